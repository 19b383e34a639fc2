using System.Reflection;
using System.Runtime.Loader;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

public class StaticLinkingTests : HostTest
{
    [Fact]
    public async Task K01_SameLifecycleVaultAndCalls()
    {
        PluginHost host = await LoadedHostAsync(o => o.StaticPlugins =
        [
            Linked(Plugin("B") with { OnPublish = "", Members = "internal static string live_Say() => \"said\";" }),
            Linked(Plugin("A") with { InvokeFunc = """if (name == "say") return _vault!.LiveFuncs.Get<Func<string>>("live_Say")(); return null;""", OnInit = "_vault = vault;", Members = "private Vault? _vault;" }),
        ]);

        Assert.Equal(
            ["A.Reloadable", "B.Reloadable", "A.Export", "B.Export", "A.Import", "B.Import", "A.OnLoad", "B.OnLoad", "A.OnInit", "B.OnInit", "B.OnPublish"],
            Marks);
        Assert.Equal("hello", Greet(host, "a"));
        Assert.Equal("said", host.InvokeFunc("A", "say"));
        await AssertStoppedAsync(host);
        Assert.Equal(["B.OnFree", "A.OnFree"], Marks.TakeLast(2));
    }

    [Fact]
    public async Task K02_ReloadIsRefused()
    {
        PluginHost host = await LoadedHostAsync(o => o.StaticPlugins = [Linked(Plugin("A"))]);
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ReloadAsync());
        Assert.Contains("running under static linking mode", e.Message, StringComparison.Ordinal);
        Assert.True(host.StaticLinkingMode);
        Assert.False(NewHost().StaticLinkingMode);
        await AssertStoppedAsync(host);
    }

    [Fact]
    public async Task K03_WhitelistWorks()
    {
        StaticPlugin[] plugins = [Linked(Plugin("A")), Linked(Plugin("B"))];
        PluginHost host = await LoadedHostAsync(o =>
        {
            o.StaticPlugins = plugins;
            o.Whitelist = ["b"];
        });
        Assert.Equal(["B"], host.Current!.Plugins.Select(p => p.Name));
        await AssertStoppedAsync(host);

        PluginLoadException e = await AssertFailsAsync(() => NewHost(o =>
        {
            o.StaticPlugins = plugins;
            o.Whitelist = ["A", "X"];
        }).LoadAsync());
        Assert.Contains("not in the linked plugins: X", e.Message, StringComparison.Ordinal);
    }

    // Linked code stays in the process: there is nothing to collect, and nothing is claimed.
    private async Task AssertStoppedAsync(PluginHost host)
    {
        ExpectsLeftovers = true;
        await AssertGoneAsync(host);
        Assert.Empty(host.Versions);
        Assert.Equal(0, host.VersionTotals.Collected);
    }

    // What the generated table of a host says, for an assembly that was loaded with the process.
    private static StaticPlugin Linked(PluginText text)
    {
        CompiledAssembly compiled = PluginCompiler.Plugin($"{text.Name}{Guid.NewGuid():N}", text.ToString());
        Assembly assembly = new AssemblyLoadContext(text.Name).LoadFromStream(new MemoryStream(compiled.Dll));
        HotswapManifestAttribute manifest = assembly.GetCustomAttribute<HotswapManifestAttribute>()!;
        Type entry = assembly.GetType(manifest.EntryType)!;
        return new StaticPlugin(manifest.ContractVersion, manifest.EntryType, manifest.Payload, () => (IPluginEntry)Activator.CreateInstance(entry)!);
    }
}
