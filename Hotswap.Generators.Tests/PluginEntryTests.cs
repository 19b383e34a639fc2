using Hotswap.Generators.Tests.Harness;

namespace Hotswap.Generators.Tests;

public sealed class PluginEntryTests
{
    [Fact]
    public void CompletePluginCompilesWithoutWarnings()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Plugin(
            "internal string live_Hum(int n, PluginContext context) => context.Name + n;",
            """
            static class Jobs
            {
                internal static void live_RollCall(string name, Vault vault, CancellationToken ct) { }
                internal static Task<int> LIVE_count(int vault) => Task.FromResult(vault);
            }
            internal sealed class Live_Fire { public int N { get; set; } }
            """)).AssertClean();
        Assert.Equal(
            [
                "HotswapManifest.g.cs", "LiveData_Worlds_Live_Fire.g.cs", "LiveFunc_LIVE_count.g.cs", "LiveFunc_live_Hum.g.cs", "LiveFunc_live_RollCall.g.cs",
                "LiveType_Live_Fire.g.cs", "PluginEntry.g.cs",
            ],
            run.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void L05_MissingMethodsAreAllNamedInTheManifest()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [Hotswap.HotswapPlugin]
            class World
            {
                public void OnLoad(object? data) { }
            }
            """).AssertClean();
        Assert.Contains("OnInit, OnFree, Export, Import, InvokeFunc, Reloadable", run["HotswapManifest.g.cs"], StringComparison.Ordinal);
        Assert.Contains("HS0001", run["HotswapManifest.g.cs"], StringComparison.Ordinal);
    }
}
