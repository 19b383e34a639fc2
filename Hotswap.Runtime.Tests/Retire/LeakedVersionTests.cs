using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.LeakZoo;

namespace Hotswap.Runtime.Tests.Retire;

/// <summary>A leaked version whose keeper lets go, in a process that does nothing else.</summary>
[Collection(AloneCollection.Name)]
public class LeakedVersionTests : FakeTimeTest
{
    [Fact]
    public async Task S03_LeakedVersionThatIsLetGoIsCollectedAlthoughNobodyAllocates()
    {
        Folder.Write(Leaky("one"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            OnFakeTime(o);
            o.LeakTimeout = TimeSpan.FromSeconds(30);
        });
        Folder.Write(Leaky("two"));
        await host.ReloadAsync();
        await PumpAsync(() => host.VersionTotals.Leaked == 1, TimeSpan.FromSeconds(1));

        ZooHost.Kept.Clear();
        await PumpAsync(() => host.VersionTotals is { Leaked: 0, Collected: 1 }, TimeSpan.FromSeconds(1));
    }

    private PluginText Leaky(string greeting) =>
        Plugin("Leaky") with { Greeting = greeting, OnInit = "ZooHost.Kept.Add(new Node());", Types = "public sealed class Node;" };
}
