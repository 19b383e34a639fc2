namespace Hotswap;

/// <summary>
/// Keeps the jobs of one queue beyond the process. What a method has done is durable when its task has ended. A queue calls
/// the methods from many threads at once; for one job it awaits each before the next.
/// </summary>
/// <remarks>
/// Whatever a method throws is logged, and the queue tries again later; only what <see cref="LoadAsync"/> and
/// <see cref="AddAsync"/> throw comes out, of the start of the queue and of the enqueue.
/// </remarks>
public interface ILiveJobStore
{
    /// <summary>All jobs that have not ended, in the order in which they were added, each with the recorded number of its attempts.</summary>
    ValueTask<IReadOnlyList<LiveJob>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Adds a job.</summary>
    /// <returns>False if the store has a job of that id, or a dead letter; nothing was changed.</returns>
    ValueTask<bool> AddAsync(LiveJob job);

    /// <summary>Records how many times a job was started; called before its handler is.</summary>
    ValueTask RecordAttemptAsync(string jobId, int attempt);

    /// <summary>Removes a job that has succeeded; nothing happens if it is not there.</summary>
    ValueTask CompleteAsync(string jobId);

    /// <summary>Moves a job to the dead letters; nothing happens if it is there already.</summary>
    ValueTask BuryAsync(DeadLetter letter);
}
