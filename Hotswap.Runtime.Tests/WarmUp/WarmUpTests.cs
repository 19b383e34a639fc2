using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.WarmUp;

public class WarmUpTests : HostTest
{
    [Fact]
    public async Task StaticConstructorsOfWhatIsReachableRunBeforeTheSwap()
    {
        Folder.Write(WithStatics());
        PluginHost host = await LoadedHostAsync(o => o.ReloadCallback = (_, _, _) =>
        {
            Journal.Write(Key, "callback");
            return ValueTask.CompletedTask;
        });

        Assert.Equal(["static Direct", "static InLambda", "static InAsync"], Marks.SkipWhile(m => m != "A.OnInit").Skip(1).TakeWhile(m => m != "callback").Order(Comparer<string>.Create((a, b) => Rank(a) - Rank(b))));
        Assert.DoesNotContain("static NotReachable", Marks);
        Assert.Equal("callback", Marks[^1]);

        static int Rank(string mark) => mark switch { "static Direct" => 0, "static InLambda" => 1, _ => 2 };
    }

    [Fact]
    public async Task ZeroBudgetMeansNoWarmUp()
    {
        Folder.Write(WithStatics());
        await LoadedHostAsync(o => o.WarmUpBudget = TimeSpan.Zero);
        Assert.DoesNotContain(Marks, m => m.StartsWith("static", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StaticConstructorThatThrowsIsLoggedAndTheRestServes()
    {
        Folder.Write(Plugin("A") with
        {
            InvokeFunc = "return Broken.N;",
            Types = """internal static class Broken { public static int N; static Broken() => throw new InvalidOperationException("boom"); }""",
        });
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Contains(Log.Lines, l => l.EventId == 33 && l.Text.Contains("boom", StringComparison.Ordinal) && l.Text.Contains("Broken", StringComparison.Ordinal));
        AssertBroken(host);

        static void AssertBroken(PluginHost host) => Assert.Throws<TypeInitializationException>(() => host.InvokeFunc("A", "n"));
    }

    [Fact]
    public async Task F10_StaticConstructorThatHangsIsNamedWhileTheOldServes()
    {
        Folder.Write(Plugin("A") with { Greeting = "old" });
        PluginHost host = await LoadedHostAsync(o =>
        {
            o.LifecycleTimeout = TimeSpan.FromSeconds(2);
            o.WarmUpBudget = TimeSpan.FromMinutes(1);
        });
        using ManualResetEventSlim gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with
        {
            InvokeFunc = "return Stuck.N;",
            Types = $$"""internal static class Stuck { public static int N; static Stuck() => ((ManualResetEventSlim)AppContext.GetData("{{Key}}")!).Wait(); }""",
        });

        PluginLoadException e = await Assert.ThrowsAsync<PluginLoadException>(() => host.ReloadAsync());
        Assert.Contains("the static constructor of", e.Message, StringComparison.Ordinal);
        Assert.Contains("Stuck did not return", e.Message, StringComparison.Ordinal);
        Assert.Equal("old", Greet(host, "A"));

        gate.Set();
        AppContext.SetData(Key, null);
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 1 });
    }

    private PluginText WithStatics()
    {
        string Static(string name) => $$"""internal static class {{name}} { public static int N; static {{name}}() => Journal.Write("{{Key}}", "static {{name}}"); }""";
        return Plugin("A") with
        {
            InvokeFunc = """
                if (name == "lambda") return ((Func<int>)(() => InLambda.N))();
                if (name == "async") return Later();
                return Direct.N;
                """,
            Members = """
                private static async Task<int> Later() { await Task.Yield(); return InAsync.N; }
                private static int Dead() => NotReachable.N;
                """,
            Types = string.Concat(new[] { "Direct", "InLambda", "InAsync", "NotReachable" }.Select(Static)),
        };
    }
}
