using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Queue;

public class StopTests : QueueTest
{
    [Fact]
    public async Task DrainingWaitsForWhatCanEndByItself()
    {
        LiveQueue queue = await StartAsync();
        await queue.DrainAsync();
        OnRun = call => call is { What: "a1", Job.Attempt: 0 } ? throw new InvalidOperationException() : Task.CompletedTask;
        await queue.EnqueueAsync(DueIn(TimeSpan.FromHours(1), "later"));
        await queue.EnqueueAsync(Job("unknown", null, "live_More"));
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        Task drained = queue.DrainAsync();
        TickAll(queue);
        Assert.False(drained.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(1));
        queue.Tick(1);
        Assert.False(drained.IsCompleted);
        queue.Tick(1);
        await drained;
        Assert.Equal(new LiveQueueCounts(0, 0, 1, 0, 1), queue.Counts);

        using CancellationTokenSource cancel = new();
        await queue.EnqueueAsync(Job("b"));
        Task waiting = queue.DrainAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task StoppingGivesBackEveryJobThatIsLeftInItsOrder()
    {
        LiveQueue queue = await StartAsync(o => o.Capacity = 7);
        OnRun = _ => throw new InvalidOperationException();
        await queue.EnqueueAsync(Job("1", "a"));
        TickAll(queue);
        await queue.EnqueueAsync(Job("2", "x", "live_More"));
        TickAll(queue);
        await queue.EnqueueAsync(DueIn(TimeSpan.FromHours(1), "3"));
        await queue.EnqueueAsync(Job("4", "a"));
        await queue.EnqueueAsync(Job("5"));
        await queue.EnqueueAsync(Job("6", "a"));
        await queue.EnqueueAsync(Job("7", "x"));
        Task<bool> waiter = queue.EnqueueAsync(Job("8")).AsTask();
        Task drained = queue.DrainAsync();
        Assert.Equal(new LiveQueueCounts(4, 0, 1, 1, 1), queue.Counts);

        IReadOnlyList<LiveJob> left = await queue.StopAsync();

        Assert.Equal("1 2 3 4 5 6 7", string.Join(' ', left.Select(j => j.Id)));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0], left.Select(j => j.Attempt));
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiter);
        await Assert.ThrowsAsync<InvalidOperationException>(() => drained);
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.EnqueueAsync(Job("9")).AsTask());
        Assert.Throws<InvalidOperationException>(() => queue.TryEnqueue(Job("9")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.DrainAsync());
        Assert.Equal(0, queue.Tick(10));
        Assert.Same(left, await queue.StopAsync());
        Assert.Equal(default, queue.Counts);
        Assert.Contains("7 jobs are left", Assert.Single(Log.Lines, l => l.EventId == 56).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task StoppingWaitsForWhatRuns(int workers)
    {
        using Gate gate = new();
        LiveQueue queue = await StartAsync(o => o.Workers = workers);
        OnRun = _ => gate.PassAsync();
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        if (workers == 0)
        {
            TickAll(queue);
        }

        await gate.ReachedAsync();
        Task<IReadOnlyList<LiveJob>> stopping = queue.StopAsync();
        Assert.False(stopping.IsCompleted);
        gate.Open();
        Assert.Equal("a2", Assert.Single(await stopping).Id);
        Assert.Equal("a1", Ran);
    }

    [Fact]
    public async Task AHurriedStopCancelsHandlersAndTheirAttemptDoesNotCount()
    {
        LiveQueue queue = await StartAsync();
        OnRun = call => Task.Delay(-1, call.CancellationToken);
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        using CancellationTokenSource hurry = new();
        Task<IReadOnlyList<LiveJob>> stopping = queue.StopAsync(hurry.Token);
        Assert.False(stopping.IsCompleted);
        await hurry.CancelAsync();
        Assert.Equal(0, Assert.Single(await stopping).Attempt);
    }

    [Fact]
    public async Task WhatARunningJobEnqueuesWhileTheQueueStopsIsLeftToo()
    {
        using Gate gate = new();
        LiveQueue queue = await StartAsync();
        OnRun = async _ =>
        {
            await gate.PassAsync();
            await queue.EnqueueAsync(Job("child"));
        };
        await queue.EnqueueAsync(Job("parent"));
        TickAll(queue);
        Task<IReadOnlyList<LiveJob>> stopping = queue.StopAsync();
        gate.Open();
        Assert.Equal("child", Assert.Single(await stopping).Id);
        Assert.DoesNotContain(Log.Lines, l => l.EventId is 50 or 51);
    }

    [Fact]
    public async Task AStoppedQueueIsLetGoByItsHost()
    {
        PluginHost host = await QueueHostAsync();
        WeakReference queue = await UsedQueueAsync(host);
        await Wait.UntilAsync(() =>
        {
            GC.Collect();
            return !queue.IsAlive;
        });
        GC.KeepAlive(host);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private async Task<WeakReference> UsedQueueAsync(PluginHost host)
    {
        LiveQueue queue = await LiveQueue.StartAsync(host, new LiveQueueOptions { Workers = 2 });
        await queue.EnqueueAsync(Job("a"));
        await queue.DrainAsync();
        await queue.DisposeAsync();
        return new WeakReference(queue);
    }
}
