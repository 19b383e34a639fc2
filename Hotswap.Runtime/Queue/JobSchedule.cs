using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Hotswap;

/// <summary>
/// Which job of a queue may run when. One lock guards all of it; what may run now is handed out through a channel.
/// </summary>
/// <remarks>
/// Every job that is held is in exactly one place: the channel, a lane, the due times, the backoffs, the unrunnable ones, or
/// with whoever took it. A key has a lane as long as one job of it is in the channel, taken, in backoff or unrunnable: that
/// job holds the lane, and the next of it moves on only when it has left. A job that is not due is in no lane.
/// </remarks>
internal sealed partial class JobSchedule(int capacity, TimeProvider time, Func<long> newestGeneration, Func<bool>? isTimed = null)
{
    private readonly Lock _lock = new();
    private readonly Channel<QueuedJob> _ready = Channel.CreateUnbounded<QueuedJob>();
    private readonly Dictionary<string, JobLane> _lanes = new(StringComparer.Ordinal);
    private readonly TimedJobs _timed = new(time);
    private readonly List<QueuedJob> _unrunnable = [];
    private readonly List<TaskCompletionSource> _drains = [];
    private readonly List<QueuedJob> _left = [];
    private readonly TaskCompletionSource<IReadOnlyList<LiveJob>> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _order;
    private int _held;
    private int _inLanes;
    private bool _stopped;

    public LiveQueueCounts Counts
    {
        get
        {
            lock (_lock)
            {
                int waiting = _ready.Reader.Count + _inLanes;
                return new LiveQueueCounts(
                    waiting, _held - waiting - _timed.NotDue - _timed.Backoff - _unrunnable.Count, _timed.NotDue, _timed.Backoff, _unrunnable.Count);
            }
        }
    }

    // Jobs that wait for a time of day or for other code may wait for ever.
    private bool IsIdle => _held == _timed.NotDue + _unrunnable.Count;

    /// <summary>Whether there may be a job to take; false when the queue was stopped.</summary>
    public ValueTask<bool> WaitToTakeAsync() => _ready.Reader.WaitToReadAsync();

    public bool TryTake([NotNullWhen(true)] out QueuedJob? job) => _ready.Reader.TryRead(out job);

    /// <summary>A job that was taken has ended.</summary>
    public void Finish(QueuedJob job)
    {
        lock (_lock)
        {
            _held--;
            if (!_stopped && job.Job.Key is { } key)
            {
                ref JobLane lane = ref CollectionsMarshal.GetValueRefOrNullRef(_lanes, key);
                if (lane.TryTake(out QueuedJob? next))
                {
                    _inLanes--;
                    MakeReady(next);
                }
                else
                {
                    _lanes.Remove(key);
                }
            }

            AfterLeaving();
        }
    }

    /// <summary>A job that was taken is to be taken again after some time, by the monotonic clock.</summary>
    public void Retry(QueuedJob job, TimeSpan delay)
    {
        lock (_lock)
        {
            if (_stopped)
            {
                Leave(job);
                return;
            }

            _timed.AddBackoff(job, delay);
        }
    }

    /// <summary>A job that was taken could not be run by the code of a generation, and is to be taken again when there is a newer one.</summary>
    public void WaitForSwap(QueuedJob job, long generation)
    {
        lock (_lock)
        {
            if (_stopped)
            {
                Leave(job);
            }
            else if (newestGeneration() > generation)
            {
                MakeReady(job);
            }
            else
            {
                _unrunnable.Add(job);
                SignalIfIdle();
            }
        }
    }

    /// <summary>A job that was taken was not run to its end, because the queue is being stopped.</summary>
    public void Return(QueuedJob job)
    {
        lock (_lock)
        {
            Leave(job);
        }
    }

    /// <summary>A newer generation serves.</summary>
    public void Swapped()
    {
        lock (_lock)
        {
            foreach (QueuedJob job in _unrunnable)
            {
                MakeReady(job);
            }

            _unrunnable.Clear();
        }
    }

