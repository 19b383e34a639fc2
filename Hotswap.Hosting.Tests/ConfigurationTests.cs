using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hotswap.Hosting.Tests;

public class ConfigurationTests : HostingTest
{
    [Fact]
    public void EveryKindOfOptionIsRead()
    {
        PluginHostOptions options = Read(new()
        {
            ["Hotswap:PluginDirectory"] = "elsewhere",
            ["Hotswap:DeploymentDirectory"] = "/var/lib/shop",
            ["hotswap:flagfile"] = "version.txt",
            ["Hotswap:DeploymentsToKeep"] = "10",
            ["Hotswap:Watch"] = "True",
            ["Hotswap:FreeDelay"] = "00:00:01.5",
            ["Hotswap:DrainTimeout"] = "infinite",
            ["Hotswap:ReloadSignal"] = OperatingSystem.IsWindows() ? null : "SIGHUP",
            ["Hotswap:DependentPolicy"] = "fail",
            ["Hotswap:Whitelist:0"] = "World",
            ["Hotswap:Whitelist:1"] = "Shop",
            ["Hotswap:SharedAssemblies"] = "One, Two",
        });

        Assert.Equal("elsewhere", options.PluginDirectory);
        Assert.Equal("/var/lib/shop", options.DeploymentDirectory);
        Assert.Equal("version.txt", options.FlagFile);
        Assert.Equal(10, options.DeploymentsToKeep);
        Assert.True(options.Watch);
        Assert.Equal(TimeSpan.FromSeconds(1.5), options.FreeDelay);
        Assert.Equal(Timeout.InfiniteTimeSpan, options.DrainTimeout);
        Assert.Equal(OperatingSystem.IsWindows() ? null : PosixSignal.SIGHUP, options.ReloadSignal);
        Assert.Equal(DependentPolicy.Fail, options.DependentPolicy);
        Assert.Equal(["World", "Shop"], options.Whitelist!);
        Assert.Equal(["One", "Two"], options.SharedAssemblies);
    }

    [Fact]
    public void ConfigurationWinsOverCodeAndCodeOverTheDefaults()
    {
        using IHost host = NewHost(
            new() { ["Hotswap:FreeDelay"] = "00:00:03" },
            configure: o =>
            {
                o.FreeDelay = TimeSpan.FromSeconds(1);
                o.LeakTimeout = TimeSpan.FromSeconds(2);
            });
        PluginHostOptions options = host.Services.GetRequiredService<IOptions<PluginHostOptions>>().Value;

        Assert.Equal(TimeSpan.FromSeconds(3), options.FreeDelay);
        Assert.Equal(TimeSpan.FromSeconds(2), options.LeakTimeout);
    }

    [Theory]
    [InlineData("FreeDelay", "15", "no duration. Write hours, minutes and seconds, such as 00:00:15")]
    [InlineData("FreeDelay", "soon", "no duration")]
    [InlineData("FreeDelay", "-00:00:01", "must not be negative")]
    [InlineData("LifecycleTimeout", "00:00:00", "must be positive")]
    [InlineData("Watch", "yes", "neither true nor false")]
    [InlineData("DeploymentsToKeep", "many", "no whole number")]
    [InlineData("DeploymentsToKeep", "-1", "must not be negative")]
    [InlineData("PluginDirectory", "  ", "it is empty")]
    [InlineData("DependentPolicy", "Ignore", "Relink or Fail")]
    [InlineData("DependentPolicy", "7", "Relink or Fail")]
    [InlineData("ReloadSignal", "SIGFOO", "no signal. Write SIGHUP")]
    public async Task AValueThatIsNoneIsRefusedAtTheStartByKeyReasonAndRemedy(string option, string value, string reason)
    {
        WritePlugin("hello");
        using IHost host = NewHost(new() { [$"Hotswap:{option}"] = value });
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        string failure = Assert.Single(error.Failures);
        Assert.StartsWith($"Hotswap:{option} is \"{value}\": ", failure, StringComparison.Ordinal);
        Assert.Contains(reason, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllThatIsWrongIsSaidAtOnce()
    {
        using IHost host = NewHost(
            new()
            {
                ["Hotswap:FreeDealy"] = "00:00:01",
                ["Hotswap:StaticPlugins:0"] = "World",
                ["Hotswap:Watch:Folder"] = "plugins",
            },
            configure: o => o.LeakTimeout = TimeSpan.FromSeconds(-1));
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Collection(
            error.Failures.Order(StringComparer.Ordinal),
            f => Assert.StartsWith("Hotswap:FreeDealy: there is no such option. Known are AllowEmpty, ", f, StringComparison.Ordinal),
            f => Assert.StartsWith("Hotswap:StaticPlugins: this option holds objects of the program", f, StringComparison.Ordinal),
            f => Assert.Equal("Hotswap:Watch is \"\": one value is wanted here, not a list or a section.", f),
            f => Assert.StartsWith("PluginHostOptions.LeakTimeout: LeakTimeout must not be negative", f, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryOptionCanBeConfiguredOrIsForCodeOnly()
    {
        foreach (PropertyInfo option in typeof(PluginHostOptions).GetProperties())
        {
            using IHost host = NewHost(new() { [$"Hotswap:{option.Name}"] = ValueFor(option.PropertyType) });
            string? failure = Record.Exception(() => host.Services.GetRequiredService<IOptions<PluginHostOptions>>().Value) is OptionsValidationException e
                ? e.Failures.Single()
                : null;
            bool isForCode = option.PropertyType.IsInterface && !option.PropertyType.IsGenericType
                || typeof(Delegate).IsAssignableFrom(option.PropertyType)
                || option.Name is "StaticPlugins" or "TimeProvider";
            Assert.True(
                isForCode ? failure?.Contains("cannot be configured", StringComparison.Ordinal) == true : failure is null,
                $"{option.Name}: {failure}");
        }

        static string ValueFor(Type type) =>
            type == typeof(TimeSpan) ? "00:00:01"
            : type == typeof(int) ? 1.ToString(CultureInfo.InvariantCulture)
            : type == typeof(bool) ? "true"
            : type == typeof(DependentPolicy) ? "Relink"
            : type == typeof(PosixSignal?) ? (OperatingSystem.IsWindows() ? "10" : "SIGHUP")
            : "text";
    }

    private PluginHostOptions Read(Dictionary<string, string?> settings)
    {
        using IHost host = NewHost(settings);
        return host.Services.GetRequiredService<IOptions<PluginHostOptions>>().Value;
    }
}
