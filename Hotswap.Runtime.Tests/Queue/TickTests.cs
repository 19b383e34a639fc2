namespace Hotswap.Runtime.Tests.Queue;

public class TickTests : QueueTest
{
    [Fact]
    public async Task ATickRunsAtMostSoManyJobsOnTheCallersThread()
    {
        LiveQueue queue = await StartAsync();
        List<int> threads = [];
        OnRun = _ =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return Task.CompletedTask;
        };
        foreach (string what in new[] { "a", "b", "c" })
        {
            await queue.EnqueueAsync(Job(what));
        }

        int thread = Environment.CurrentManagedThreadId;
        Assert.Equal(0, queue.Tick(0));
        Assert.Equal(2, queue.Tick(2));
        Assert.Equal("a b", Ran);
        Assert.Equal(1, queue.Tick(2));
        Assert.Equal("a b c", Ran);
        Assert.All(threads, t => Assert.Equal(thread, t));
        Assert.Equal(default, queue.Counts);
    }

    [Fact]
    public async Task ATickBeginsNoJobAfterItsTime()
    {
        LiveQueue queue = await StartAsync();
        OnRun = _ =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(3));
            return Task.CompletedTask;
        };
        for (int i = 0; i < 5; i++)
        {
            await queue.EnqueueAsync(Job("j" + i));
        }

        Assert.Equal(0, queue.Tick(TimeSpan.Zero));
        Assert.Equal(2, queue.Tick(TimeSpan.FromMilliseconds(5)));
        Assert.Equal(3, queue.Tick(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task WhatATickEnqueuesCountsTowardsItsBound()
    {
        LiveQueue queue = await StartAsync();
        OnRun = async _ => await queue.EnqueueAsync(Job("again"));
        await queue.EnqueueAsync(Job("first"));
        Assert.Equal(10, queue.Tick(10));
        Assert.Equal(1, queue.Counts.Waiting);
    }

    [Fact]
    public async Task AHandlerThatAwaitsIsNotWaitedForAndHoldsItsLane()
    {
        LiveQueue queue = await StartAsync();
        TaskCompletionSource go = new();
        OnRun = call => call.What == "a1" ? go.Task : Task.CompletedTask;
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        await queue.EnqueueAsync(Job("b1", "b"));

        Assert.Equal(2, TickAll(queue));
        Assert.Equal("a1 b1", Ran);
        Assert.Equal(new LiveQueueCounts(1, 1, 0, 0, 0), queue.Counts);
        go.SetResult();
        await PumpAsync(() => queue.Counts.Running == 0);
        Assert.Equal(1, TickAll(queue));
        Assert.Equal("a1 b1 a2", Ran);
    }

    [Fact]
    public async Task ATickIsForQueuesWithoutWorkersAndNotForHandlers()
    {
        LiveQueue working = await StartAsync(o => o.Workers = 1);
        Assert.Contains("Workers", Assert.Throws<InvalidOperationException>(() => working.Tick(1)).Message, StringComparison.Ordinal);

        LiveQueue queue = await StartAsync();
        List<Exception> refused = [];
        OnRun = async _ =>
        {
            refused.Add(Assert.Throws<InvalidOperationException>(() => queue.Tick(1)));
            refused.Add(await Assert.ThrowsAsync<InvalidOperationException>(() => queue.DrainAsync()));
            refused.Add(await Assert.ThrowsAsync<InvalidOperationException>(() => queue.StopAsync()));
        };
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Assert.Equal(3, refused.Count);
    }
}
