namespace Hotswap.Runtime.Tests.Queue;

public class DueTests : QueueTest
{
    [Fact]
    public async Task AJobIsRunWhenItIsDueAndHoldsNoLaneBefore()
    {
        LiveQueue queue = await StartAsync();
        await queue.EnqueueAsync(DueIn(TimeSpan.FromHours(1), "a1", "a"));
        await queue.EnqueueAsync(Job("a2", "a"));
        await queue.EnqueueAsync(DueIn(TimeSpan.FromHours(-1), "late"));
        TickAll(queue);
        Assert.Equal("a2 late", Ran);
        Assert.Equal(1, queue.Counts.NotDue);

        Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        TickAll(queue);
        Assert.Equal("a2 late", Ran);
        Time.Advance(TimeSpan.FromTicks(1));
        TickAll(queue);
        Assert.Equal("a2 late a1", Ran);
    }

    [Fact]
    public async Task JobsThatComeDueGoInTheOrderOfTheirTimesThenOfTheirEnqueueing()
    {
        LiveQueue queue = await StartAsync();
        await queue.EnqueueAsync(DueIn(TimeSpan.FromSeconds(3), "c", "k"));
        await queue.EnqueueAsync(DueIn(TimeSpan.FromSeconds(2), "b1", "k"));
        await queue.EnqueueAsync(DueIn(TimeSpan.FromSeconds(2), "b2", "k"));
        await queue.EnqueueAsync(DueIn(TimeSpan.FromSeconds(1), "a", "k"));
        Time.Advance(TimeSpan.FromMinutes(1));
        TickAll(queue);
        Assert.Equal("a b1 b2 c", Ran);
    }

    [Fact]
    public async Task AClockThatIsSetBackDelaysNothing()
    {
        ShiftedTime clock = new(Time);
        LiveQueue queue = await FailedOnceAndDueInTenMinutesAsync(clock);
        clock.Shift = TimeSpan.FromDays(-1);
        TickAll(queue);

        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.Equal("failing failing", Ran);
        Time.Advance(TimeSpan.FromMinutes(10));
        TickAll(queue);
        Assert.Equal("failing failing due", Ran);

        // What is enqueued now is measured by the clock as it is now.
        await queue.EnqueueAsync(Job("later") with { Due = clock.GetUtcNow() + TimeSpan.FromMinutes(5) });
        Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.DoesNotContain("later", Ran, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.EndsWith("later", Ran, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClockThatIsSetForwardMakesJobsDueAndShortensNoBackoff()
    {
        ShiftedTime clock = new(Time);
        LiveQueue queue = await FailedOnceAndDueInTenMinutesAsync(clock);
        clock.Shift = TimeSpan.FromMinutes(10);
        TickAll(queue);
        Assert.Equal("failing due", Ran);
        Time.Advance(TimeSpan.FromSeconds(1));
        TickAll(queue);
        Assert.Equal("failing due failing", Ran);
    }

    [Fact]
    public async Task WorkersWakeWhenAJobIsDueAndWhenABackoffIsOver()
    {
        LiveQueue queue = await StartAsync(o => o.Workers = 2);
        OnRun = call => call.Job.Attempt == 0 ? throw new InvalidOperationException() : Task.CompletedTask;
        await queue.EnqueueAsync(DueIn(TimeSpan.FromDays(40), "far"));
        await queue.EnqueueAsync(DueIn(TimeSpan.FromSeconds(30), "near"));
        await PumpAsync(() => Ran == "near near", TimeSpan.FromSeconds(1));
        await PumpAsync(() => Ran == "near near far far", TimeSpan.FromDays(1));
        await PumpAsync(() => queue.Counts.Total == 0);
    }

    [Fact]
    public async Task ADueTimeAtTheEndOfTimeIsFarAway()
    {
        LiveQueue queue = await StartAsync(o => o.Workers = 1);
        await queue.EnqueueAsync(Job("never") with { Due = DateTimeOffset.MaxValue });
        await queue.EnqueueAsync(Job("first") with { Due = DateTimeOffset.MinValue });
        await PumpAsync(() => Ran == "first");
        Assert.Equal(1, queue.Counts.NotDue);
    }

    // "failing" has failed and waits for its backoff, "due" for its time.
    private async Task<LiveQueue> FailedOnceAndDueInTenMinutesAsync(ShiftedTime clock)
    {
        LiveQueue queue = await StartAsync(host: await QueueHostAsync(o => o.TimeProvider = clock));
        OnRun = call => call is { What: "failing", Job.Attempt: 0 } ? throw new InvalidOperationException() : Task.CompletedTask;
        await queue.EnqueueAsync(DueIn(TimeSpan.FromMinutes(10), "due"));
        await queue.EnqueueAsync(Job("failing"));
        TickAll(queue);
        return queue;
    }
}
