using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>The runtime's verdict on things that were measured to keep an unloaded version in memory, or not to.</summary>
[Collection(AloneCollection.Name)]
public class LeakZooTests : HostTest
{
    public static TheoryData<string> Leaking => new(ZooCases.Leaking.Keys);

    public static TheoryData<string> Restarting => new(ZooCases.Restarting.Keys);

    public static TheoryData<string> Harmless => new(ZooCases.Harmless.Keys);

    public static TheoryData<string> Cached => new(ZooCases.Cached.Keys);

    public static TheoryData<string> ForEver => new(ZooCases.ForEver.Keys);

    [Theory]
    [MemberData(nameof(Leaking))]
    public Task S03_LeakedUntilItIsUndone(string name) => LeakedUntilItIsUndoneAsync(name, ZooCases.Leaking[name]);

    [Theory]
    [MemberData(nameof(Restarting))]
    public Task S03_LeakedForAsLongAsItStartsItselfAgain(string name) => LeakedUntilItIsUndoneAsync(name, ZooCases.Restarting[name]);

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task S03_Collected(string name)
    {
        Folder.Write(Animal(name, ZooCases.Harmless[name]));
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await VerdictAsync(NewHost(), remedied: false));
        ZooHost.Kept.Clear();
    }

    [Theory]
    [MemberData(nameof(Cached))]
    public async Task S03_CollectedOnceCachesOfTheFrameworkAreEmptied(string name)
    {
        Folder.Write(Animal(name, ZooCases.Cached[name]));
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await VerdictAsync(Impatient(), remedied: false));
        Assert.DoesNotContain(Log.Lines, l => l.EventId is 15 or 18);
    }

    [Theory]
    [MemberData(nameof(ForEver))]
    public async Task S03_LeakedForEver(string name)
    {
        Folder.Write(Animal(name, ZooCases.ForEver[name]));
        await LeakAsync();
    }

    private async Task LeakedUntilItIsUndoneAsync(string name, string setUp)
    {
        Folder.Write(Animal(name, setUp));
        try
        {
            await LeakAsync();
        }
        finally
        {
            ZooHost.Undo();
        }

        await GoneAsync(name);

        // With the remedy in OnFree.
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await VerdictAsync(NewHost(), remedied: true));
    }

    private async Task LeakAsync()
    {
        ExpectsLeftovers = true;
        PluginHost careless = Impatient();
        Assert.Equal(new VersionTotals(1, 0, 1, 0), await VerdictAsync(careless, remedied: false));
        Assert.Equal(PluginVersionState.Leaked, Assert.Single(careless.Versions).State);
        Assert.DoesNotContain(Log.Lines, l => l.EventId == 18);
    }

    // A clock of its own: it is the first of a minute to empty caches.
    private PluginHost Impatient() => NewHost(o =>
    {
        o.LeakTimeout = TimeSpan.FromMilliseconds(50);
        o.TimeProvider = new OwnClock();
    });

    private static async Task<VersionTotals> VerdictAsync(PluginHost host, bool remedied)
    {
        await host.LoadAsync(data: remedied);
        await host.DisposeAsync();
        return await host.WaitForVerdictsAsync();
    }

    // By the assembly itself: the runtime looks at leaked versions only now and then.
    private static Task GoneAsync(string name) => Wait.UntilAsync(() =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == name);
    });

    private PluginText Animal(string name, string setUp) => ZooAnimal.Of(Plugin(name), setUp);

    private sealed class OwnClock : TimeProvider;
}
