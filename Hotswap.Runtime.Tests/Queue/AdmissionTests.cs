namespace Hotswap.Runtime.Tests.Queue;

public class AdmissionTests : QueueTest
{
    [Fact]
    public async Task AnEnqueueIntoAFullQueueWaitsForItsTurn()
    {
        LiveQueue queue = await StartAsync(o => o.Capacity = 2);
        Assert.True(await queue.EnqueueAsync(Job("1")));
        Assert.True(await queue.EnqueueAsync(DueIn(TimeSpan.FromHours(1), "2")));
        Assert.False(queue.TryEnqueue(Job("no")));
        Task<bool> third = queue.EnqueueAsync(Job("3")).AsTask();
        Task<bool> fourth = queue.EnqueueAsync(Job("4")).AsTask();
        Assert.False(third.IsCompleted);

        Assert.Equal(1, queue.Tick(1));
        Assert.True(await third);
        Assert.False(fourth.IsCompleted);
        Assert.False(queue.TryEnqueue(Job("no")));
        Assert.Equal(1, queue.Tick(1));
        Assert.True(await fourth);
        Assert.Equal(1, TickAll(queue));
        Assert.Equal("1 3 4", Ran);
        Assert.True(queue.TryEnqueue(Job("yes")));
    }

    [Fact]
    public async Task WaitingCanBeCancelledAndThoseBehindMoveUp()
    {
        LiveQueue queue = await StartAsync(o => o.Capacity = 1);
        await queue.EnqueueAsync(Job("1"));
        using CancellationTokenSource cancel = new();
        Task<bool> second = queue.EnqueueAsync(Job("2"), cancel.Token).AsTask();
        Task<bool> third = queue.EnqueueAsync(Job("3")).AsTask();
        await cancel.CancelAsync();
        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second)).CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.EnqueueAsync(Job("no"), cancel.Token).AsTask());

        TickAll(queue);
        Assert.True(await third);
        TickAll(queue);
        Assert.Equal("1 3", Ran);
    }

    [Fact]
    public async Task AnEnqueueInsideAHandlerNeverWaits()
    {
        LiveQueue queue = await StartAsync(o => o.Capacity = 1);
        OnRun = async call =>
        {
            if (call.What == "parent")
            {
                await Task.Yield();
                for (int i = 0; i < 5; i++)
                {
                    ValueTask<bool> child = queue.EnqueueAsync(Job("child" + i));
                    Assert.True(child.IsCompleted);
                    await child;
                    Assert.True(queue.TryEnqueue(Job("try" + i)));
                }
            }
        };
        await queue.EnqueueAsync(Job("parent"));
        queue.Tick(1);
        await PumpAsync(() => queue.Counts is { Waiting: 10, Running: 0 });
        Assert.False(queue.TryEnqueue(Job("no")));
        Assert.Equal(10, TickAll(queue));
    }

    [Fact]
    public async Task NeitherDoesOneIntoAnotherQueueOfTheHost()
    {
        PluginHost host = await QueueHostAsync();
        LiveQueue queue = await StartAsync(host: host);
        LiveQueue other = await StartAsync(o => o.Capacity = 1, host);
        await other.EnqueueAsync(Job("fills"));
        OnRun = async _ => await other.EnqueueAsync(Job("more"));
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Assert.Equal(2, other.Counts.Waiting);
        OnRun = null;
    }

    [Fact]
    public async Task WhatAHandlerLeftRunningIsNotInsideOfIt()
    {
        LiveQueue queue = await StartAsync(o => o.Capacity = 1);
        TaskCompletionSource go = new();
        Task<bool>? dropped = null;
        OnRun = call =>
        {
            if (call.What == "a")
            {
                dropped = Task.Run(async () =>
                {
                    await go.Task;
                    return queue.TryEnqueue(Job("from outside"));
                });
            }

            return Task.CompletedTask;
        };
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        await queue.EnqueueAsync(Job("fills"));
        go.SetResult();
        Assert.False(await dropped!);
    }

    [Fact]
    public async Task HandlersDoNotSeeTheAsyncLocalsOfWhoStartedTheQueue()
    {
        AsyncLocal<string> local = new() { Value = "starter's" };
        LiveQueue queue = await StartAsync(o => o.Workers = 1);
        string? seen = "unset";
        OnRun = _ =>
        {
            seen = local.Value;
            return Task.CompletedTask;
        };
        await queue.EnqueueAsync(Job("a"));
        await queue.DrainAsync();
        Assert.Null(seen);
    }

    [Fact]
    public async Task OptionsOutOfRangeAreNamed()
    {
        PluginHost host = await QueueHostAsync();
        foreach ((Action<LiveQueueOptions> set, string name) in new (Action<LiveQueueOptions>, string)[]
        {
            (o => o.Name = "", "Name"),
            (o => o.Workers = -1, "Workers"),
            (o => o.Capacity = 0, "Capacity"),
            (o => o.MaxAttempts = 0, "MaxAttempts"),
            (o => o.RetryDelay = TimeSpan.FromTicks(-1), "RetryDelay"),
            (o => o.MaxRetryDelay = TimeSpan.Zero, "MaxRetryDelay"),
            (o => o.RetryJitter = 1.1, "RetryJitter"),
            (o => o.RetryJitter = double.NaN, "RetryJitter"),
        })
        {
            Assert.Equal(name, (await Assert.ThrowsAnyAsync<ArgumentException>(() => StartAsync(set, host))).ParamName);
        }
    }
}
