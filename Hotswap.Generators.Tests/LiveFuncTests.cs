using Hotswap.Generators.Tests.Harness;

namespace Hotswap.Generators.Tests;

/// <summary>Runs what registers live things.</summary>
public sealed class LiveFuncTests
{
    private const string Source = """
        using Hotswap;
        namespace Worlds;
        [HotswapPlugin("world")]
        public sealed class World
        {
            private int _calls;
            internal int live_Count(int by) => _calls += by;
            internal string live_Where(PluginContext context, string name, Vault vault, CancellationToken ct) => $"{context.Name} {name} {vault is not null} {ct.CanBeCanceled}";
        }
        internal static class Jobs { internal static async Task<int> live_Slow(int n) { await Task.Yield(); return n; } }
        internal static class Nothing { internal static void LIVE_Void(Vault v) { } }
        internal sealed class Live_Fire { public int N { get; set; } = 7; }
        internal record struct Live_Dot(int X, int Y);
        """;

    [Fact]
    public void V01_LiveThingsAreRegisteredInManifestOrderAndWork()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Source), TestOptions.Plugin.With("HotswapLifecycle", "Optional"));
        LoadedPlugin plugin = LoadedPlugin.From(run);
        plugin.Entry.Create(plugin.Context);
        var live = new LiveRegistration(new Vault(null!));
        plugin.Entry.RegisterLive(live);

        Assert.Equal(["LIVE_Void", "live_Count", "live_Slow", "live_Where"], live.Funcs.Select(f => f.Name));
        Assert.Equal(live.Funcs.Select(f => f.Name), Names(run, "liveFuncs"));
        Assert.Equal(["Live_Dot", "Live_Fire"], live.Types.Select(t => t.Name));
        Assert.Equal(live.Types.Select(t => t.Name), Names(run, "liveTypes"));

        Assert.IsType<Action>(live.Funcs[0].Function)();
        var count = Assert.IsType<Func<int, int>>(live.Funcs[1].Function);
        Assert.Equal(5, count(2) + count(1));
        Assert.IsType<Func<int, Task<int>>>(live.Funcs[2].Function);
        Assert.Equal("world x True False", Assert.IsType<Func<string, string>>(live.Funcs[3].Function)("x"));
        object fire = live.Types[1].Factory!();
        Assert.Equal(7, fire.GetType().GetProperty("N")!.GetValue(fire));
    }

    [Fact]
    public void SignaturesInTheManifestAreForPeople() => Assert.Equal(
        "Task<int> live_Slow(int n)",
        GeneratorRun.Of(TestCompilation.Create(Source), TestOptions.Plugin.With("HotswapLifecycle", "Optional"))
            .Manifest().GetProperty("liveFuncs")[2].GetProperty("signature").GetString());

    [Theory]
    [InlineData("internal static async IAsyncEnumerable<int> live_Numbers() { await Task.Yield(); yield return 1; }")]
    [InlineData("internal static IEnumerable<int> live_Numbers() { yield return 1; }")]
    [InlineData("internal static System.Runtime.CompilerServices.ConfiguredTaskAwaitable live_Awaitable() => Task.CompletedTask.ConfigureAwait(false);")]
    public void ResultThatNobodyTakesIsNoWarningOfGeneratedCode(string function) => GeneratorRun
        .Of(TestCompilation.Create($"using Hotswap; [HotswapPlugin] sealed class World {{ {function} }}"), TestOptions.Plugin.With("HotswapLifecycle", "Optional"))
        .AssertClean();

    private static IEnumerable<string?> Names(GeneratorRun run, string list) =>
        run.Manifest().GetProperty(list).EnumerateArray().Select(f => f.GetProperty("name").GetString());
}
