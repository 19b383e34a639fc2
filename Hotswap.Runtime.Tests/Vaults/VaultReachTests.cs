using System.Globalization;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Vaults;

/// <summary>What a call reaches through a kept vault stays in memory for as long as the call lasts.</summary>
public class VaultReachTests : HostTest
{
    private PluginText Keeper => Plugin("Keeper") with
    {
        OnInit = "_vault = vault;",
        Members = "internal Vault? _vault;",
        InvokeFunc = """((Action)args[0]!)(); _vault!.LiveFuncs.Get<Action<Action>>("live_Pass")((Action)args[1]!); return "done";""",
    };

    private PluginText Passer(int number) => Plugin("Passer") with
    {
        Greeting = number.ToString(CultureInfo.InvariantCulture),
        Members = $$"""internal static void live_Pass(Action action) { Mark("Pass{{number}}"); action(); }""",
    };

    [Fact]
    public async Task S02_CodeFoundThroughAVaultByACallOnAnOlderGenerationIsNotFreedUnderIt()
    {
        Folder.Write(Keeper);
        Folder.Write(Passer(1));
        PluginHost host = await LoadedHostAsync();
        using Gate before = new();
        using Gate inside = new();
        Task<object?> call = Task.Run(() => host.InvokeFunc("Keeper", "call", (Action)before.Pass, (Action)inside.Pass));
        await before.ReachedAsync();
        Folder.Write(Passer(2));
        await host.ReloadAsync();
        before.Open();
        await inside.ReachedAsync();
        Assert.Contains("Passer.Pass2", Marks);

        // Generation 2 has no lease of its own, the call inside its code holds one on generation 1.
        Folder.Write(Passer(3));
        await host.ReloadAsync();
        Folder.Write(Passer(4));
        await host.ReloadAsync();
        await Wait.UntilAsync(() => IsFreed(3));
        Assert.False(IsFreed(2));

        inside.Open();
        Assert.Equal("done", await call);
        await Wait.UntilAsync(() => IsFreed(1) && IsFreed(2));
    }

    [Fact]
    public async Task S04_CallsOfACarriedOverPluginDoNotGetIntoALoadThatMayFail()
    {
        Folder.Write(Keeper with { OnPublish = "_vault = vault;" });
        Folder.Write(Passer(1));
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Passer(2));
        await AssertFailsAsync(() => host.ReloadAsync(options: new ReloadOptions
        {
            Callback = async (_, _, _) =>
            {
                // Keeper has the handle of the new load. What it calls from outside of the load is what serves.
                using (ExecutionContext.SuppressFlow())
                {
                    _ = await Task.Run(() => host.InvokeFunc("Keeper", "call", (Action)(() => { }), (Action)(() => { })));
                }

                throw new InvalidOperationException("boom");
            },
        }));

