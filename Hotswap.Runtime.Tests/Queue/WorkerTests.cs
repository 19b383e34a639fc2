using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.Telemetry;

namespace Hotswap.Runtime.Tests.Queue;

public class WorkerTests : QueueTest
{
    [Fact]
    public async Task AsManyJobsRunAtOnceAsThereAreWorkersAndOneOfAKey()
    {
        LiveQueue queue = await StartAsync(o => o.Workers = 3);
        TaskCompletionSource go = new();
        OnRun = _ => go.Task;
        foreach (string what in new[] { "a1", "a2", "b1", "c1", "d1" })
        {
            await queue.EnqueueAsync(Job(what, what[..1]));
        }

        await Wait.UntilAsync(() => Ran.Split(' ').Length == 3);
        Assert.Equal(3, queue.Counts.Running);
        Assert.Equal("a1 b1 c1", string.Join(' ', Ran.Split(' ').Order(StringComparer.Ordinal)));
        go.SetResult();
        await queue.DrainAsync();
        Assert.Equal("a1 a2 b1 c1 d1", string.Join(' ', Ran.Split(' ').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task S01_AJobEndsOnTheCodeThatItBeganOnAndTheNextIsRunByTheNewest()
    {
        using Gate gate = new();
        PluginHost host = await QueueHostAsync();
        LiveQueue queue = await StartAsync(o => o.Workers = 1, host);
        List<string> ran = [];
        OnRun = async call =>
        {
            if (call.What == "a1")
            {
                await gate.PassAsync();
            }

            ran.Add(call.Version + call.What);
        };
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        await gate.ReachedAsync();
        Folder.Write(QueuePlugin.Version("2"));
        await host.ReloadAsync();
        Assert.Equal(PluginVersionState.Draining, host.Versions[0].State);
        gate.Open();
        await queue.DrainAsync();

        Assert.Equal(["1a1", "2a2"], ran);
        await PumpAsync(() => host.VersionTotals.Collected == 1);
    }

    [Fact]
    public async Task ALogThatThrowsStopsNoWorkerAndLosesNoJob()
    {
        LiveQueue queue = await StartAsync(
            o =>
            {
                o.Workers = 1;
                o.MaxAttempts = 2;
            },
            await QueueHostAsync(o => o.LoggerFactory = new BrokenLog()));
        OnRun = call => call.What == "a1" ? throw new InvalidOperationException() : Task.CompletedTask;
        await queue.EnqueueAsync(Job("unknown", null, "live_More"));
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        Task drained = queue.DrainAsync();
        await PumpAsync(() => drained.IsCompleted);
        Assert.Equal("a1 a1 a2", Ran);
        Assert.Equal(new LiveQueueCounts(0, 0, 0, 0, 1), queue.Counts);
    }

    [Fact]
    public async Task MetricsTellWhatTheQueueDoes()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.Name = "orders";
            o.MaxAttempts = 2;
        });
        using MeterProbe probe = new(queue);
        OnRun = call => call.What == "bad" ? throw new InvalidOperationException() : Task.CompletedTask;
        await queue.EnqueueAsync(Job("good"));
        await queue.EnqueueAsync(Job("bad"));
        await queue.EnqueueAsync(DueIn(TimeSpan.FromHours(1), "later"));
        Time.Advance(TimeSpan.FromSeconds(3));
        TickAll(queue);
        Assert.Equal(["3 hotswap.queue=orders", "3 hotswap.queue=orders"], probe.Recorded("hotswap.job.delay"));
        Assert.Equal(["hotswap.queue=orders hotswap.job.outcome=ok", "hotswap.queue=orders hotswap.job.outcome=failed"], probe.RecordedTags("hotswap.job.duration"));
        Assert.Equal(3, probe.Recorded("hotswap.jobs.enqueued").Count);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.Equal(["1 hotswap.queue=orders hotswap.job.reason=failed"], probe.Recorded("hotswap.jobs.dead"));
        Assert.Equal(
            ["0 waiting", "0 running", "1 not_due", "0 backoff", "0 unrunnable"],
            probe.Observe("hotswap.jobs.held").Select(r => r.Replace("hotswap.queue=orders hotswap.job.state=", "", StringComparison.Ordinal)));

        await queue.StopAsync();
        Assert.Empty(probe.Instruments);
    }
}
