using System.Collections.Concurrent;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.LeakZoo;
using Microsoft.Extensions.Logging;

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

    // Else a process that ends when it knows all verdicts loses the last line, or has it after its own last.
    [Fact]
    public async Task S03_AVerdictIsLoggedBeforeItIsKnown()
    {
        Folder.Write(Leaky("one"));
        VerdictLog log = new();
        PluginHost host = NewHost(o =>
        {
            OnFakeTime(o);
            o.LeakTimeout = TimeSpan.FromSeconds(30);
            o.LoggerFactory = log;
        });
        log.Host = host;
        await host.LoadAsync();
        Folder.Write(Leaky("two"));
        await host.ReloadAsync();
        await PumpAsync(() => host.VersionTotals.Leaked == 1, TimeSpan.FromSeconds(1));
        ZooHost.Kept.Clear();
        await PumpAsync(() => host.VersionTotals.Collected == 1, TimeSpan.FromSeconds(1));

        Assert.Equal([(15, 0, 0), (14, 1, 0)], log.Verdicts);
    }

    private PluginText Leaky(string greeting) =>
        Plugin("Leaky") with { Greeting = greeting, OnInit = "ZooHost.Kept.Add(new Node());", Types = "public sealed class Node;" };

    /// <summary>What was known of verdicts when each was logged.</summary>
    private sealed class VerdictLog : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<(int EventId, int Leaked, int Collected)> _verdicts = new();

        public PluginHost? Host { get; set; }

        public IReadOnlyCollection<(int EventId, int Leaked, int Collected)> Verdicts => _verdicts;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id is 14 or 15)
            {
                VersionTotals totals = Host!.VersionTotals;
                _verdicts.Enqueue((eventId.Id, totals.Leaked, totals.Collected));
            }
        }

        public void Dispose()
        {
        }
    }
}
