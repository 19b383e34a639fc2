namespace Hotswap.Runtime.Tests.Queue;

public class RetryTests : QueueTest
{
    private readonly List<DeadLetter> _dead = [];

    [Fact]
    public async Task AFailedJobIsTriedAgainAfterDelaysThatDouble()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.RetryDelay = TimeSpan.FromSeconds(2);
            o.MaxRetryDelay = TimeSpan.FromSeconds(7);
            o.MaxAttempts = 5;
        });
        List<(double Second, int Attempt)> attempts = [];
        DateTimeOffset start = Time.GetUtcNow();
        OnRun = call =>
        {
            attempts.Add(((Time.GetUtcNow() - start).TotalSeconds, call.Job.Attempt));
            throw new InvalidOperationException("broken");
        };
        await queue.EnqueueAsync(Job("a"));
        for (int i = 0; i < 30; i++)
        {
            TickAll(queue);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([(0, 0), (2, 1), (6, 2), (13, 3), (20, 4)], attempts);
        Assert.Equal(0, queue.Counts.Total);
        Assert.Equal(4, Log.Lines.Count(l => l.EventId == 50));
        Assert.Contains("attempt 1 of 5", Log.Lines.First(l => l.EventId == 50).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheJitterMakesDelaysLongerByAtMostItsPart()
    {
        RetryDelays delays = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), 0.5);
        double[] seconds = [.. Enumerable.Range(0, 200).Select(_ => delays.After(2).TotalSeconds)];
        Assert.All(seconds, s => Assert.InRange(s, 2, 3));
        Assert.True(seconds.Distinct().Count() > 100);
        Assert.InRange(delays.After(1000).TotalSeconds, 10, 15);
    }

    [Fact]
    public async Task TheLongestDelayIsNotInThePast()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.RetryDelay = o.MaxRetryDelay = TimeSpan.MaxValue;
            o.RetryJitter = 1;
        });
        OnRun = _ => throw new InvalidOperationException();
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Time.Advance(TimeSpan.FromDays(1000));
        TickAll(queue);
        Assert.Equal("a", Ran);
        Assert.Equal(1, queue.Counts.Backoff);
    }

    [Fact]
    public async Task AJobInBackoffHoldsItsLaneAndNoOther()
    {
        LiveQueue queue = await StartAsync();
        OnRun = call => call is { What: "a1", Job.Attempt: 0 } ? throw new InvalidOperationException() : Task.CompletedTask;
        foreach (string what in new[] { "a1", "a2", "b1", "free" })
        {
            await queue.EnqueueAsync(Job(what, what == "free" ? null : what[..1]));
        }

        TickAll(queue);
        await queue.EnqueueAsync(Job("a3", "a"));
        TickAll(queue);
        Assert.Equal("a1 b1 free", Ran);
        Assert.Equal(new LiveQueueCounts(2, 0, 0, 1, 0), queue.Counts);

        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.Equal("a1 b1 free a1 a2 a3", Ran);
    }

    [Fact]
    public async Task AfterTheLastAttemptItIsADeadLetterAndItsLaneGoesOn()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.MaxAttempts = 2;
            o.OnDeadLetter = Collect;
        });
        OnRun = call => call.What == "a1" ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        TickAll(queue);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);

        Assert.Equal("a1 a1 a2", Ran);
        DeadLetter dead = Assert.Single(_dead);
        Assert.Equal((DeadLetterReason.Failed, "a1", 2), (dead.Reason, dead.Job.Id, dead.Job.Attempt));
        Assert.Contains("InvalidOperationException: broken", dead.Error, StringComparison.Ordinal);
        Assert.Single(Log.Lines, l => l.EventId == 51);
    }

    [Fact]
    public async Task AJobThatWasStartedTooOftenElsewhereIsNotStartedAgain()
    {
        LiveQueue queue = await StartAsync(o => o.OnDeadLetter = Collect);
        await queue.EnqueueAsync(Job("a") with { Attempt = 5 });
        TickAll(queue);
        Assert.Equal("", Ran);
        Assert.Equal((DeadLetterReason.Failed, 5), (_dead[0].Reason, _dead[0].Job.Attempt));
    }

    [Fact]
    public async Task AThrowingCallbackIsLoggedAndTheLaneGoesOn()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.MaxAttempts = 1;
            o.OnDeadLetter = _ => throw new InvalidOperationException("no room");
        });
        OnRun = call => call.What == "a1" ? throw new InvalidOperationException() : Task.CompletedTask;
        await queue.EnqueueAsync(Job("a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        TickAll(queue);
        Assert.Equal("a1 a2", Ran);
        Assert.Contains("no room", Assert.Single(Log.Lines, l => l.EventId == 53).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownNamesCostNoAttemptHoldTheirLaneAndRunAfterASwap()
    {
        PluginHost host = await QueueHostAsync();
        LiveQueue queue = await StartAsync(host: host);
        await queue.EnqueueAsync(Job("a1", "a", "live_More"));
        await queue.EnqueueAsync(Job("a2", "a"));
        await queue.EnqueueAsync(Job("b1", "b"));
        TickAll(queue);
        Assert.Equal("b1", Ran);
        Assert.Equal(new LiveQueueCounts(1, 0, 0, 0, 1), queue.Counts);
        Assert.Contains("live_More", Assert.Single(Log.Lines, l => l.EventId == 52).Text, StringComparison.Ordinal);

        Folder.Write(QueuePlugin.Version("2"));
        await host.ReloadAsync();
        TickAll(queue);
        Assert.Equal("b1", Ran);

        int attempt = -1;
        OnRun = call =>
        {
            attempt = call.What == "a1" ? call.Job.Attempt : attempt;
            return Task.CompletedTask;
        };
        Folder.Write(QueuePlugin.Version("3", withMore: true));
        await host.ReloadAsync();
        TickAll(queue);
        Assert.Equal("b1 a1 a2", Ran);
        Assert.Equal(0, attempt);
        Assert.Single(Log.Lines, l => l.EventId == 52);
    }

    [Fact]
    public async Task UnknownNamesBecomeDeadLettersWhereConfigured()
    {
        LiveQueue queue = await StartAsync(o =>
        {
            o.UnknownNames = UnrunnableJobs.DeadLetter;
            o.OnDeadLetter = Collect;
        });
        await queue.EnqueueAsync(Job("a1", "a", "live_More"));
        await queue.EnqueueAsync(Job("a2", "a"));
        TickAll(queue);
        Assert.Equal("a2", Ran);
        Assert.Equal((DeadLetterReason.UnknownName, 0), (_dead[0].Reason, _dead[0].Job.Attempt));
        Assert.Contains("is unknown", _dead[0].Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnrunnableJobs.WaitForSwap)]
    [InlineData(UnrunnableJobs.DeadLetter)]
    public async Task JobsWaitForTheFirstLoad(UnrunnableJobs unknown)
    {
        Folder.Write(QueuePlugin.Version("1"));
        PluginHost host = NewHost(OnFakeTime);
        LiveQueue queue = await StartAsync(o => o.UnknownNames = unknown, host);
        await queue.EnqueueAsync(Job("a"));
        TickAll(queue);
        Assert.Equal(1, queue.Counts.Unrunnable);
        await host.LoadAsync();
        TickAll(queue);
        Assert.Equal("a", Ran);
    }

    [Fact]
    public async Task UnreadableDataIsADeadLetterAndTheHandlerIsNotCalled()
    {
        LiveQueue queue = await StartAsync(o => o.OnDeadLetter = Collect);
        await queue.EnqueueAsync(new LiveJob("live_Do", LiveData.FromJson("""{"board":1}"""u8), "x"));
        TickAll(queue);
        Assert.Equal("", Ran);
        Assert.Equal(DeadLetterReason.UnreadableData, _dead[0].Reason);
        Assert.Contains("member board", _dead[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreadableDataWaitsForASwapWhereConfiguredAndCostsNoAttempt()
    {
        PluginHost host = await QueueHostAsync();
        LiveQueue queue = await StartAsync(o =>
        {
            o.UnreadableData = UnrunnableJobs.WaitForSwap;
            o.MaxAttempts = 1;
        }, host);
        await queue.EnqueueAsync(new LiveJob("live_Do", LiveData.FromJson("""{"board":1}"""u8), "x"));
        TickAll(queue);
        Assert.Equal(1, queue.Counts.Unrunnable);
        Folder.Write(QueuePlugin.Version("2"));
        await host.ReloadAsync();
        Assert.Equal(1, TickAll(queue));
        Assert.Equal(1, queue.Counts.Unrunnable);
    }

    [Fact]
    public void AJobThatFailedToBeFoundInAReplacedGenerationIsTriedAtOnce()
    {
        long newest = 1;
        JobSchedule schedule = new(10, Time, () => newest);
        schedule.TryAdmit(new QueuedJob(Job("a")), beyondCapacity: false);
        Assert.True(schedule.TryTake(out QueuedJob? job));

        // Looked up in generation 1; the swap to 2 was announced before the job came back.
        newest = 2;
        schedule.Swapped();
        schedule.WaitForSwap(job, 1);
        Assert.True(schedule.TryTake(out job));
        schedule.WaitForSwap(job, 2);
        Assert.False(schedule.TryTake(out _));
        schedule.Swapped();
        Assert.True(schedule.TryTake(out _));
    }

    private ValueTask Collect(DeadLetter letter)
    {
        _dead.Add(letter);
        return ValueTask.CompletedTask;
    }
}
