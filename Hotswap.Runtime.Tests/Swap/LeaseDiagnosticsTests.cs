using System.Runtime.CompilerServices;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.Telemetry;

namespace Hotswap.Runtime.Tests.Swap;

/// <summary>The mode in which a host knows where each lease was taken.</summary>
public class LeaseDiagnosticsTests : FakeTimeTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task S02_AForgottenLeaseIsFoundAndDoesNotHoldUpDisposal(bool isAsync)
    {
        ExpectsLeftovers = true;
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            o.LeaseDiagnostics = true;
            o.DrainTimeout = Timeout.InfiniteTimeSpan;
        });
        using MeterProbe probe = new(host);
        ForgetALease(host, isAsync);
        await Wait.UntilAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Log.Lines.Any(l => l.EventId == 19);
        });
        string text = Assert.Single(Log.Lines, l => l.EventId == 19).Text;
        Assert.Contains("generation 1", text, StringComparison.Ordinal);
        Assert.Contains(nameof(ForgetALease), text, StringComparison.Ordinal);
        Assert.DoesNotContain("LeaseCounter", text, StringComparison.Ordinal);
        Assert.Equal(["1"], probe.Recorded("hotswap.leases.forgotten"));
        Assert.Equal(1, Assert.Single(host.Versions).OpenLeases);

        // A call that never ends its lease may still be inside: the version is left alone, not freed.
        await host.DisposeAsync();
        Assert.Equal(PluginVersionState.Abandoned, Assert.Single(host.Versions).State);
        Assert.DoesNotContain("A.OnFree", Marks);
    }

    [Fact]
    public async Task S02_ALeaseThatIsHeldForLongIsToldOfOnceWithWhereItWasTaken()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            OnFakeTime(o);
            o.LeaseDiagnostics = true;
            o.DrainWarnAfter = TimeSpan.FromMinutes(2);
        });
        AsyncLease[] leases = HoldLeases(host, 3);
        Time.Advance(TimeSpan.FromSeconds(119));
        using AsyncLease young = host.EnterAsync();
        Assert.DoesNotContain(Log.Lines, l => l.EventId == 23);
        await PumpAsync(() => Log.Lines.Any(l => l.EventId == 23), TimeSpan.FromSeconds(10));
        string text = Assert.Single(Log.Lines, l => l.EventId == 23).Text;
        Assert.StartsWith("3 leases on generation 1", text, StringComparison.Ordinal);
        Assert.Contains(nameof(HoldLeases), text, StringComparison.Ordinal);
        Array.ForEach(leases, l => l.Dispose());
        Assert.Equal(1, Assert.Single(host.Versions).OpenLeases);
    }

    [Fact]
    public async Task S02_AnOverdueDrainTellsWhatItWaitsFor()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            OnFakeTime(o);
            o.LeaseDiagnostics = true;
            o.DrainWarnAfter = TimeSpan.FromHours(1);
        });

        // Not so old that it is told of for its own age first.
        Time.Advance(TimeSpan.FromMinutes(40));
        AsyncLease lease = Assert.Single(HoldLeases(host, 1));
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await PumpAsync(() => Log.Lines.Any(l => l.EventId == 16), TimeSpan.FromMinutes(1));
        await Wait.UntilAsync(() => Log.Lines.Any(l => l.EventId == 23));
        Assert.Contains(nameof(HoldLeases), Assert.Single(Log.Lines, l => l.EventId == 23).Text, StringComparison.Ordinal);
        lease.Dispose();
        await PumpAsync(() => host.VersionTotals.Collected == 1);
    }

    [Fact]
    public async Task L14_DisposalFromWithinALeaseIsRefused()
    {
        Folder.Write(Plugin("A") with { InvokeFunc = """((Action)args[0]!)(); return null;""" });
        PluginHost host = await LoadedHostAsync(o => o.LeaseDiagnostics = true);
        void AssertRefused() => Assert.Contains(
            nameof(L14_DisposalFromWithinALeaseIsRefused),
            Assert.Throws<InvalidOperationException>(() => host.DisposeAsync().AsTask().Wait()).Message,
            StringComparison.Ordinal);

        using (AsyncLease outer = host.EnterAsync())
        {
            await Task.Yield();
            AssertRefused();
            using (AsyncLease inner = host.EnterAsync())
            {
                AssertRefused();
            }

            AssertRefused();
        }

        using (Lease lease = host.Enter(out _))
        {
            AssertRefused();
        }

        host.InvokeFunc("A", "do", (Action)AssertRefused);
        await host.InvokeFuncAsync("A", "do", (Action)AssertRefused);
        Assert.NotNull(host.Current);

        // A flow that began inside of a lease which has ended since is not inside.
        AsyncLease ended = host.EnterAsync();
        using SemaphoreSlim go = new(0);
        Task later = Task.Run(async () =>
        {
            await go.WaitAsync();
            await host.DisposeAsync();
        });
        ended.Dispose();
        go.Release();
        await later;
        Assert.Null(host.Current);
    }

    [Fact]
    public async Task S02_TrackedLeasesDrainLikeOthers()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o => o.LeaseDiagnostics = true);
        Task calls = Parallel.ForAsync(0, 200, async (i, _) =>
        {
            Greet(host, "A");
            await host.InvokeFuncAsync("A", "greet");
            using AsyncLease lease = host.EnterAsync();
            await Task.Yield();
            lease.Dispose();
        });
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await calls;
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
        Assert.Equal(0, Assert.Single(host.Versions).OpenLeases);
        Assert.DoesNotContain(Log.Lines, l => l.EventId is 19 or 23);
    }

    [Fact]
    public async Task S02_WithoutTheModeDisposalInsideALeaseEndsAfterDrainTimeout()
    {
        ExpectsLeftovers = true;
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o => o.DrainTimeout = TimeSpan.FromMilliseconds(100));
        using AsyncLease lease = host.EnterAsync();
        await host.DisposeAsync();
        Assert.Equal(PluginVersionState.Abandoned, Assert.Single(host.Versions).State);
        Assert.DoesNotContain(Log.Lines, l => l.EventId is 19 or 23);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetALease(PluginHost host, bool isAsync)
    {
        if (isAsync)
        {
            _ = host.EnterAsync();
        }
        else
        {
            _ = host.Enter(out _);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AsyncLease[] HoldLeases(PluginHost host, int count) => [.. Enumerable.Range(0, count).Select(_ => host.EnterAsync())];
}
