namespace Hotswap;

/// <summary>
/// Runs live jobs in this process, each with the newest code: now or when they are due, one after another where they share a
/// key, again after a failure. All members are safe to use from any thread.
/// </summary>
/// <remarks>
/// Reloads lose nothing: a job that has begun ends on the code that it began on, the next is run by the newest. Stop the
/// queue before its host is disposed. See docs/live-jobs.md.
/// </remarks>
/// <example><code>
/// await using LiveQueue queue = await LiveQueue.StartAsync(host);
/// await queue.EnqueueAsync(LiveJobs.RollCall("x") with { Key = "x", Due = DateTimeOffset.UtcNow.AddHours(1) });
/// </code></example>
public sealed class LiveQueue : IAsyncDisposable
{
    private readonly HostServices _services;
    private readonly LiveQueueOptions _options;
    private readonly JobSchedule _schedule;
    private readonly WakeTimer? _timer;
    private readonly QueueMetrics _metrics;
    private readonly JobProcessor _processor;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _stop = new();
    private Task[] _workers = [];
    private Task<IReadOnlyList<LiveJob>>? _stopped;

    private LiveQueue(PluginHost host, LiveQueueOptions options)
    {
        _services = host.Services;
        _options = options;
        _schedule = new JobSchedule(options.Capacity, _services.Time, () => _services.Current.OrNull?.Generation ?? 0, () => _metrics!.IsDelayWanted);
        _timer = options.Workers > 0 ? new WakeTimer(_schedule, _services.Time) : null;
        _metrics = new QueueMetrics(this, options.Name, _services.Time, () => Counts);
        _processor = new JobProcessor(_services, options, _schedule, _timer, _metrics, _stopping.Token);
    }

    /// <summary>How many jobs it holds, by what they wait for.</summary>
    public LiveQueueCounts Counts => _schedule.Counts;

    /// <summary>Starts a queue. Jobs that its store holds are taken up first, whatever the capacity.</summary>
    /// <param name="host">Whose code runs the jobs. It need not have loaded anything yet: jobs wait for the first load.</param>
    /// <param name="options">How it works; copied.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    /// <remarks>What the store throws comes out as it is.</remarks>
    public static async Task<LiveQueue> StartAsync(PluginHost host, LiveQueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        options = options?.Copy() ?? new LiveQueueOptions();
        options.Validate();
        IReadOnlyList<LiveJob> stored = options.Store is { } store ? await store.LoadAsync(cancellationToken).ConfigureAwait(false) : [];
        LiveQueue queue = new(host, options);
        queue.Start(stored);
        return queue;
    }

    /// <summary>
    /// Takes a job in. Waits while the queue is full, in the order of the calls; inside a handler of a queue of the same host it
    /// never does. With a store, the job is durable when this has ended.
    /// </summary>
    /// <param name="job">The job. Its <see cref="LiveJob.Attempt"/> counts towards <see cref="LiveQueueOptions.MaxAttempts"/>.</param>
    /// <param name="cancellationToken">Ends the waiting for room.</param>
    /// <returns>False if the store has a job of that id already; then nothing was done.</returns>
    /// <exception cref="InvalidOperationException">The queue was stopped.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled; the job was not taken in.</exception>
    /// <remarks>What the store throws comes out as it is; the job was not taken in.</remarks>
    public ValueTask<bool> EnqueueAsync(LiveJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (_options.Store is { } store)
        {
            return EnqueueStoredAsync(job, store, cancellationToken);
        }

        QueuedJob queued = new(job);
        if (!_schedule.TryAdmit(queued, _services.Jobs.IsInside))
        {
            return EnqueueLaterAsync(queued, cancellationToken);
        }

        Enqueued(job);
        return new ValueTask<bool>(true);
    }

    /// <summary>Takes a job in if there is room. For queues without a store: with one, an enqueue waits for it.</summary>
    /// <param name="job">The job.</param>
    /// <returns>False if the queue is full.</returns>
    /// <exception cref="InvalidOperationException">The queue was stopped, or has a store.</exception>
    public bool TryEnqueue(LiveJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (_options.Store is not null)
        {
            throw new InvalidOperationException("The queue has a store, which an enqueue must wait for: use EnqueueAsync.");
        }

        if (!_schedule.TryAdmit(new QueuedJob(job), _services.Jobs.IsInside))
        {
            return false;
        }

        Enqueued(job);
        return true;
    }