        Assert.Contains("Passer.Pass1", Marks);
        Assert.DoesNotContain("Passer.Pass2", Marks);
    }

    [Fact]
    public async Task F05_WhatAFailedLoadStillRunsIsNotFreedUnderIt()
    {
        using Gate inside = new();
        AppContext.SetData(Key, inside);
        Folder.Write(Plugin("A") with { Greeting = "old" });
        PluginHost host = await LoadedHostAsync(o => o.LifecycleTimeout = TimeSpan.FromMilliseconds(300));
        Folder.Write(Plugin("A") with
        {
            Greeting = "new",
            Members = "internal static async Task live_Wait(string key) { await Task.Yield(); await ((Hotswap.Runtime.Tests.Harness.Gate)AppContext.GetData(key)!).PassAsync(); Mark(\"waited\"); }",
            OnInit = $"""_ = LiveFuncs.Wait(vault, "{Key}"); throw new InvalidOperationException("boom");""",
        });

        await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("old", Greet(host, "A"));
        Assert.DoesNotContain("A.OnFree", Marks);
        Assert.Equal(1, host.VersionTotals.Abandoned);

        inside.Open();
        AppContext.SetData(Key, null);
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 1 });
        Assert.Equal(["A.waited", "A.OnFree"], Marks.TakeLast(2));
    }

    [Fact]
    public async Task S02_CallsThatHaveBegunUseTheirVaultWhileTheHostIsDisposed()
    {
        Folder.Write(Keeper);
        Folder.Write(Passer(1));
        PluginHost host = await LoadedHostAsync();
        using Gate before = new();
        Task<object?> call = Task.Run(() => host.InvokeFunc("Keeper", "call", (Action)before.Pass, (Action)(() => { })));
        await before.ReachedAsync();
        Task disposal = host.DisposeAsync().AsTask();
        await Wait.UntilAsync(() => host.Current is null);
        Assert.Throws<ObjectDisposedException>(() => host.InvokeFunc("Keeper", "greet"));
        before.Open();

        Assert.Equal("done", await call);
        await disposal;
        Assert.Contains("Passer.Pass1", Marks);
    }

    [Fact]
    public async Task S02_BackgroundWorkOfReplacedVersionsFindsTheLastGenerationUntilItIsStopped()
    {
        using Gate retiring = new();
        PluginHost host = NewHost();
        bool disposing = false;
        int calls = 0;
        Folder.Write(Plugin("A") with
        {
            // Its Retiring callback holds up its own retirement, while its work goes on.
            OnInit = $$"""
                var (gate, step) = ((Gate, Action))AppContext.GetData("{{Key}}")!;
                context.Retiring.Register(gate.Pass);
                context.Run(async stopping => { while (true) { LiveFuncs.Ping(vault); step(); await Task.Delay(1, stopping); } });
                """,
            Members = """internal static void live_Ping() => Mark("Ping1");""",
        });
        AppContext.SetData(Key, (retiring, (Action)(() =>
        {
            if (Volatile.Read(ref disposing) && host.Current is null && ++calls == 50)
            {
                retiring.Open();
            }
        })));
        await host.LoadAsync();
        AppContext.SetData(Key, null);
        Folder.Write(Plugin("A") with { OnFree = """Mark("Free2");""", Members = """internal static void live_Ping() => Mark("Ping2");""" });
        await host.ReloadAsync();
        await retiring.ReachedAsync();

        Volatile.Write(ref disposing, true);
        await host.DisposeAsync();
        Assert.DoesNotContain(Log.Lines, l => l.EventId == 20);
        Assert.True(calls >= 50);
        Assert.Equal("A.Free2", Marks[^1]);
    }

    [Fact]
    public async Task S02_WorkThatOutlivesItsStopAndFindsTheLastGenerationIsNotInsideWhenThatIsFreed()
    {
        using Gate start = new();
        using Gate inside = new();
        using Gate retiring = new();
        AppContext.SetData(Key, (start, inside, retiring));
        string gates = $"""((Gate, Gate, Gate))AppContext.GetData("{Key}")!""";
        Folder.Write(Plugin("A") with
        {
            OnInit = $$"""
                var (start, _, _) = {{gates}};
                context.Run(async _ => { await start.PassAsync(); LiveFuncs.Hold(vault); });
                """,
            Members = "internal static void live_Hold() { }",
        });
        PluginHost host = await LoadedHostAsync(o =>
        {
            o.LifecycleTimeout = TimeSpan.FromSeconds(1);
            o.WarmUpBudget = TimeSpan.Zero;
        });
        await start.ReachedAsync();
        Folder.Write(Plugin("A") with
        {
            OnInit = $"(_, _inside, Gate retiring) = {gates}; context.Retiring.Register(retiring.Pass);",
            Members = """private static Gate? _inside; internal static void live_Hold() { _inside!.Pass(); Mark("left"); }""",
        });
        await host.ReloadAsync();
        AppContext.SetData(Key, null);
        await Wait.UntilAsync(() => host.VersionTotals.Abandoned == 1);

        // The last generation has drained when the work of the abandoned version comes.
        Task disposal = host.DisposeAsync().AsTask();
        await retiring.ReachedAsync();
        start.Open();
        await inside.ReachedAsync();
        retiring.Open();
        await disposal;
        Assert.Equal([PluginVersionState.Abandoned, PluginVersionState.Abandoned], host.Versions.Select(v => v.State));
        Assert.DoesNotContain("A.OnFree", Marks);

        inside.Open();
        await Wait.UntilAsync(() => host.VersionTotals.Collected == 2);
        Assert.Equal(["A.left", "A.OnFree", "A.OnFree"], Marks.TakeLast(3));
    }

    private bool IsFreed(int generation) => Log.Lines.Any(l => l.EventId == 10 && l.Text.StartsWith($"Generation {generation} ", StringComparison.Ordinal));
}
