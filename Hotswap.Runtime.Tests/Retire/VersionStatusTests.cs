using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Retire;

/// <summary>What a host says of each version.</summary>
public class VersionStatusTests : FakeTimeTest
{
    [Fact]
    public async Task S03_EachVersionSaysItsStateAgeLeasesAndWork()
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with
        {
            OnInit = $$"""
                var gate = (Gate)AppContext.GetData("{{Key}}")!;
                context.Run(_ => gate.PassAsync());
                context.Run(async stopping => await Task.Delay(-1, stopping));
                """,
        });
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync(OnFakeTime);
        await gate.ReachedAsync();
        AppContext.SetData(Key, null);
        AsyncLease first = host.EnterAsync();
        AsyncLease second = host.EnterAsync();
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(
            [("A#1", PluginVersionState.Serving, 5, 5, 2, 2), ("B#1", PluginVersionState.Serving, 5, 5, 2, 0)],
            host.Versions.Select(Told));

        // B is in both generations: it counts the calls inside either.
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        AsyncLease third = host.EnterAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            [
                ("A#1", PluginVersionState.Draining, 1, 6, 2, 2),
                ("B#1", PluginVersionState.Serving, 6, 6, 3, 0),
                ("A#2", PluginVersionState.Serving, 1, 1, 1, 0),
            ],
            host.Versions.Select(Told));

        first.Dispose();
        Assert.Equal(1, host.Versions[0].OpenLeases);
        second.Dispose();
        await PumpAsync(() => host.Versions[0] is { State: PluginVersionState.Freeing, BackgroundWork: 1 });
        gate.Open();
        await PumpAsync(() => host.VersionTotals.Collected == 1);
        Assert.Equal(["B#1", "A#2"], host.Versions.Select(v => Told(v).Name));
        Assert.All(host.Versions, v => Assert.Equal(1, v.OpenLeases));
        third.Dispose();
        Assert.All(host.Versions, v => Assert.Equal(0, v.OpenLeases));
    }

    private static (string Name, PluginVersionState State, int InState, int Age, long Leases, int Work) Told(PluginVersionStatus status) => (
        status.Version.ToString().Split(' ')[0], status.State, (int)status.InState.TotalMinutes, (int)status.Age.TotalMinutes, status.OpenLeases, status.BackgroundWork);
}
