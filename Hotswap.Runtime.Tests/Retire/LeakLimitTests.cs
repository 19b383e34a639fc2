using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.LeakZoo;
using Hotswap.Runtime.Tests.Telemetry;

namespace Hotswap.Runtime.Tests.Retire;

/// <summary>A host in which too many versions have leaked takes no further ones.</summary>
[Collection(AloneCollection.Name)]
public class LeakLimitTests : HostTest
{
    private const string Leak = "ZooHost.Kept.Add(new Node());";

    [Fact]
    public async Task S03_ReloadsAreRefusedWhereTooManyHaveLeakedUntilTheyAreCollected()
    {
        PluginHost host = await LeakyHostAsync(2);
        using MeterProbe probe = new(host);
        await ReloadAsync(host, "two");
        await host.WaitForVerdictsAsync();
        await ReloadAsync(host, "three");
        Assert.Equal(2, (await host.WaitForVerdictsAsync()).Leaked);

        PluginLoadException e = await AssertFailsAsync(() => ReloadAsync(host, "four"));
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal((null, LoadStage.Preflight), (error.Plugin, error.Stage));
        Assert.Matches("2 versions .*Leaky#1.*, Leaky#2.*MaxLeakedVersions", error.Message);
        Assert.Equal("three", Greet(host, "Leaky"));
        Assert.Contains("MaxLeakedVersions", Log.Lines.Single(l => l.EventId == 2).Text, StringComparison.Ordinal);
        Assert.Equal(["1 hotswap.trigger=call hotswap.phase=Preflight"], probe.Recorded("hotswap.reload.failures"));

        // What comes back after all counts no longer, at once.
        ZooHost.Kept.Clear();
        await CollectAsync("Leaky", left: 1);
        await ReloadAsync(host, "five");
        Assert.Equal("five", Greet(host, "Leaky"));
        Assert.Equal((0, 2), (host.VersionTotals.Leaked, Log.Lines.Count(l => l.EventId == 14 && !l.Text.Contains("Leaky#3", StringComparison.Ordinal))));
        ZooHost.Kept.Clear();
    }

    [Fact]
    public async Task S03_RefusedReloadHasLookedForWhatTheHostLetGo()
    {
        PluginHost host = await LeakyHostAsync(1);
        await ReloadAsync(host, "two");
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Leaked);
        ZooHost.Kept.Clear();

        // Nothing collects here but what the refusal asks for.
        await AssertFailsAsync(() => ReloadAsync(host, "three"));
        await Wait.UntilAsync(() => host.VersionTotals.Leaked == 0);
        await ReloadAsync(host, "four");
        Assert.Equal("four", Greet(host, "Leaky"));
        ZooHost.Kept.Clear();
    }

    // A build each time, each with something that the host keeps.
    private async Task<PluginHost> LeakyHostAsync(int most)
    {
        Folder.Write(Leaky("one"));
        return await LoadedHostAsync(o =>
        {
            o.MaxLeakedVersions = most;
            o.LeakTimeout = TimeSpan.FromMilliseconds(50);
        });
    }

    private Task<LoadReport> ReloadAsync(PluginHost host, string greeting)
    {
        Folder.Write(Leaky(greeting));
        return host.ReloadAsync();
    }

    private PluginText Leaky(string greeting) => Plugin("Leaky") with { Greeting = greeting, OnInit = Leak, Types = "public sealed class Node;" };

    private static async Task CollectAsync(string name, int left)
    {
        await Wait.UntilAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return AppDomain.CurrentDomain.GetAssemblies().Count(a => a.IsCollectible && a.GetName().Name == name) <= left;
        });

        // The context goes after its assemblies.
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