    /// <summary>In tick mode, runs jobs on the calling thread. A handler that awaits goes on elsewhere and is not waited for.</summary>
    /// <param name="maxJobs">How many jobs are begun at most.</param>
    /// <returns>How many jobs were begun.</returns>
    /// <exception cref="InvalidOperationException">The queue has workers, or the call came from one of its handlers.</exception>
    public int Tick(int maxJobs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxJobs);
        return Tick(maxJobs, TimeSpan.MaxValue);
    }

    /// <inheritdoc cref="Tick(int)"/>
    /// <param name="maxTime">After which time no further job is begun. One that has begun is not interrupted.</param>
    public int Tick(TimeSpan maxTime) => Tick(int.MaxValue, maxTime);

    /// <summary>
    /// Completes when every job that does not wait for its due time or for other code has ended. Jobs may be enqueued meanwhile,
    /// and count.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">The queue was stopped, or the call came from one of its handlers.</exception>
    public Task DrainAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfInside("DrainAsync");
        return _schedule.DrainAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more jobs, begins none, and completes when those that have begun have ended.</summary>
    /// <param name="cancellationToken">When it fires, the tokens of the running handlers do; a job that then gives up is left, and this attempt not counted.</param>
    /// <returns>The jobs that are left, in the order of enqueueing, to be enqueued elsewhere. With a store, they are in it.</returns>
    /// <exception cref="InvalidOperationException">The call came from one of its handlers.</exception>
    public async Task<IReadOnlyList<LiveJob>> StopAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfInside("StopAsync");
        Task<IReadOnlyList<LiveJob>> stopped;
        lock (_stop)
        {
            stopped = _stopped ??= StopCoreAsync();
        }

        using CancellationTokenRegistration hurry = cancellationToken.UnsafeRegister(static q => ((LiveQueue)q!).CancelHandlers(), this);
        return await stopped.ConfigureAwait(false);
    }

    /// <summary>Stops the queue, cancels the handlers that run and waits until they have ended. Without a store, jobs that are left are lost.</summary>
    /// <exception cref="InvalidOperationException">The call came from one of its handlers.</exception>
    public async ValueTask DisposeAsync() => await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);

    private void Start(IReadOnlyList<LiveJob> stored)
    {
        _services.Swapped += _schedule.Swapped;
        foreach (LiveJob job in stored)
        {
            _schedule.TryAdmit(new QueuedJob(job), beyondCapacity: true);
        }

        _timer?.Arm();

        // Handlers must not see what the caller keeps in AsyncLocals.
        using (AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow())
        {
            _workers = [.. Enumerable.Range(0, _options.Workers).Select(_ => Task.Run(WorkAsync))];
        }
    }

    private async Task WorkAsync()
    {
        while (await _schedule.WaitToTakeAsync().ConfigureAwait(false))
        {
            while (_schedule.TryTake(out QueuedJob? job))
            {
                try
                {
                    await _processor.ProcessAsync(job).ConfigureAwait(false);
                }
                catch (Exception)
                {
                    // A logger of the host's that throws: there is nobody to tell, and the other jobs do not suffer for it.
                }
            }
        }
    }

    private int Tick(int maxJobs, TimeSpan maxTime)
    {
        if (_options.Workers > 0)
        {
            throw new InvalidOperationException("The queue has workers that run its jobs. Set LiveQueueOptions.Workers to 0 for tick mode.");
        }

        ThrowIfInside("Tick");
        long start = _services.Time.GetTimestamp();
        _schedule.Promote();
        int begun = 0;
        while (begun < maxJobs
            && (maxTime == TimeSpan.MaxValue || _services.Time.GetElapsedTime(start) < maxTime)
            && _schedule.TryTake(out QueuedJob? job))
        {
            begun++;

            // Not awaited: the next job need not wait for it, and it sees to its own end.
            _ = _processor.ProcessAsync(job).AsTask();
        }

        return begun;
    }

    private async ValueTask<bool> EnqueueLaterAsync(QueuedJob queued, CancellationToken cancellationToken)
    {
        await _schedule.AdmitAsync(queued, cancellationToken).ConfigureAwait(false);
        Enqueued(queued.Job);
        return true;
    }

    private async ValueTask<bool> EnqueueStoredAsync(LiveJob job, ILiveJobStore store, CancellationToken cancellationToken)
    {
        if (!_schedule.TryReserve(_services.Jobs.IsInside))
        {
            await _schedule.AdmitAsync(null, cancellationToken).ConfigureAwait(false);
        }

        bool added = false;
        try
        {
            added = await store.AddAsync(job).ConfigureAwait(false);
        }
        finally
        {
            if (!added)
            {
                _schedule.CancelReserved();
            }
        }

        if (added)
        {
            _schedule.PlaceReserved(new QueuedJob(job));
            Enqueued(job);
        }

        return added;
    }

    private void Enqueued(LiveJob job)
    {
        _metrics.Enqueued();
        if (job.Due is not null)
        {
            _timer?.Arm();
        }
    }

    private async Task<IReadOnlyList<LiveJob>> StopCoreAsync()
    {
        _services.Swapped -= _schedule.Swapped;
        IReadOnlyList<LiveJob> left = await _schedule.StopAsync().ConfigureAwait(false);
        await Task.WhenAll(_workers).ConfigureAwait(false);
        _timer?.Dispose();
        _metrics.Dispose();
        _services.Logger.QueueStopped(_options.Name, left.Count);
        return left;
    }

    private void CancelHandlers() => _ = Task.Run(() =>
    {
        try
        {
            _stopping.Cancel();
        }
        catch (AggregateException e)
        {
            // What a handler registered with its token.
            _services.Logger.JobCancellationFailed(_options.Name, ErrorText.Of(e));
        }
    });

    private void ThrowIfInside(string what)
    {
        if (_services.Jobs.IsInsideOf(_schedule))
        {
            throw new InvalidOperationException($"{what} was called by a job of this queue, which it would wait for. Call it from the host.");
        }
    }
}
