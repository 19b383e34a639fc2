using Hello.Contract;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Peers;

/// <summary>A host of this project: calls go through a lease and the plugin's export.</summary>
internal sealed class HotswapSwapper : ISwapper
{
    private readonly string _plugin = PluginFolder.NameOf(0);

    public HotswapSwapper(PluginFolder folder, TimeSpan? warmUpBudget = null)
    {
        PluginHostOptions options = new()
        {
            PluginDirectory = folder.Path,
            FreeDelay = TimeSpan.FromMilliseconds(100),
            CollectInterval = TimeSpan.FromSeconds(1),
        };
        options.WarmUpBudget = warmUpBudget ?? options.WarmUpBudget;
        Host = new PluginHost(options);
        Host.LoadAsync().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public string Name => "Hotswap";

    public PluginHost Host { get; }

    /// <summary>What the latest reload took, step by step.</summary>
    public LoadReport? Report { get; private set; }

    /// <inheritdoc/>
    public string Call(string name)
    {
        using Lease lease = Host.Enter(out PluginManager generation);
        return generation.FindPlugin(_plugin)!.GetExport<IWorld>().Greet(name);
    }

    /// <inheritdoc/>
    public TimeSpan Reload()
    {
        Report = Host.ReloadAsync().GetAwaiter().GetResult();
        return Report.Elapsed;
    }

    /// <inheritdoc/>
    public void Dispose() => Host.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
