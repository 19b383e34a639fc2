namespace Hotswap;

/// <summary>An enqueue that waits for room.</summary>
/// <param name="job">The job that takes its place at once; null where only the place is kept, until the store has the job.</param>
internal sealed class AdmissionWaiter(QueuedJob? job)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public QueuedJob? Job => job;
}
