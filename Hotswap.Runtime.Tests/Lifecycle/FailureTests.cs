using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Lifecycle;

public class FailureTests : HostTest
{
    private const string Throw = """throw new InvalidOperationException("boom");""";

    [Fact]
    public Task F01_ExceptionInTheConstructor() => AssertUndoneAsync(p => p with { Constructor = Throw }, LoadStage.Load);

    [Fact]
    public Task F01_ExceptionInReloadable() => AssertUndoneAsync(p => p with { Reloadable = Throw }, LoadStage.Reloadable);

    [Fact]
    public Task F02_ExceptionInExport() => AssertUndoneAsync(p => p with { Export = Throw }, LoadStage.Export);

    [Fact]
    public Task F03_ExceptionInImport() => AssertUndoneAsync(p => p with { Import = Throw }, LoadStage.Import);

    [Fact]
    public Task F04_ExceptionInOnLoad() => AssertUndoneAsync(p => p with { OnLoad = Throw }, LoadStage.OnLoad);

    [Fact]
    public Task F05_ExceptionInOnInit() => AssertUndoneAsync(p => p with { OnInit = Throw }, LoadStage.OnInit);

    [Fact]
    public Task F05_ExceptionInOnPublish() => AssertUndoneAsync(p => p with { OnPublish = Throw }, LoadStage.OnPublish);

    [Fact]
    public async Task F06_ExceptionInTheReloadCallback()
    {
        Folder.Write(Plugin("A") with { Greeting = "old" });
        PluginHost host = await LoadedHostAsync(o => o.ReloadCallback = (_, previous, _) =>
            previous is null ? ValueTask.CompletedTask : throw new InvalidOperationException("boom"));
        Journal.Clear(Key);
        Folder.Write(Plugin("A") with { Greeting = "new" });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("<hotswap> Callback: System.InvalidOperationException: boom", e.Message);
        Assert.Equal("old", Greet(host, "A"));
        Assert.Single(Marks, "A.OnFree");
    }