    /// <summary>Lets every job go on whose time has come.</summary>
    public void Promote()
    {
        lock (_lock)
        {
            while (_timed.TryTakeBackoff(out QueuedJob? job))
            {
                MakeReady(job);
            }

            while (_timed.TryTakeDue(out QueuedJob? job))
            {
                EnterLane(job);
            }
        }
    }

    /// <summary>After which time <see cref="Promote"/> is to be called; null if no job waits for a time.</summary>
    public TimeSpan? NextWake()
    {
        lock (_lock)
        {
            return _timed.NextWake();
        }
    }

    /// <summary>Completes when every job that does not wait for its due time or for other code has ended.</summary>
    public Task DrainAsync()
    {
        lock (_lock)
        {
            ThrowIfStopped();
            if (IsIdle)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _drains.Add(drained);
            return drained.Task;
        }
    }

    /// <summary>Takes no more jobs and hands none out.</summary>
    /// <returns>The jobs that are left, in the order of enqueueing, when all that were taken have come back.</returns>
    public Task<IReadOnlyList<LiveJob>> StopAsync()
    {
        lock (_lock)
        {
            if (!_stopped)
            {
                _stopped = true;
                LeaveAll();
                _ready.Writer.Complete();
                foreach (AdmissionWaiter waiter in _waiters)
                {
                    waiter.SetException(StoppedError());
                }

                _waiters.Clear();
                foreach (TaskCompletionSource drained in _drains)
                {
                    drained.SetException(StoppedError());
                }

                _drains.Clear();
                AfterLeaving();
            }
        }

        return _ended.Task;
    }

    private static InvalidOperationException StoppedError() => new("The live queue was stopped; it takes no more jobs and runs none.");

    // What a running job enqueues while the queue is being stopped is left with the rest.
    private void ThrowIfStopped(bool fromJob = false)
    {
        if (_stopped && !(fromJob && _held > 0))
        {
            throw StoppedError();
        }
    }

    private void Place(QueuedJob job)
    {
        job.Order = ++_order;
        if (_stopped)
        {
            Leave(job);
        }
        else if (!_timed.TryAddNotDue(job))
        {
            EnterLane(job);
        }
    }

    private void EnterLane(QueuedJob job)
    {
        if (job.Job.Key is { } key)
        {
            ref JobLane lane = ref CollectionsMarshal.GetValueRefOrAddDefault(_lanes, key, out bool isHeld);
            if (isHeld)
            {
                lane.Append(job);
                _inLanes++;
                return;
            }
        }

        MakeReady(job);
    }

    private void MakeReady(QueuedJob job)
    {
        job.ReadySince = isTimed is not null && isTimed() ? time.GetTimestamp() : 0;
        _ready.Writer.TryWrite(job);
    }

    private void AfterLeaving()
    {
        AdmitWaiters();
        SignalIfIdle();
        if (_stopped && _held == 0)
        {
            _ended.TrySetResult([.. _left.Where(j => j.Ending is null).OrderBy(j => j.Order).Select(j => j.Job)]);
        }
    }

    private void SignalIfIdle()
    {
        if (_drains.Count > 0 && IsIdle)
        {
            foreach (TaskCompletionSource drained in _drains)
            {
                drained.SetResult();
            }

            _drains.Clear();
        }
    }

    private void Leave(QueuedJob job)
    {
        _left.Add(job);
        _held--;
        AfterLeaving();
    }

    private void LeaveAll()
    {
        // Counted here, so that the end is not seen before all have left.
        int taken = _held;
        List<QueuedJob> leaving = [];
        while (_ready.Reader.TryRead(out QueuedJob? job))
        {
            leaving.Add(job);
        }

        leaving.AddRange(_timed.TakeAll());
        leaving.AddRange(_unrunnable);
        foreach (string key in _lanes.Keys)
        {
            ref JobLane lane = ref CollectionsMarshal.GetValueRefOrNullRef(_lanes, key);
            while (lane.TryTake(out QueuedJob? job))
            {
                leaving.Add(job);
            }
        }

        _unrunnable.Clear();
        _lanes.Clear();
        _inLanes = 0;
        _left.AddRange(leaving);
        _held = taken - leaving.Count;
    }
}
