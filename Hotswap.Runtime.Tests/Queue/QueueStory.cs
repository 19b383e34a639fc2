using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>Lives through a <see cref="StoryPlan"/> with real threads and a real clock, and checks what came of every job.</summary>
internal sealed class QueueStory(PluginHost host, PluginFolder folder, StoryPlan plan)
{
    private readonly string _board = Guid.NewGuid().ToString("N");
    private readonly int[] _failures = new int[plan.Jobs.Length];
    private readonly int[] _running = new int[5];
    private readonly ConcurrentQueue<int> _succeeded = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private volatile Turn _turn = null!;
    private volatile LiveQueue _ticked = null!;
    private volatile bool _done;

    public async Task LiveAsync()
    {
        JobBoard.Set(_board, RunAsync);
        try
        {
            _ticked = await StartAsync();
            _turn = new Turn(_ticked);
            Task ticking = plan.Workers == 0 ? Task.Run(TickAsync) : Task.CompletedTask;
            Task[] producers = [.. plan.Jobs.Select((_, i) => i).GroupBy(i => plan.Jobs[i].Key).Select(g => Task.Run(() => ProduceAsync(g)))];
            foreach (Disturbance disturbance in plan.Disturbances)
            {
                await DisturbAsync(disturbance);
            }

            await Task.WhenAll(producers);
            await _turn.Queue.DrainAsync();
            _done = true;
            await ticking;
            Assert.Empty(await _turn.Queue.StopAsync());
        }
        finally
        {
            JobBoard.Remove(_board);
        }

        Check();
    }

    private Task<LiveQueue> StartAsync() => LiveQueue.StartAsync(host, new LiveQueueOptions
    {
        Workers = plan.Workers,
        Capacity = plan.Capacity,
        MaxAttempts = 10,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(2),
    });

    private async Task ProduceAsync(IEnumerable<int> jobs)
    {
        foreach (int i in jobs)
        {
            LiveJob job = new("live_Do", LiveData.FromJson(Encoding.UTF8.GetBytes($$"""{"board":"{{_board}}","what":"{{i}}"}""")))
            {
                Key = plan.Jobs[i].Key == 0 ? null : "key" + plan.Jobs[i].Key,
            };
            while (true)
            {
                Turn turn = _turn;
                try
                {
                    await turn.Queue.EnqueueAsync(job);
                    break;
                }
                catch (InvalidOperationException)
                {
                    await turn.Replaced.Task;
                }
            }
        }
    }

    private async Task TickAsync()
    {
        while (!_done)
        {
            _ticked.Tick(3);
            await Task.Yield();
        }
    }

    private async Task DisturbAsync(Disturbance disturbance)
    {
        if (disturbance == Disturbance.Reload)
        {
            folder.Write(QueuePlugin.Version(host.ReloadCounter % 2 == 0 ? "2" : "1"));
            await host.ReloadAsync();
            return;
        }

        Turn old = _turn;
        IReadOnlyList<LiveJob> left = await old.Queue.StopAsync(new CancellationToken(canceled: disturbance == Disturbance.HurriedStop));
        Turn next = new(await StartAsync());

        // It may have to run some of what was left to have room for the rest; producers come back when all of it is in.
        _ticked = next.Queue;
        foreach (LiveJob job in left)
        {
            await next.Queue.EnqueueAsync(LiveJob.Parse(job.ToBytes()));
        }

        _turn = next;
        old.Replaced.SetResult();
    }

    private async Task RunAsync(JobCall call)
    {
        int i = int.Parse(call.What, CultureInfo.InvariantCulture);
        JobPlan job = plan.Jobs[i];
        if (Interlocked.Increment(ref _running[job.Key]) > 1 && job.Key != 0)
        {
            _violations.Enqueue($"two jobs of key {job.Key} at once");
        }

        try
        {
            if (job.Yields)
            {
                await Task.Yield();
                call.CancellationToken.ThrowIfCancellationRequested();
            }

            if (call.Job.Attempt != _failures[i])
            {
                _violations.Enqueue($"job {i} had failed {_failures[i]} times and was told {call.Job.Attempt}");
            }

            if (_failures[i] < job.Failures)
            {
                _failures[i]++;
                throw new InvalidOperationException("as planned");
            }

            _succeeded.Enqueue(i);
        }
        finally
        {
            Interlocked.Decrement(ref _running[job.Key]);
        }
    }

    private void Check()
    {
        Assert.Empty(_violations);
        Assert.Equal(Enumerable.Range(0, plan.Jobs.Length), _succeeded.Order());
        foreach (IGrouping<int, int> lane in _succeeded.GroupBy(i => plan.Jobs[i].Key).Where(g => g.Key != 0))
        {
            Assert.Equal(lane.Order(), lane);
        }
    }

    private sealed record Turn(LiveQueue Queue)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
