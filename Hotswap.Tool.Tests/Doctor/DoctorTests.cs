using System.Text.Json;
using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Doctor;

/// <summary>The leak doctor, at the bedside of a real process.</summary>
public sealed class DoctorTests(LeakyProcess host) : IClassFixture<LeakyProcess>
{
    [Theory]
    [InlineData("StaticEvent", "HS4001", "the static event LeakyHost.Careless.Closed has a handler of the plugin: Plugins.StaticEvent.Main.OnClosed")]
    [InlineData("ObjectEvent", "HS4001", "the event Rang of LeakyHost.Desk, which static field LeakyHost.Careless.Desk leads to, has a handler of the plugin: Plugins.ObjectEvent.Main.OnClosed")]
    [InlineData("HostField", "HS4004", "static field LeakyHost.Careless.Kept holds directly an object of Plugins.HostField.Node")]
    [InlineData("RunningTimer", "HS3003", "a System.Threading.Timer runs: a lambda in Plugins.RunningTimer.Main.OnInit")]
    [InlineData("BusyThread", "HS3002", " is running Plugins.BusyThread.Main.Loop")]
    [InlineData("NormalHandle", "HS4003", "a GC handle (Normal) holds an object of Plugins.NormalHandle.Node")]
    [InlineData("TokenCallback", "HS4003", "a callback is registered with a CancellationToken: Plugins.TokenCallback.Main.OnClosed")]
    [InlineData("WaitsForHost", "HS3006", "Plugins.WaitsForHost.Main.WaitAsync is suspended: it waits for something of the host (static field LeakyHost.Careless.Gate)")]
    public async Task S03_TheCulpritIsNamed(string plugin, string rule, string what)
    {
        JsonElement version = await host.ExaminedAsync(plugin);
        Assert.Equal("Leaked", version.GetProperty("state").GetString());
        string[] culprits = [.. version.GetProperty("culprits").EnumerateArray().Select(c => $"{c.GetProperty("rule")} {c.GetProperty("what")}")];
        Assert.Contains(culprits, c => c.StartsWith(rule, StringComparison.Ordinal) && c.Contains(what, StringComparison.Ordinal));
        Assert.All(culprits, c => Assert.Contains(c[..6], culprits.Where(o => o.Contains(what, StringComparison.Ordinal)).Select(o => o[..6])));
        Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "rules", rule + ".md")));
    }

    [Fact]
    public async Task WhatIsInOrderIsNotBlamed()
    {
        Assert.Contains("1 collected", host.Greeting, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse((await host.Examined).Output);
        Assert.Equal(LeakyProcess.Leaks.Count + 1, report.RootElement.GetProperty("versions").GetArrayLength());
        JsonElement fresh = await host.ExaminedAsync("Fresh");
        Assert.Equal("Serving", fresh.GetProperty("state").GetString());
        Assert.Equal(0, fresh.GetProperty("culprits").GetArrayLength());
        Assert.False(fresh.GetProperty("shouldBeGone").GetBoolean());
    }

    [Fact]
    public async Task ForPeople()
    {
        ToolRun run = await ToolProcess.RunAsync("doctor", $"{host.Id}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NormalHandle#1 (", run.Output, StringComparison.Ordinal);
        Assert.Contains("    rule    HS4001  https://github.com/hotswap-net/hotswap/blob/main/docs/rules/HS4001.md\n", run.Output, StringComparison.Ordinal);
        Assert.Matches($"process {host.Id}: 9 versions, 8 that should be gone; it stood still for [0-9]+ ms", run.Output);
    }

    [Fact]
    public async Task ByADump()
    {
        ToolRun run = await ToolProcess.RunAsync("doctor", "--dump", $"{host.Id}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the static event LeakyHost.Careless.Closed has a handler of the plugin", run.Output, StringComparison.Ordinal);
        Assert.Contains($"process {host.Id} (by a dump): 9 versions, 8 that should be gone\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeLookedInto()
    {
        Assert.Contains("is neither a process id nor a file", await ToolRun.BadAsync("doctor", "missing.dmp"), StringComparison.Ordinal);
        Assert.Contains("there is no process 2147483000", await ToolRun.BadAsync("doctor", "2147483000"), StringComparison.Ordinal);
        Assert.Contains("cannot be read: ", await ToolRun.BadAsync("doctor", typeof(DoctorTests).Assembly.Location), StringComparison.Ordinal);
    }
}