    [Fact]
    public async Task F07_ExceptionInOnFreeIsLoggedAndTheOthersStillRun()
    {
        Folder.Write(Plugin("A") with { OnFree = Throw });
        Folder.Write(Plugin("B") with { OnFree = Throw });
        Folder.Write(Plugin("C"));
        PluginHost host = await LoadedHostAsync();

        await AssertGoneAsync(host);
        Assert.Equal(["C.OnFree", "B.OnFree", "A.OnFree"], Marks.Where(m => m.EndsWith("OnFree", StringComparison.Ordinal)));
        Assert.Equal(2, Log.Lines.Count(l => l.EventId == 12 && l.Text.Contains("boom", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task F08_InvokeEachCallsAllInOrderAndLogsFailures()
    {
        const string Sing = """if (name == "sing") { Mark("sing"); if (args.Length == 1) throw new InvalidOperationException("boom"); } return null;""";
        Folder.Write(Plugin("A") with { InvokeFunc = Sing });
        Folder.Write(Plugin("B") with { InvokeFunc = Sing });
        PluginHost host = await LoadedHostAsync();
        Journal.Clear(Key);

        using (host.Enter(out PluginManager generation))
        {
            generation.InvokeEach("sing");
            generation.InvokeEachBackward("sing", 1);
        }

        Assert.Equal(["A.sing", "B.sing", "B.sing", "A.sing"], Marks);
        Assert.Equal(2, Log.Lines.Count(l => l.EventId == 22 && l.Text.Contains("boom", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task F09_CallbacksSeeBothGenerationsBeforeTheSwap()
    {
        List<string> calls = [];
        Folder.Write(Plugin("A"));
        PluginHost host = null!;
        host = NewHost(o => o.ReloadCallback = (next, previous, _) =>
        {
            calls.Add($"options {next.Generation} {previous?.Generation} {host.Current?.Generation} {next.FindPlugin("A")!.InvokeFunc("greet")}");
            return ValueTask.CompletedTask;
        });
        await host.LoadAsync();
        Folder.Write(Plugin("A") with { Greeting = "two" });
        await host.ReloadAsync(options: new ReloadOptions
        {
            Callback = (next, previous, _) =>
            {
                calls.Add($"reload {next.Generation} {previous?.Generation}");
                return ValueTask.CompletedTask;
            },
        });

        Assert.Equal(["options 1   hello", "options 2 1 1 two", "reload 2 1"], calls);
    }

    [Fact]
    public async Task F10_HangingLifecycleMethodFailsTheLoadAndIsFreedWhenItReturns()
    {
        Folder.Write(Plugin("Base"));
        PluginHost host = await LoadedHostAsync(GiveUpSoon);
        using ManualResetEventSlim gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("Stuck") with { OnInit = $"""((ManualResetEventSlim)AppContext.GetData("{Key}")!).Wait();""" });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("Stuck", Assert.Single(e.Errors).Plugin);
        Assert.Contains("did not return", e.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "Base"));
        Assert.Equal(1, host.VersionTotals.Abandoned);
        Assert.DoesNotContain("Stuck.OnFree", Marks);

        gate.Set();
        AppContext.SetData(Key, null);
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 1 });
        Assert.Single(Marks, "Stuck.OnFree");
    }

    [Theory]
    [InlineData("Constructor")]
    [InlineData("Reloadable")]
    [InlineData("Export")]
    [InlineData("Import")]
    [InlineData("OnLoad")]
    [InlineData("OnPublish")]
    public async Task F10_HangingAtAnyStageIsAbandonedWhileTheOldServes(string stage)
    {
        Folder.Write(Plugin("A") with { Greeting = "old" });
        PluginHost host = await LoadedHostAsync(GiveUpSoon);
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        string hang = $"""((Gate)AppContext.GetData("{Key}")!).Pass();""";
        PluginText stuck = Plugin("Stuck");
        Folder.Write(stage switch
        {
            "Constructor" => stuck with { Constructor = hang },
            "Reloadable" => stuck with { Reloadable = hang + " return true;" },
            "Export" => stuck with { Export = hang + " return null;" },
            "Import" => stuck with { Import = hang + " return null;" },
            "OnLoad" => stuck with { OnLoad = hang },
            _ => stuck with { OnPublish = hang },
        });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("Stuck", Assert.Single(e.Errors).Plugin);
        Assert.Equal("old", Greet(host, "A"));
        Assert.Equal(PluginVersionState.Abandoned, host.Versions.Single(v => v.Version.Plugin == "Stuck").State);
        Assert.DoesNotContain("Stuck.OnFree", Marks);

        // The old generation is whole: it can be reloaded.
        Folder.Remove("Stuck");
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
        gate.Open();
        AppContext.SetData(Key, null);
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 3 });
        Assert.Single(Marks, "Stuck.OnFree");
    }

    [Fact]
    public async Task F10_ReloadableOfAServingVersionThatHangsHoldsItUntilItReturns()
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with { Reloadable = $$"""if (_asked++ == 1) ((Gate)AppContext.GetData("{{Key}}")!).Pass(); return true;""", Members = "private int _asked;" });
        PluginHost host = await LoadedHostAsync(GiveUpSoon);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal(LoadStage.Reloadable, Assert.Single(e.Errors).Stage);
        Assert.Equal("hello", Greet(host, "A"));
        AppContext.SetData(Key, null);

        // Replaced while that call is still inside: not freed under it.
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
        await Wait.UntilAsync(() => host.VersionTotals.Abandoned == 1);
        Assert.DoesNotContain("A.OnFree", Marks);
        gate.Open();
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 1 });
        Assert.Single(Marks, "A.OnFree");
    }

    [Fact]
    public async Task F10_HangingOnFreeHoldsUpNeitherReloadsNorTheOthers()
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with { OnFree = $"""((Gate)AppContext.GetData("{Key}")!).Pass();""" });
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync(GiveUpSoon);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        Folder.Write(Plugin("B") with { Greeting = "new" });
        await host.ReloadAsync();
        await gate.ReachedAsync();
        AppContext.SetData(Key, null);

        Assert.Equal("new", Greet(host, "A"));
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 1, Collected: 1 });
        Assert.Contains("A#1", Log.Lines.Single(l => l.EventId == 13).Text, StringComparison.Ordinal);
        gate.Open();
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 2 });
        Assert.Single(Marks, "A.OnFree");
    }

    [Fact]
    public async Task L14_CancelledReloadLeavesAllAsItWas()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        using CancellationTokenSource cancel = new();
        Folder.Write(Plugin("A") with { Greeting = "new" });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ReloadAsync(
            options: new ReloadOptions
            {
                Callback = async (_, _, ct) =>
                {
                    await cancel.CancelAsync();
                    ct.ThrowIfCancellationRequested();
                },
            },
            cancellationToken: cancel.Token));
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(0, host.ReloadCounter);
    }

    [Fact]
    public async Task L14_ReloadBeforeAnyLoadActsAsALoad()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost();
        await host.ReloadAsync();
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L14_ReloadFromACallbackOrLifecycleMethodIsRefused()
    {
        Folder.Write(Plugin("A") with { OnInit = """((Action)AppContext.GetData(context.Name + "reload")!)();""" });
        PluginHost host = null!;
        List<Exception?> refusals = [];
        async ValueTask Try() => refusals.Add(await Record.ExceptionAsync(() => host.ReloadAsync()));
        AppContext.SetData("Areload", () => Try().AsTask().Wait());
        host = NewHost(o => o.ReloadCallback = (_, _, _) => Try());
        await host.LoadAsync();
        AppContext.SetData("Areload", null);

        Assert.Equal(2, refusals.Count);
        Assert.All(refusals, r => Assert.IsType<InvalidOperationException>(r));
    }

    [Fact]
    public async Task L14_TheSecondOfTwoReloadsWaits()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        int inside = 0;
        int most = 0;
        ReloadOptions options = new()
        {
            Callback = async (_, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            },
        };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.ReloadAsync(options: options))));
        Assert.Equal(1, most);
        Assert.Equal(21, host.Current!.Generation);
    }

    // Warm-up, which may take a while on a busy machine, is not what these are about.
    private static void GiveUpSoon(PluginHostOptions options)
    {
        options.LifecycleTimeout = TimeSpan.FromSeconds(1);
        options.WarmUpBudget = TimeSpan.Zero;
    }

    private async Task AssertUndoneAsync(Func<PluginText, PluginText> breakIt, LoadStage stage)
    {
        Folder.Write(Plugin("A") with { Greeting = "old" });
        PluginHost host = await LoadedHostAsync();
        Journal.Clear(Key);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        Folder.Write(breakIt(Plugin("B")));

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal($"<hotswap:B> {stage}: System.InvalidOperationException: boom", e.Message);
        Assert.Equal(stage, Assert.Single(e.Errors).Stage);
        Assert.Null(e.InnerException);
        Assert.Equal("old", Greet(host, "A"));
        Assert.Equal(1, host.Current!.Generation);

        // Those that were loaded are freed, in reverse order, the one that serves is not.
        string[] freed = [.. Marks.Where(m => m.EndsWith("OnFree", StringComparison.Ordinal))];
        Assert.Equal(stage == LoadStage.Load ? ["A.OnFree"] : ["B.OnFree", "A.OnFree"], freed);
        await host.WaitForVerdictsAsync();
        Assert.Equal(2, host.VersionTotals.Collected);
        Assert.Equal("<hotswap:B>", Log.Lines.First(l => l.EventId == 3).Text[..11]);
    }
}
