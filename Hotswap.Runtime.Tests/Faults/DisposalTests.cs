using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

public class DisposalTests : HostTest
{
    public static TheoryData<string, Action<PluginHostOptions>> OutOfRange => new()
    {
        { nameof(PluginHostOptions.PluginDirectory), o => o.PluginDirectory = " " },
        { nameof(PluginHostOptions.FreeDelay), o => o.FreeDelay = TimeSpan.FromTicks(-1) },
        { nameof(PluginHostOptions.FreeDelay), o => o.FreeDelay = TimeSpan.FromDays(50) },
        { nameof(PluginHostOptions.DrainWarnAfter), o => o.DrainWarnAfter = TimeSpan.MaxValue },
        { nameof(PluginHostOptions.WatchSettleTime), o => o.WatchSettleTime = TimeSpan.MaxValue },
        { nameof(PluginHostOptions.CollectInterval), o => o.CollectInterval = TimeSpan.FromTicks(-1) },
        { nameof(PluginHostOptions.LeakTimeout), o => o.LeakTimeout = TimeSpan.FromTicks(-1) },
        { nameof(PluginHostOptions.MaxLeakedVersions), o => o.MaxLeakedVersions = 0 },
        { nameof(PluginHostOptions.LifecycleTimeout), o => o.LifecycleTimeout = TimeSpan.Zero },
        { nameof(PluginHostOptions.DrainTimeout), o => o.DrainTimeout = TimeSpan.Zero },
        { nameof(PluginHostOptions.LoggerFactory), o => o.LoggerFactory = null! },
        { nameof(PluginHostOptions.TimeProvider), o => o.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void OptionOutOfRangeIsNamed(string name, Action<PluginHostOptions> set)
    {
        ArgumentException e = Assert.ThrowsAny<ArgumentException>(() => NewHost(set));
        Assert.Equal(name, e.ParamName);
    }

    [Fact]
    public async Task DisposalAbandonsWhatDoesNotDrainAndNeverFreesItUnderACall()
    {
        using Gate gate = new();
        Folder.Write(Plugin("A") with { InvokeFunc = """((Action)args[0]!)(); return "ended";""" });
        PluginHost host = await LoadedHostAsync(o => o.DrainTimeout = TimeSpan.FromMilliseconds(200));
        ExpectsLeftovers = true;
        Task<object?> call = Task.Run(() => host.InvokeFunc("A", "wait", (Action)gate.Pass));
        await gate.ReachedAsync();

        await host.DisposeAsync();
        Assert.Equal(PluginVersionState.Abandoned, Assert.Single(host.Versions).State);
        Assert.DoesNotContain("A.OnFree", Marks);
        Assert.Single(Log.Lines, l => l.EventId == 11);
        gate.Open();
        Assert.Equal("ended", await call);
    }

    [Fact]
    public async Task DisposalTwiceAndAtOnceFreesOnce()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await host.DisposeAsync())));
        await host.DisposeAsync();
        Assert.Single(Marks, "A.OnFree");
    }

    [Fact]
    public async Task DisposedHostRefusesEverything()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        await host.DisposeAsync();

        Assert.Null(host.Current);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => host.LoadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => host.ReloadAsync());
        Assert.Throws<ObjectDisposedException>(() => host.InvokeFunc("A", "greet"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => host.InvokeFuncAsync("A", "greet"));
        Assert.Throws<ObjectDisposedException>(() => host.EnterAsync());
    }
}
