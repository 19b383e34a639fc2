using System.Runtime.CompilerServices;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Telemetry;

public class MetricsTests : FakeTimeTest
{
    [Fact]
    public async Task ReloadsAndFailuresAreCountedWithWhereTheyFailed()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost();
        using MeterProbe probe = new(host);
        await host.LoadAsync();
        Folder.Write(Plugin("A") with { OnInit = """throw new InvalidOperationException("no");""" });
        await AssertFailsAsync(() => host.ReloadAsync());
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();

        Assert.Equal(["1 hotswap.trigger=call", "1 hotswap.trigger=call"], probe.Recorded("hotswap.reloads"));
        Assert.Equal(["1 hotswap.trigger=call hotswap.phase=OnInit"], probe.Recorded("hotswap.reload.failures"));
        Assert.Equal(
            ["hotswap.trigger=call hotswap.outcome=ok", "hotswap.trigger=call hotswap.outcome=failed", "hotswap.trigger=call hotswap.outcome=ok"],
            probe.RecordedTags("hotswap.reload.duration"));
    }

    [Fact]
    public async Task ACancelledReloadIsNoFailure()
    {
        Folder.Write(Plugin("A"));
        using CancellationTokenSource cancel = new();
        PluginHost host = NewHost(o => o.ReloadCallback = (_, previous, ct) =>
        {
            if (previous is not null)
            {
                cancel.Cancel();
                ct.ThrowIfCancellationRequested();
            }

            return ValueTask.CompletedTask;
        });
        using MeterProbe probe = new(host);
        await host.LoadAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ReloadAsync(cancel.Token));

        Assert.Empty(probe.Recorded("hotswap.reload.failures"));
        Assert.Equal("hotswap.trigger=call hotswap.outcome=cancelled", probe.RecordedTags("hotswap.reload.duration")[^1]);
    }

    [Fact]
    public async Task EveryPhaseIsTimedInSecondsAsTheReportSays()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost();
        using MeterProbe probe = new(host);
        LoadReport report = await host.LoadAsync();

        Assert.Equal(report.Phases.Select(p => $"hotswap.phase={p.Stage} hotswap.outcome=ok"), probe.RecordedTags("hotswap.reload.phase.duration"));
        Assert.Contains(report.Phases, p => p.Stage == LoadStage.OnLoad);
        double[] told = [.. report.Phases.Select(p => p.Elapsed.TotalSeconds)];
        double[] recorded = [.. probe.RecordedValues("hotswap.reload.phase.duration")];
        Assert.All(told.Zip(recorded), pair => Assert.InRange(pair.Second, pair.First, pair.First + 1));
        Assert.True(probe.RecordedValues("hotswap.reload.duration")[0] >= recorded.Max());
    }

    [Fact]
    public async Task VersionsAndLeasesAreObserved()
    {
        Folder.Write(Plugin("A"));
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync();
        using MeterProbe probe = new(host);
        Assert.Equal(["2"], probe.Observe("hotswap.versions.live"));
        Assert.Equal(["0"], probe.Observe("hotswap.versions.draining"));
        AsyncLease old = host.EnterAsync();
        Assert.Equal(["1 hotswap.leases.on=serving", "0 hotswap.leases.on=replaced"], probe.Observe("hotswap.leases.open"));

        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        using (host.EnterAsync())
        using (host.EnterAsync())
        {
            await Wait.UntilAsync(() => probe.Observe("hotswap.leases.open").SequenceEqual(["2 hotswap.leases.on=serving", "1 hotswap.leases.on=replaced"]));
        }

        Assert.Equal(["2"], probe.Observe("hotswap.versions.live"));
        Assert.Equal(["1"], probe.Observe("hotswap.versions.draining"));
        Assert.Equal(["0"], probe.Observe("hotswap.drains.overdue"));

        old.Dispose();
        await host.WaitForVerdictsAsync();
        Assert.Equal(["0"], probe.Observe("hotswap.versions.draining"));
        Assert.Equal(["0 hotswap.leases.on=serving", "0 hotswap.leases.on=replaced"], probe.Observe("hotswap.leases.open"));
        Assert.Equal(["0"], probe.Observe("hotswap.versions.leaked"));
    }

    [Fact]
    public async Task LeakedVersionsAreObserved()
    {
        Folder.Write(Plugin("A") with
        {
            ExportType = "Hotswap.Runtime.Tests.Telemetry.IHeld",
            Export = "return new Held();",
            Types = "internal sealed class Held : Hotswap.Runtime.Tests.Telemetry.IHeld { }",
        });
        PluginHost host = await LoadedHostAsync(o => o.LeakTimeout = TimeSpan.FromMilliseconds(200));
        using MeterProbe probe = new(host);
        object? held = host.Current!.FindPlugin("A")!.Export;
        Folder.Write(Plugin("A"));
        await host.ReloadAsync();
        await host.WaitForVerdictsAsync();

        Assert.Equal(["1"], probe.Observe("hotswap.versions.leaked"));
        GC.KeepAlive(held);
        ExpectsLeftovers = true;
    }

    [Fact]
    public async Task AbandonedVersionsAreObserved()
    {
        using ManualResetEventSlim go = new();
        AppContext.SetData(Key, go);
        Folder.Write(Plugin("A") with { OnFree = $"""((ManualResetEventSlim)AppContext.GetData("{Key}")!).Wait();""" });
        PluginHost host = await LoadedHostAsync(o => o.LifecycleTimeout = TimeSpan.FromMilliseconds(300));
        using MeterProbe probe = new(host);
        Folder.Write(Plugin("A"));
        await host.ReloadAsync();
        await host.WaitForVerdictsAsync();
        Assert.Equal(["1"], probe.Observe("hotswap.versions.abandoned"));

        go.Set();
        await Wait.UntilAsync(() => probe.Observe("hotswap.versions.abandoned").SequenceEqual(["0"]));
        AppContext.SetData(Key, null);
    }

    [Fact]
    public async Task ADrainPastDrainWarnAfterIsToldOnceAndShown()
    {
        Folder.Write(Plugin("A"));
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            OnFakeTime(o);
            o.DrainWarnAfter = TimeSpan.FromMinutes(2);
            o.FreeDelay = TimeSpan.FromMinutes(1);
        });
        using MeterProbe probe = new(host);
        AsyncLease lease = host.EnterAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await Wait.UntilAsync(() => probe.Observe("hotswap.leases.open")[1].StartsWith('1'));
        Time.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(PluginVersionState.Draining, StateOf(host, "A#1"));
        await PumpAsync(() => probe.Observe("hotswap.drains.overdue").SequenceEqual(["1"]), TimeSpan.FromSeconds(1));

        Assert.Equal(PluginVersionState.DrainOverdue, StateOf(host, "A#1"));
        Assert.Equal(PluginVersionState.Serving, StateOf(host, "B#1"));
        Assert.Equal(["1"], probe.Observe("hotswap.versions.draining"));
        await Wait.UntilAsync(() => Log.Lines.Any(l => l.EventId == 16));
        string warning = Assert.Single(Log.Lines, l => l.EventId == 16).Text;
        Assert.Contains("1 open leases", warning, StringComparison.Ordinal);
        Assert.Contains("A#1", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("B#1", warning, StringComparison.Ordinal);

        // A version that leaves while an overdue generation keeps it is overdue as well.
        Folder.Write(Plugin("B") with { Greeting = "new" });
        await host.ReloadAsync();
        Assert.Equal(PluginVersionState.DrainOverdue, StateOf(host, "B#1"));

        lease.Dispose();
        await Wait.UntilAsync(() => Log.Lines.Any(l => l.EventId == 17));
        Assert.Equal(["0"], probe.Observe("hotswap.drains.overdue"));
        await PumpAsync(() => host.VersionTotals.Collected == 2, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task TheDrainOfAReplacedGenerationIsTimed()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(OnFakeTime);
        using MeterProbe probe = new(host);
        AsyncLease lease = host.EnterAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await Wait.UntilAsync(() => probe.Observe("hotswap.leases.open")[1].StartsWith('1'));
        Time.Advance(TimeSpan.FromSeconds(42));
        lease.Dispose();
        await Wait.UntilAsync(() => probe.Recorded("hotswap.drain.duration").SequenceEqual(["42"]));
    }

    [Fact]
    public async Task TwoHostsOfAProcessAreToldApart()
    {
        Folder.Write(Plugin("A"));
        PluginHost one = NewHost();
        PluginHost other = NewHost();
        using MeterProbe probe = new(one);
        using MeterProbe otherProbe = new(other);
        await one.LoadAsync();

        Assert.Single(probe.Recorded("hotswap.reloads"));
        Assert.Empty(otherProbe.Recorded("hotswap.reloads"));
        Assert.Equal(["0"], otherProbe.Observe("hotswap.versions.live"));
    }

    [Fact]
    public async Task ADisposedHostTakesItsMeterAlongAndIsNotHeld()
    {
        Folder.Write(Plugin("A"));
        WeakReference host = await UsedHostAsync();
        await Wait.UntilAsync(() =>
        {
            GC.Collect();
            return !host.IsAlive;
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> UsedHostAsync()
    {
        PluginHost host = new(new PluginHostOptions { PluginDirectory = Folder.Path, FreeDelay = TimeSpan.Zero, CollectInterval = TimeSpan.FromMilliseconds(1) });
        using MeterProbe probe = new(host);
        await host.LoadAsync();
        Assert.NotEmpty(probe.Instruments);
        await host.DisposeAsync();
        Assert.Empty(probe.Instruments);
        await host.WaitForVerdictsAsync();
        return new WeakReference(host);
    }

    private static PluginVersionState StateOf(PluginHost host, string version) =>
        host.Versions.Single(v => v.Version.ToString().StartsWith(version, StringComparison.Ordinal)).State;
}

/// <summary>What a plugin of these tests exports.</summary>
public interface IHeld;
