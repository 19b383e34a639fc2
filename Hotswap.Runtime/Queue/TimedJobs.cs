using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>
/// The jobs of a queue that wait for a time: those that are not due, by the time of day, and those in backoff, by the monotonic
/// clock. Not thread-safe.
/// </summary>
internal sealed class TimedJobs(TimeProvider time)
{
    // With jobs that are not due the system's clock is looked at this often: it may have been set forward.
    private static readonly TimeSpan _clockInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestWait = TimeSpan.FromDays(1);

    private readonly PriorityQueue<QueuedJob, (long Time, long Order)> _notDue = new();
    private readonly PriorityQueue<QueuedJob, (long Time, long Order)> _backoff = new();
    private readonly ForwardClock _clock = new(time);

    public int NotDue => _notDue.Count;

    public int Backoff => _backoff.Count;

    /// <summary>Adds a job whose due time is ahead; does nothing with any other.</summary>
    public bool TryAddNotDue(QueuedJob job)
    {
        if (job.Job.Due is not { } due || !_clock.IsAhead(due, out long at))
        {
            return false;
        }

        _notDue.Enqueue(job, (at, job.Order));
        return true;
    }

    public void AddBackoff(QueuedJob job, TimeSpan delay)
    {
        // Half of what there is: the longest delay must not come round to the past.
        double ahead = Math.Min(delay.TotalSeconds * time.TimestampFrequency, long.MaxValue / 2);
        _backoff.Enqueue(job, (time.GetTimestamp() + (long)ahead, job.Order));
    }

    /// <summary>Takes a job that has come due.</summary>
    public bool TryTakeDue([NotNullWhen(true)] out QueuedJob? job) => TryTake(_notDue, _notDue.Count == 0 ? 0 : _clock.Now, out job);

    /// <summary>Takes a job whose backoff has passed.</summary>
    public bool TryTakeBackoff([NotNullWhen(true)] out QueuedJob? job) => TryTake(_backoff, _backoff.Count == 0 ? 0 : time.GetTimestamp(), out job);

    /// <summary>Takes all jobs.</summary>
    public IReadOnlyList<QueuedJob> TakeAll()
    {
        QueuedJob[] all = [.. _notDue.UnorderedItems.Select(i => i.Element), .. _backoff.UnorderedItems.Select(i => i.Element)];
        _notDue.Clear();
        _backoff.Clear();
        return all;
    }

    /// <summary>After which time to look again; null if there is no job.</summary>
    public TimeSpan? NextWake()
    {
        TimeSpan next = TimeSpan.MaxValue;
        if (_backoff.TryPeek(out _, out (long Time, long Order) backoff))
        {
            next = time.GetElapsedTime(time.GetTimestamp(), backoff.Time);
        }

        if (_notDue.TryPeek(out _, out (long Time, long Order) due))
        {
            next = TimeSpan.FromTicks(Math.Min(next.Ticks, Math.Min(due.Time - _clock.Now, _clockInterval.Ticks)));
        }

        // Timers count in whole milliseconds: one that fired early would fire again and again.
        return next == TimeSpan.MaxValue
            ? null
            : TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(next.TotalMilliseconds), 1, _longestWait.TotalMilliseconds));
    }

    private static bool TryTake(PriorityQueue<QueuedJob, (long Time, long Order)> jobs, long now, [NotNullWhen(true)] out QueuedJob? job)
    {
        if (jobs.TryPeek(out job, out (long Time, long Order) at) && at.Time <= now)
        {
            jobs.Dequeue();
            return true;
        }

        job = null;
        return false;
    }
}
