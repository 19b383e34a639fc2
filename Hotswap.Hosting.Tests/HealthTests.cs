using System.Runtime.CompilerServices;
using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Hotswap.Hosting.Tests;

public class HealthTests : HostingTest
{
    private object? _kept;

    [Fact]
    public async Task WithoutPluginsTheProcessIsUnhealthyAndWithThemHealthy()
    {
        WritePlugin("hello");
        using IHost host = NewHost();
        HealthReportEntry before = await CheckAsync(host);
        Assert.Equal((HealthStatus.Unhealthy, "No plugins are loaded."), (before.Status, before.Description));

        await host.StartAsync();
        HealthReportEntry after = await CheckAsync(host);
        Assert.Equal((HealthStatus.Healthy, "generation 1: Greeter ok"), (after.Status, after.Description));
        Assert.Equal(1, after.Data["versions.loaded"]);
        Assert.Equal(true, after.Data["last_load.succeeded"]);

        await host.StopAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task AFailedReloadDegradesUntilOneSucceeds()
    {
        WritePlugin("hello");
        using IHost host = NewHost();
        await host.StartAsync();
        PluginHost plugins = PluginsOf(host);
        WritePlugin("bye", onLoad: "throw new InvalidOperationException(\"no table\");");
        await Assert.ThrowsAsync<PluginLoadException>(() => plugins.ReloadAsync());

        HealthReportEntry failed = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, failed.Status);
        Assert.StartsWith("The last reload failed, older code serves: ", failed.Description, StringComparison.Ordinal);
        Assert.Contains("no table", failed.Description, StringComparison.Ordinal);
        Assert.Equal("hello", plugins.InvokeFunc("Greeter", "greet"));

        WritePlugin("mended");
        await plugins.ReloadAsync();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Theory]
    [InlineData("2", HealthStatus.Degraded)]
    [InlineData("1", HealthStatus.Unhealthy)]
    public async Task LeakedVersionsDegradeAndTooManyAreUnhealthy(string allowed, HealthStatus status)
    {
        WritePlugin("hello");
        using IHost host = NewHost(new() { ["Hotswap:MaxLeakedVersions"] = allowed }, o => o.LeakTimeout = TimeSpan.FromMilliseconds(20));
        await host.StartAsync();
        PluginHost plugins = PluginsOf(host);
        Keep(plugins);
        WritePlugin("bye");
        await plugins.ReloadAsync();
        await Wait.UntilAsync(() => plugins.VersionTotals.Leaked == 1);

        HealthReportEntry leaking = await CheckAsync(host);
        Assert.Equal(status, leaking.Status);
        Assert.Contains("1 versions have leaked", leaking.Description, StringComparison.Ordinal);
        Assert.Contains("Greeter#1", leaking.Description, StringComparison.Ordinal);

        // What was kept is let go: the process is well again. The host asks for collections on behalf of leaked versions, but seldom.
        _kept = null;
        await Wait.UntilAsync(() =>
        {
            GC.Collect();
            return plugins.VersionTotals.Leaked == 0;
        });
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(PluginHost plugins)
    {
        using Lease lease = plugins.Enter(out PluginManager generation);
        _kept = generation.FindPlugin("Greeter")!.GetFunc<Func<string>>("greet");
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host)
    {
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["hotswap"];
    }
}
