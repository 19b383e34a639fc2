using System.Collections.Concurrent;
using System.Text;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>The base of queue tests: a host with the queue plugin, a clock that the test advances, and a record of what was run.</summary>
public abstract class QueueTest : FakeTimeTest
{
    private readonly ConcurrentQueue<string> _ran = new();
    private readonly List<LiveQueue> _queues = [];
    private readonly TaskCompletionSource _over = new();

    protected QueueTest() => JobBoard.Set(Key, async call =>
    {
        _ran.Enqueue(call.What);
        if (OnRun is { } run)
        {
            // A test that failed has let go of no job, and a queue ends when its jobs have.
            await await Task.WhenAny(run(call), _over.Task);
        }
    });

    /// <summary>What was begun, in order.</summary>
    private protected string Ran => string.Join(' ', _ran);

    /// <summary>What a job does; throws to fail.</summary>
    private protected Func<JobCall, Task>? OnRun { get; set; }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _over.SetResult();
        foreach (LiveQueue queue in _queues)
        {
            await queue.DisposeAsync();
        }

        await base.DisposeAsync();
        JobBoard.Remove(Key);
    }

    private protected async Task<PluginHost> QueueHostAsync(Action<PluginHostOptions>? configure = null)
    {
        Folder.Write(QueuePlugin.Version("1"));
        return await LoadedHostAsync(o =>
        {
            OnFakeTime(o);
            o.WarmUpBudget = TimeSpan.Zero;
            configure?.Invoke(o);
        });
    }

    /// <summary>A queue in tick mode, unless it is told otherwise, on a host of its own.</summary>
    private protected async Task<LiveQueue> StartAsync(Action<LiveQueueOptions>? configure = null, PluginHost? host = null)
    {
        LiveQueueOptions options = new() { Workers = 0, RetryJitter = 0 };
        configure?.Invoke(options);
        LiveQueue queue = await LiveQueue.StartAsync(host ?? await QueueHostAsync(), options);
        _queues.Add(queue);
        return queue;
    }

    private protected LiveJob Job(string what, string? key = null, string name = "live_Do") =>
        new(name, LiveData.FromJson(Encoding.UTF8.GetBytes($$"""{"board":"{{Key}}","what":"{{what}}"}""")), what) { Key = key };

    private protected LiveJob DueIn(TimeSpan time, string what, string? key = null) => Job(what, key) with { Due = Time.GetUtcNow() + time };

    /// <summary>Runs all that can be run now.</summary>
    private protected static int TickAll(LiveQueue queue) => queue.Tick(1000);
}
