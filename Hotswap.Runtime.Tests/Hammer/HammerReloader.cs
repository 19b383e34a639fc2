using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>Rewrites plugins at random and reloads, half of the times with a failure at a random stage.</summary>
internal sealed class HammerReloader(PluginHost host, HammerBoard board, PluginFolder folder, int seed)
{
    private static readonly HammerStage[] _stages = Enum.GetValues<HammerStage>();

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _builds = HammerImages.Plugins.ToDictionary(p => p.Name, _ => 0);
    private int _swaps;

    /// <summary>How many reloads succeeded.</summary>
    public int Swaps => _swaps;

    /// <summary>How many failed or were cancelled, as they were meant to.</summary>
    public int Failures { get; private set; }

    /// <summary>The stages at which something failed or was cancelled.</summary>
    public HashSet<HammerStage> Failed { get; } = [];

    public void WriteAll()
    {
        foreach ((string name, int build) in _builds)
        {
            folder.Write(HammerImages.Get(name, build));
        }
    }

    public async Task ReloadAsync()
    {
        foreach ((string name, _) in HammerImages.Plugins)
        {
            // The keeper stays, nearly always, and keeps the vault that it has.
            if (_random.NextDouble() < (name == "Keeper" ? 0.03 : 0.4))
            {
                _builds[name] = _random.Next(HammerImages.Builds);
                folder.Write(HammerImages.Get(name, _builds[name]));
            }
        }

        if (_random.Next(2) == 0)
        {
            await Task.WhenAll(SucceedAsync(), _random.Next(8) == 0 ? SucceedAsync() : Task.CompletedTask);
        }
        else
        {
            await FailAsync(_stages[_random.Next(_stages.Length)], HammerImages.Plugins[_random.Next(HammerImages.Plugins.Count)].Name);
        }
    }

    private async Task SucceedAsync()
    {
        try
        {
            await host.ReloadAsync();
            Interlocked.Increment(ref _swaps);
        }
        catch (Exception e)
        {
            board.Violate($"a good reload failed: {e.Message}");
        }
    }

    private async Task FailAsync(HammerStage stage, string plugin)
    {
        switch (stage)
        {
            case HammerStage.DamagedFile:
                byte[] whole = HammerImages.Get(plugin, _builds[plugin]).Dll;
                folder.WriteFile($"{plugin}/{plugin}.dll", whole[.._random.Next(whole.Length)]);
                await ExpectFailureAsync(stage, default);
                folder.Write(HammerImages.Get(plugin, _builds[plugin]));
                break;
            case HammerStage.MissingFolder when plugin is "Core" or "Middle":
                folder.Remove(plugin);
                await ExpectFailureAsync(stage, default);
                folder.Write(HammerImages.Get(plugin, _builds[plugin]));
                break;
            case HammerStage.MissingFolder:
                await SucceedAsync();
                break;
            case HammerStage.OnFree:
                board.Arm(plugin, stage, null);
                await SucceedAsync();
                board.Disarm();
                break;
            default:
                await FailInCodeAsync(stage, plugin);
                break;
        }
    }

    private async Task FailInCodeAsync(HammerStage stage, string plugin)
    {
        using CancellationTokenSource cancel = new();
        board.Arm(stage is HammerStage.Callback or HammerStage.Extension ? "" : plugin, stage, _random.Next(4) == 0 ? cancel.Cancel : null);
        try
        {
            await host.ReloadAsync(options: new ReloadOptions { Callback = ReachCallback }, cancellationToken: cancel.Token);
            Interlocked.Increment(ref _swaps);
            if (board.Disarm())
            {
                board.Violate($"a failure of {plugin} at {stage} had no consequence");
            }
        }
        catch (Exception e) when (e is PluginLoadException or OperationCanceledException)
        {
            Failures++;
            Failed.Add(stage);
            if (!board.Disarm())
            {
                board.Violate($"a good reload failed: {e.Message}");
            }
        }
    }

    private ValueTask ReachCallback(PluginManager next, PluginManager? serving, CancellationToken cancellationToken)
    {
        board.Reach("", HammerStage.Callback);
        return ValueTask.CompletedTask;
    }

    private async Task ExpectFailureAsync(HammerStage stage, CancellationToken cancellation)
    {
        try
        {
            await host.ReloadAsync(cancellation);
            board.Violate($"{stage} had no consequence");
        }
        catch (PluginLoadException)
        {
            Failures++;
            Failed.Add(stage);
        }
    }
}
