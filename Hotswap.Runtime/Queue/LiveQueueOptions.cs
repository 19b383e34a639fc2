namespace Hotswap;

/// <summary>How a <see cref="LiveQueue"/> works. Read once, when the queue is started.</summary>
public sealed class LiveQueueOptions
{
    /// <summary>What the queue is called in metrics and logs. Default: <c>default</c>.</summary>
    public string Name { get; set; } = "default";

    /// <summary>
    /// How many jobs may run at the same time, each by a worker of the queue. 0 for tick mode: nothing runs by itself, jobs are
    /// run by <see cref="LiveQueue.Tick(int)"/> on its caller's thread. Default: one for each processor.
    /// </summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// How many jobs the queue holds, whatever they wait for; an enqueue into a full queue waits. One from inside a handler is
    /// taken beyond it. Default: 10,000.
    /// </summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>How many times a job is started before it becomes a dead letter. Default: 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long after its first failure a job is tried again; doubled with each further one. Default: 1 second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two attempts. Default: 5 minutes.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// By what part of itself, at random, a delay is longer, so that jobs that failed together are not tried again together:
    /// 0 to 1. Default: 0.1.
    /// </summary>
    public double RetryJitter { get; set; } = 0.1;

    /// <summary>What becomes of a job whose name the newest code does not know. It costs no attempt. Default: it waits for a swap.</summary>
    public UnrunnableJobs UnknownNames { get; set; } = UnrunnableJobs.WaitForSwap;

    /// <summary>
    /// What becomes of a job whose data the newest code cannot read; the handler was not called. If it waits, it costs no
    /// attempt. Default: it becomes a dead letter.
    /// </summary>
    public UnrunnableJobs UnreadableData { get; set; } = UnrunnableJobs.DeadLetter;

    /// <summary>
    /// Called with each dead letter, after the store has it, while its lane is still held. What it throws is logged. Default: none,
    /// dead letters are logged only.
    /// </summary>
    public Func<DeadLetter, ValueTask>? OnDeadLetter { get; set; }

    /// <summary>Keeps the jobs beyond the process. The queue does not dispose it. Default: none, jobs live as long as the queue.</summary>
    public ILiveJobStore? Store { get; set; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name, nameof(Name));
        ArgumentOutOfRangeException.ThrowIfNegative(Workers, nameof(Workers));
        ArgumentOutOfRangeException.ThrowIfLessThan(Capacity, 1, nameof(Capacity));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1, nameof(MaxAttempts));
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryDelay, TimeSpan.Zero, nameof(RetryDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryDelay, RetryDelay, nameof(MaxRetryDelay));
        if (RetryJitter is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(RetryJitter), RetryJitter, "RetryJitter must be from 0 to 1.");
        }
    }

    internal LiveQueueOptions Copy() => (LiveQueueOptions)MemberwiseClone();
}
