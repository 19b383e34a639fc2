using System.Reflection;

namespace Hotswap.Benchmarks.Queue;

/// <summary>A host that runs this program's own live things, linked into it.</summary>
internal static class JobHost
{
    public static async Task<PluginHost> LoadAsync()
    {
        HotswapManifestAttribute manifest = typeof(JobHost).Assembly.GetCustomAttribute<HotswapManifestAttribute>()!;
        StaticPlugin plugin = new(
            manifest.ContractVersion, manifest.EntryType, manifest.Payload, () => new HotswapGenerated.Hotswap_Benchmarks.PluginEntry());
        PluginHost host = new(new PluginHostOptions { StaticPlugins = [plugin] });
        await host.LoadAsync();
        return host;
    }

    /// <summary>The decoding and the call of a job, without a look-up and without a lease.</summary>
    public static LiveRunner Runner(PluginHost host, string name)
    {
        using Lease lease = host.Enter(out PluginManager generation);
        return generation.Vault.LiveFuncs[name].Runner!;
    }
}
