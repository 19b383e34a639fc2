namespace Hotswap;

/// <summary>A job that a queue holds. Whoever has taken it from the schedule owns it until it is given back.</summary>
internal sealed class QueuedJob(LiveJob job)
{
    /// <summary>The job, with the number of times it was started.</summary>
    public LiveJob Job { get; set; } = job;

    /// <summary>Its place in the order of enqueueing; set when it is placed.</summary>
    public long Order { get; set; }

    /// <summary>Timestamp at which it could be run; 0 where nobody wants to know.</summary>
    public long ReadySince { get; set; }

    /// <summary>The next job of the same key; used by the lane alone.</summary>
    public QueuedJob? NextInLane { get; set; }

    /// <summary>How it ended, where the store could not be told yet; else null.</summary>
    public JobEnding? Ending { get; set; }

    /// <summary>How many times in a row the store failed.</summary>
    public int StoreFailures { get; set; }

    /// <summary>Whether it was logged that it cannot be run.</summary>
    public bool IsToldUnrunnable { get; set; }
}
