using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace Hotswap.Runtime.Tests.Retire;

/// <summary>When caches of the framework are emptied, and what comes of it.</summary>
[Collection(AloneCollection.Name)]
public class FrameworkCachesTests : FakeTimeTest
{
    private const string Serialise = "_ = System.Text.Json.JsonSerializer.Serialize(new Node());";

    [Fact]
    public async Task S03_AtMostOnceAMinuteForAllHostsOfAClock()
    {
        int before = CacheHandler.Calls;
        FakeTimeProvider clock = new();
        FrameworkCaches caches = FrameworkCaches.For(clock);
        Assert.Same(caches, FrameworkCaches.For(clock));

        Assert.True(await caches.TryClearAsync(Logger));
        Assert.False(await caches.TryClearAsync(Logger));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(await caches.TryClearAsync(Logger));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await caches.TryClearAsync(Logger));
        Assert.Equal([24, 24], Log.Lines.Select(l => l.EventId));
        Assert.True(CacheHandler.Calls >= before + 2);
    }

    [Fact]
    public async Task S03_AHandlerThatFailsIsLoggedAndTheOthersStillRun()
    {
        Folder.Write(Plugin("A") with { OnInit = Serialise, Types = "internal sealed class Node;" });
        CacheHandler.Does = () => throw new InvalidOperationException("boom");
        try
        {
            PluginHost host = NewHost(Impatient);
            await host.LoadAsync();
            await PumpAsync(host.DisposeAsync().AsTask().ContinueWith(_ => true, TaskScheduler.Default));
            Assert.Equal(new VersionTotals(1, 1, 0, 0), await PumpAsync(host.WaitForVerdictsAsync()));
        }
        finally
        {
            CacheHandler.Does = null;
        }

        string text = Assert.Single(Log.Lines, l => l.EventId == 18).Text;
        Assert.Contains("CacheHandler failed: System.InvalidOperationException: boom", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S03_OnlyForAVersionThatIsAboutToBeCalledLeaked()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost();
        await host.LoadAsync();
        await host.DisposeAsync();
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
        Assert.DoesNotContain(Log.Lines, l => l.EventId == 24);
    }

    [Fact]
    public async Task S03_WhereTheyWereEmptiedAMomentAgoAVersionIsLeakedNowAndCollectedLater()
    {
        PluginText cached = Plugin("A") with { OnInit = Serialise, Types = "internal sealed class Node;" };
        Folder.Write(cached);
        PluginHost host = NewHost(Impatient);
        Assert.True(await FrameworkCaches.For(Time).TryClearAsync(Logger));
        await host.LoadAsync();
        Folder.Write(Plugin("A"));
        await host.ReloadAsync();

        // Ten milliseconds a step: the minute has not passed when the verdict is in.
        await PumpAsync(() => host.VersionTotals.Leaked == 1, TimeSpan.FromMilliseconds(10));
        await PumpAsync(() => host.VersionTotals is { Leaked: 0, Collected: 1 }, TimeSpan.FromSeconds(1));
        Assert.Equal([24, 15, 24, 14], Log.Lines.Where(l => l.EventId is 14 or 15 or 24).Select(l => l.EventId));
    }

    private Microsoft.Extensions.Logging.ILogger Logger => Log.CreateLogger("Hotswap");

    private void Impatient(PluginHostOptions options)
    {
        OnFakeTime(options);
        options.LeakTimeout = TimeSpan.FromMilliseconds(50);
    }
}
