using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotswap.Hosting.Tests;

public class LifetimeTests : HostingTest
{
    [Fact]
    public async Task PluginsServeFromBeforeTheFirstServiceStartsUntilAfterTheLastHasStopped()
    {
        WritePlugin("hello");
        IHost host = NewHost(add: services =>
        {
            services.AddSingleton(new JournalKey(Key));
            services.AddHostedService<Caller>();
        });
        PluginHost plugins = PluginsOf(host);
        await host.StartAsync();
        Assert.Equal("hello", plugins.InvokeFunc("Greeter", "greet"));
        await host.StopAsync();

        Assert.Equal(["OnLoad ", "started: hello", "stopped: hello", "OnFree"], Journal.Read(Key));
        Assert.Throws<ObjectDisposedException>(() => plugins.InvokeFunc("Greeter", "greet"));
        host.Dispose();
        VersionTotals totals = await plugins.WaitForVerdictsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new VersionTotals(Loaded: 1, Collected: 1, Leaked: 0, Abandoned: 0), totals);
    }

    [Fact]
    public async Task AFailedFirstLoadFailsTheStartAndNamesEveryError()
    {
        Folder.WriteFile("Greeter/Greeter.dll", [1, 2, 3]);
        using IHost host = NewHost();
        PluginLoadException error = await Assert.ThrowsAsync<PluginLoadException>(() => host.StartAsync());

        Assert.Contains("<hotswap:Greeter>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggersAreThoseOfTheServices()
    {
        WritePlugin("hello");
        using IHost host = NewHost();
        await host.StartAsync();

        LogLine line = Assert.Single(Log.Lines, l => l is { Category: "Hotswap", EventId: 1 });
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith("generation 1: Greeter ok", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggersSetInCodeAreKept()
    {
        WritePlugin("hello");
        LogCapture own = new();
        using IHost host = NewHost(configure: o => o.LoggerFactory = own);
        await host.StartAsync();

        Assert.Contains(own.Lines, l => l.EventId == 1);
        Assert.DoesNotContain(Log.Lines, l => l.Category == "Hotswap");
    }

    [Fact]
    public async Task OnLoadGetsTheDataAndOptionsMayNeedServices()
    {
        WritePlugin("hello");
        List<string> callbacks = [];
        using IHost host = NewHost(
            add: services => services.AddSingleton(new JournalKey("from the services")),
            more: hotswap => hotswap
                .WithLoadData(services => services.GetRequiredService<JournalKey>().Value)
                .Configure((options, services) => options.ReloadCallback = (next, _, _) =>
                {
                    callbacks.Add($"{services.GetRequiredService<JournalKey>().Value} {next.Generation}");
                    return ValueTask.CompletedTask;
                }));
        await host.StartAsync();

        Assert.Equal(["OnLoad from the services"], Journal.Read(Key));
        Assert.Equal(["from the services 1"], callbacks);
    }

    [Fact]
    public async Task AddingItTwiceAddsOneHostWithTheOptionsOfBoth()
    {
        WritePlugin("hello");
        using IHost host = NewHost(more: hotswap => hotswap.Services.AddHotswap(o => o.AllowEmpty = true));
        await host.StartAsync();

        Assert.Single(host.Services.GetServices<PluginHost>());
        Assert.Single(Log.Lines, l => l is { Category: "Hotswap", EventId: 1 });
        Assert.True(host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PluginHostOptions>>().Value.AllowEmpty);
    }

    [Fact]
    public void AddingItForTwoSectionsIsRefused()
    {
        ServiceCollection services = new();
        services.AddHotswap();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => services.AddHotswap(section: "Plugins"));
        Assert.Contains("\"Hotswap\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"Plugins\"", error.Message, StringComparison.Ordinal);
    }

    private sealed record JournalKey(string Value);

    /// <summary>A service that calls a plugin in its first moment and in its last; added before the plugins are.</summary>
    private sealed class Caller(PluginHost plugins, JournalKey key) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Say("started");

        public Task StopAsync(CancellationToken cancellationToken) => Say("stopped");

        private Task Say(string when)
        {
            Journal.Write(key.Value, $"{when}: {plugins.InvokeFunc("Greeter", "greet")}");
            return Task.CompletedTask;
        }
    }
}
