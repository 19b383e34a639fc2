using System.Diagnostics;

namespace Hotswap;

/// <summary>Runs a job that was taken from the schedule, and sees to it that it ends, or goes back.</summary>
internal sealed class JobProcessor(
    HostServices services, LiveQueueOptions options, JobSchedule schedule, WakeTimer? timer, QueueMetrics metrics, CancellationToken stopping)
{
    private readonly RetryDelays _delays = new(options.RetryDelay, options.MaxRetryDelay, options.RetryJitter);

    /// <summary>Never throws. Completes at once if nothing of it had to wait.</summary>
    public async ValueTask ProcessAsync(QueuedJob queued)
    {
        JobScope.Mark mark = services.Jobs.Enter(schedule);
        try
        {
            // Else the handler was run, and only the store has not taken note.
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
            outcome = await RunAsync(job, queued.ReadySince, generation).ConfigureAwait(false);
        }
        finally
        {
            lease.Exit();
        }

        if (outcome.Kind != JobOutcomeKind.StoreFailed)
        {
            queued.StoreFailures = 0;
        }

        switch (outcome.Kind)
        {
            case JobOutcomeKind.Succeeded:
                return JobEnding.Succeeded;
            case JobOutcomeKind.Failed:
                return Failed(queued, outcome);
            case JobOutcomeKind.StoreFailed:
                RetryStore(queued, outcome.Error);
                return null;
            case JobOutcomeKind.UnknownName:
                return options.UnknownNames == UnrunnableJobs.DeadLetter
                    ? Dead(job, DeadLetterReason.UnknownName, outcome.Error)
                    : WaitForSwap(queued, number, outcome.Error);
            case JobOutcomeKind.UnreadableData when options.UnreadableData == UnrunnableJobs.DeadLetter:
                return Dead(job with { Attempt = job.Attempt + 1 }, DeadLetterReason.UnreadableData, outcome.Error);
            case JobOutcomeKind.UnreadableData:
                await RecordAsync(job, job.Attempt).ConfigureAwait(false);
                return WaitForSwap(queued, number, outcome.Error);
            case JobOutcomeKind.Cancelled:
                await RecordAsync(job, job.Attempt).ConfigureAwait(false);
                schedule.Return(queued);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private async ValueTask<JobOutcome> RunAsync(LiveJob job, long readySince, PluginManager generation)
    {
        if (!LiveJobRunner.TryFind(generation.Tables, job.Name, out LiveRunner? runner))
        {
            return new JobOutcome(JobOutcomeKind.UnknownName, LiveJobRunner.Unknown(generation.Tables, job).Message);
        }

        if (options.Store is not null && await RecordAsync(job, job.Attempt + 1).ConfigureAwait(false) is { } error)
        {
            return new JobOutcome(JobOutcomeKind.StoreFailed, error);
        }

        long start = metrics.Starting(readySince);
        JobOutcome outcome;
        try
        {
            await LiveJobRunner.RunAsync(runner, job, stopping).ConfigureAwait(false);
            outcome = new JobOutcome(JobOutcomeKind.Succeeded);
        }
        catch (LiveJobFailedException e)
        {
            outcome = new JobOutcome(JobOutcomeKind.Failed, e.Error, e.Detail);
        }
        catch (LiveJobDataException e)
        {
            outcome = new JobOutcome(JobOutcomeKind.UnreadableData, e.Message);
        }
        catch (OperationCanceledException)
        {
            outcome = new JobOutcome(JobOutcomeKind.Cancelled);
        }

        metrics.Ran(start, outcome.Kind);
        return outcome;
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
        services.Logger.JobFailed(options.Name, job.Name, job.Id, job.Attempt, options.MaxAttempts, delay, outcome.Detail);
        PutBack(queued, delay);
        return null;
    }

    private JobEnding? WaitForSwap(QueuedJob queued, long generation, string why)
    {
        if (!queued.IsToldUnrunnable)
        {
            queued.IsToldUnrunnable = true;
            services.Logger.JobUnrunnable(options.Name, queued.Job.Name, queued.Job.Id, why);
        }

        schedule.WaitForSwap(queued, generation);
        return null;
    }

    private async ValueTask EndAsync(QueuedJob queued, JobEnding ending)
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

        if (ending.Letter is { } letter)
        {
            services.Logger.JobDead(options.Name, letter.Job.Name, letter.Job.Id, letter.Reason, letter.Job.Attempt, letter.Error);
            metrics.Died(letter.Reason);
            await TellAsync(letter).ConfigureAwait(false);
        }

        schedule.Finish(queued);
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
        queued.StoreFailures++;
        TimeSpan delay = _delays.After(queued.StoreFailures);
        services.Logger.JobStoreFailed(options.Name, queued.Job.Name, queued.Job.Id, delay, error);
        PutBack(queued, delay);
    }

    private void PutBack(QueuedJob queued, TimeSpan delay)
    {
        schedule.Retry(queued, delay);
        timer?.Arm();
    }

    private static JobEnding Dead(LiveJob job, DeadLetterReason reason, string error) => new(new DeadLetter(job, reason, error));
}
