namespace Hotswap;

/// <summary>Wakes a schedule when the time of a job has come.</summary>
internal sealed class WakeTimer : IDisposable
{
    // Not the schedule's own lock: a timer of a test's clock may fire inside Change.
    private readonly Lock _lock = new();
    private readonly JobSchedule _schedule;
    private readonly ITimer _timer;
    private bool _disposed;

    public WakeTimer(JobSchedule schedule, TimeProvider time)
    {
        _schedule = schedule;
        using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static t => ((WakeTimer)t!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>To be called when a job was given a time to wait for.</summary>
    public void Arm()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                // Asked for under this lock: of two calls at once the later one knows of both jobs.
                _timer.Change(_schedule.NextWake() ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    private void Wake()
    {
        _schedule.Promote();
        Arm();
    }
}
