namespace Hotswap.Runtime.Tests.Queue;

/// <summary>What a queue asks of its store, and what it does where the store fails.</summary>
public class StoreTests : QueueTest
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task AnEnqueueWaitsForTheStoreAndTheAttemptIsRecordedBeforeTheHandlerRuns()
    {
        TaskCompletionSource go = new();
        _store.OnStep = step => step == "add a" ? go.Task : Task.CompletedTask;
        LiveQueue queue = await StartAsync(o => o.Store = _store);
        OnRun = Note;
        Task<bool> enqueued = queue.EnqueueAsync(Job("a")).AsTask();
        Assert.False(enqueued.IsCompleted);
        Assert.Equal(0, TickAll(queue));
        go.SetResult();
        Assert.True(await enqueued);
        TickAll(queue);
        Assert.Equal("add a, attempt a 1, run a, complete a", _store.Journal);
    }

    [Fact]
    public async Task AnIdThatTheStoreKnowsIsIgnoredAndTakesNoRoom()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.Store = _store;
            o.Capacity = 2;
        });
        Assert.True(await queue.EnqueueAsync(Job("a")));
        Assert.False(await queue.EnqueueAsync(Job("a")));
        Assert.Equal(1, queue.Counts.Total);
        Assert.True(await queue.EnqueueAsync(Job("b")));
        TickAll(queue);
        Assert.Equal("a b", Ran);
        Assert.Throws<InvalidOperationException>(() => queue.TryEnqueue(Job("c")));
    }

    [Fact]
    public async Task WhatTheStoreThrowsAtAnEnqueueComesOutAndTakesNoRoom()
    {
        _store.OnStep = step => step == "add a" ? throw new IOException("full") : Task.CompletedTask;
        LiveQueue queue = await StartAsync(o =>
        {
            o.Store = _store;
            o.Capacity = 1;
        });
        await Assert.ThrowsAsync<IOException>(() => queue.EnqueueAsync(Job("a")).AsTask());
        Assert.Equal(0, queue.Counts.Total);
        Assert.True(await queue.EnqueueAsync(Job("b")));
        TickAll(queue);
        Assert.Equal("b", Ran);
    }

    [Fact]
    public async Task AnAttemptThatCannotBeRecordedIsNotMadeAndNotCounted()
    {
        int failures = 2;
        _store.OnStep = step => step.StartsWith("attempt", StringComparison.Ordinal) && failures-- > 0 ? throw new IOException("full") : Task.CompletedTask;
        LiveQueue queue = await StartAsync(o =>
        {
            o.Store = _store;
            o.MaxAttempts = 1;
        });
        OnRun = Note;
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Assert.Equal(1, queue.Counts.Backoff);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Time.Advance(TimeSpan.FromSeconds(2));
        TickAll(queue);
        Assert.Equal("add a, attempt a 1, run a, complete a", _store.Journal);
        Assert.Equal(2, Log.Lines.Count(l => l.EventId == 54));
    }

    [Fact]
    public async Task AnEndThatCannotBeStoredIsStoredLaterAndTheHandlerIsNotRunAgain()
    {
        int failures = 1;
        _store.OnStep = step => step == "complete a1" && failures-- > 0 ? throw new IOException("full") : Task.CompletedTask;
        LiveQueue queue = await StartAsync(o => o.Store = _store);
        OnRun = Note;
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        TickAll(queue);
        Assert.Equal("a1", Ran);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.Equal("add a1, add a2, attempt a1 1, run a1, complete a1, attempt a2 1, run a2, complete a2", _store.Journal);
    }

    [Fact]
    public async Task AJobThatHasEndedIsNotAmongThoseThatAreLeft()
    {
        _store.OnStep = step => step == "complete a" ? throw new IOException("full") : Task.CompletedTask;
        LiveQueue queue = await StartAsync(o => o.Store = _store);
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Assert.Empty(await queue.StopAsync());
    }

    [Fact]
    public async Task ADeadLetterIsStoredBeforeItIsTold()
    {
        int failures = 1;
        _store.OnStep = step => step.StartsWith("bury", StringComparison.Ordinal) && failures-- > 0 ? throw new IOException("full") : Task.CompletedTask;
        LiveQueue queue = await StartAsync(o =>
        {
            o.Store = _store;
            o.MaxAttempts = 1;
            o.OnDeadLetter = letter =>
            {
                _store.Note("told " + letter.Job.Id);
                return ValueTask.CompletedTask;
            };
        });
        OnRun = _ => throw new InvalidOperationException();
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.Equal("add a, attempt a 1, bury a Failed, told a", _store.Journal);
    }

    [Fact]
    public async Task AnUnknownNameRecordsNoAttempt()
    {
        LiveQueue queue = await StartAsync(o => o.Store = _store);
        await queue.EnqueueAsync(Job("a", null, "live_More"));
        TickAll(queue);
        Assert.Equal("add a", _store.Journal);
    }

    [Fact]
    public async Task AnAttemptThatAStopCancelsIsTakenBack()
    {
        LiveQueue queue = await StartAsync(o => o.Store = _store);
        OnRun = call => Task.Delay(-1, call.CancellationToken);
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        await queue.DisposeAsync();
        Assert.Equal("add a, attempt a 1, attempt a 0", _store.Journal);
    }

    [Fact]
    public async Task WhatIsStoredIsTakenUpInItsOrderWhateverTheCapacity()
    {
        MemoryStore store = new()
        {
            Stored = [Job("a1", "a") with { Attempt = 4 }, Job("b1", "b") with { Attempt = 5 }, DueIn(TimeSpan.FromHours(1), "due"), Job("a2", "a")],
        };
        LiveQueue queue = await StartAsync(o =>
        {
            o.Store = store;
            o.Capacity = 1;
        });
        int attempt = 0;
        OnRun = call =>
        {
            attempt = Math.Max(attempt, call.Job.Attempt);
            return Task.CompletedTask;
        };
        TickAll(queue);
        Assert.Equal("a1 a2", Ran);
        Assert.Equal(4, attempt);
        Assert.Contains("bury b1 Failed", store.Journal, StringComparison.Ordinal);
        Assert.Equal(1, queue.Counts.NotDue);
    }

    private Task Note(JobCall call)
    {
        _store.Note("run " + call.What);
        return Task.CompletedTask;
    }
}
