using System.Diagnostics;

namespace Hotswap;

/// <summary>Runs a job that was taken from the schedule, and sees to it that it ends, or goes back.</summary>
internal sealed class JobProcessor(
    HostServices services, LiveQueueOptions options, JobSchedule schedule, WakeTimer? timer, QueueMetrics metrics, CancellationToken stopping)
{
    private readonly RetryDelays _delays = new(options.RetryDelay, options.MaxRetryDelay, options.RetryJitter);

    /// <summary>
    /// Completes at once if nothing of it had to wait. Throws what the host's own loggers throw and nothing else; the job has
    /// been given back before anything is logged.
    /// </summary>
    public ValueTask ProcessAsync(QueuedJob queued)
    {
        // Most jobs: nothing to be recorded, and a handler that does not wait. Async methods would cost as much as all the rest.
        if (options.Store is null && queued.Ending is null && queued.Job.Attempt < options.MaxAttempts
            && ExecutionContext.Capture() is { } flow
            && services.Current.TryEnter(out LeaseToken lease, out PluginManager? generation))
        {
            if (LiveJobRunner.TryFind(generation.Tables, queued.Job.Name, out LiveRunner? runner))
            {
                long start;
                try
                {
                    start = metrics.Starting(queued.ReadySince);
                }
                catch
                {
                    lease.Exit();
                    throw;
                }

                SynchronizationContext? synchronization = SynchronizationContext.Current;
                JobScope.Mark mark = services.Jobs.Enter(schedule);
                ValueTask work = LiveJobRunner.Start(runner, queued.Job, stopping);

                // What the handler put there is its own, as after an async method.
                ExecutionContext.Restore(flow);
                if (SynchronizationContext.Current != synchronization)
                {
                    SynchronizationContext.SetSynchronizationContext(synchronization);
                }

                if (!work.IsCompletedSuccessfully)
                {
                    return FinishAsync(queued, work, start, mark, lease, generation.Generation);
                }

                work.GetAwaiter().GetResult();
                lease.Exit();
                mark.Leave();
                schedule.Finish(queued);
                metrics.Ran(start, JobOutcomeKind.Succeeded);
                return default;
            }

            lease.Exit();
        }

        return ProcessSlowlyAsync(queued);
    }

    private async ValueTask ProcessSlowlyAsync(QueuedJob queued)
    {
        JobScope.Mark mark = services.Jobs.Enter(schedule);
        try
        {
            // Where it has ended, the handler was run, and only the store has not taken note.
            queued.Ending ??= await AttemptAsync(queued).ConfigureAwait(false);
            if (queued.Ending is { } ending)
            {
                await EndAsync(queued, ending).ConfigureAwait(false);
            }
        }
        finally
        {
            mark.Leave();
        }
    }

    /// <summary>Sees to the end of a handler that was started, and waits or failed.</summary>
    private async ValueTask FinishAsync(QueuedJob queued, ValueTask work, long start, JobScope.Mark mark, LeaseToken lease, long generation)
    {
        services.Jobs.Resume(mark);
        try
        {
            JobOutcome outcome;
            try
            {
                outcome = await OutcomeAsync(queued.Job, work, start).ConfigureAwait(false);
            }
            finally
            {
                lease.Exit();
            }

            queued.Ending = await EndingAsync(queued, outcome, generation).ConfigureAwait(false);
            if (queued.Ending is { } ending)
            {
                await EndAsync(queued, ending).ConfigureAwait(false);
            }
        }
        finally
        {
            mark.Leave();
        }
    }

    /// <returns>How the job ended; null if it went back to the schedule.</returns>
    private async ValueTask<JobEnding?> AttemptAsync(QueuedJob queued)
    {
        LiveJob job = queued.Job;
        if (job.Attempt >= options.MaxAttempts)
        {
            return Dead(job, DeadLetterReason.Failed, $"It was started {job.Attempt} times without an outcome; MaxAttempts is {options.MaxAttempts}.");
        }

        if (!services.Current.TryEnter(out LeaseToken lease, out PluginManager? generation))
        {
            return WaitForSwap(queued, 0, "The host serves no plugins.");
        }

        long number = generation.Generation;
        JobOutcome outcome;
        try
        {
            if (!LiveJobRunner.TryFind(generation.Tables, job.Name, out LiveRunner? runner))
            {
                outcome = new JobOutcome(JobOutcomeKind.UnknownName, LiveJobRunner.Unknown(generation.Tables, job).Message);
            }
            else if (options.Store is not null && await RecordAsync(job, job.Attempt + 1).ConfigureAwait(false) is { } error)
            {
                outcome = new JobOutcome(JobOutcomeKind.StoreFailed, error);
            }
            else
            {
                long start = metrics.Starting(queued.ReadySince);
                outcome = await OutcomeAsync(job, LiveJobRunner.Start(runner, job, stopping), start).ConfigureAwait(false);
            }
        }
        finally
        {
            lease.Exit();
        }

        return await EndingAsync(queued, outcome, number).ConfigureAwait(false);
    }

    private async ValueTask<JobOutcome> OutcomeAsync(LiveJob job, ValueTask work, long start)
    {
        JobOutcome outcome;
        try
        {
            await LiveJobRunner.EndAsync(work, job, stopping).ConfigureAwait(false);
            outcome = default;
        }
        catch (Exception e) when (e is LiveJobException or OperationCanceledException)
        {
            outcome = JobOutcome.Of(e);
        }

        metrics.Ran(start, outcome.Kind);
        return outcome;
    }

    /// <returns>What an outcome means for the job: how it ended; null if it went back to the schedule.</returns>
    private ValueTask<JobEnding?> EndingAsync(QueuedJob queued, JobOutcome outcome, long generation) =>
        outcome.Kind == JobOutcomeKind.Succeeded ? new ValueTask<JobEnding?>(JobEnding.Succeeded) : NotSucceededAsync(queued, outcome, generation);

    private async ValueTask<JobEnding?> NotSucceededAsync(QueuedJob queued, JobOutcome outcome, long generation)
    {
        LiveJob job = queued.Job;
        if (outcome.Kind == JobOutcomeKind.StoreFailed)
        {
            RetryStore(queued, outcome.Error);
            return null;
        }

        queued.StoreFailures = 0;
        switch (outcome.Kind)
        {
            case JobOutcomeKind.Failed:
                return Failed(queued, outcome);
            case JobOutcomeKind.UnknownName:
                return options.UnknownNames == UnrunnableJobs.DeadLetter
                    ? Dead(job, DeadLetterReason.UnknownName, outcome.Error)
                    : WaitForSwap(queued, generation, outcome.Error);
            case JobOutcomeKind.UnreadableData when options.UnreadableData == UnrunnableJobs.DeadLetter:
                return Dead(job with { Attempt = job.Attempt + 1 }, DeadLetterReason.UnreadableData, outcome.Error);
            case JobOutcomeKind.UnreadableData:
                await RecordAsync(job, job.Attempt).ConfigureAwait(false);
                return WaitForSwap(queued, generation, outcome.Error);
            case JobOutcomeKind.Cancelled:
                await RecordAsync(job, job.Attempt).ConfigureAwait(false);
                schedule.Return(queued);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private JobEnding? Failed(QueuedJob queued, JobOutcome outcome)
    {
        LiveJob job = queued.Job with { Attempt = queued.Job.Attempt + 1 };
        queued.Job = job;
        if (job.Attempt >= options.MaxAttempts)
        {
            return Dead(job, DeadLetterReason.Failed, outcome.Detail);
        }

        TimeSpan delay = _delays.After(job.Attempt);
        PutBack(queued, delay);
        services.Logger.JobFailed(options.Name, job.Name, job.Id, job.Attempt, options.MaxAttempts, delay, outcome.Detail);
        return null;
    }

    private JobEnding? WaitForSwap(QueuedJob queued, long generation, string why)
    {
        LiveJob job = queued.Job;
        bool isNew = !queued.IsToldUnrunnable;
        queued.IsToldUnrunnable = true;
        schedule.WaitForSwap(queued, generation);
        if (isNew)
        {
            services.Logger.JobUnrunnable(options.Name, job.Name, job.Id, why);
        }

        return null;
    }

    private ValueTask EndAsync(QueuedJob queued, JobEnding ending)
    {
        if (options.Store is not null || ending.Letter is not null)
        {
            return EndWithNoticeAsync(queued, ending);
        }

        schedule.Finish(queued);
        return default;
    }

    private async ValueTask EndWithNoticeAsync(QueuedJob queued, JobEnding ending)
    {
        if (options.Store is { } store)
        {
            try
            {
                await (ending.Letter is null ? store.CompleteAsync(queued.Job.Id) : store.BuryAsync(ending.Letter)).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                RetryStore(queued, ErrorText.Of(e));
                return;
            }
        }

        try
        {
            if (ending.Letter is { } letter)
            {
                metrics.Died(letter.Reason);
                services.Logger.JobDead(options.Name, letter.Job.Name, letter.Job.Id, letter.Reason, letter.Job.Attempt, letter.Error);
                await TellAsync(letter).ConfigureAwait(false);
            }
        }
        finally
        {
            schedule.Finish(queued);
        }
    }

    private async ValueTask TellAsync(DeadLetter letter)
    {
        if (options.OnDeadLetter is not { } tell)
        {
            return;
        }

        try
        {
            await tell(letter).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            services.Logger.DeadLetterCallbackFailed(options.Name, letter.Job.Name, letter.Job.Id, ErrorText.Of(e));
        }
    }

    /// <returns>What went wrong, or null.</returns>
    private async ValueTask<string?> RecordAsync(LiveJob job, int attempt)
    {
        if (options.Store is not { } store)
        {
            return null;
        }

        try
        {
            await store.RecordAttemptAsync(job.Id, attempt).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return ErrorText.Of(e);
        }
    }

    private void RetryStore(QueuedJob queued, string error)
    {
        LiveJob job = queued.Job;
        queued.StoreFailures++;
        TimeSpan delay = _delays.After(queued.StoreFailures);
        PutBack(queued, delay);
        services.Logger.JobStoreFailed(options.Name, job.Name, job.Id, delay, error);
    }

    private void PutBack(QueuedJob queued, TimeSpan delay)
    {
        schedule.Retry(queued, delay);
        timer?.Arm();
    }

    private static JobEnding Dead(LiveJob job, DeadLetterReason reason, string error) => new(new DeadLetter(job, reason, error));
}
