namespace Hotswap;

/// <summary>
/// Tells whether the current code runs inside a job of a queue, across awaits. Shared by the queues of a host: of two whose
/// handlers enqueue into each other, neither may wait.
/// </summary>
internal sealed class JobScope
{
    private readonly AsyncLocal<Mark?> _current = new();

    /// <summary>Whether the current code was called by a job that has not ended.</summary>
    public bool IsInside => _current.Value is { Queue: not null };

    /// <summary>Whether it was called by a job of that queue.</summary>
    public bool IsInsideOf(object queue) => ReferenceEquals(_current.Value?.Queue, queue);

    /// <summary>To be called in an async method, whose caller does not see it, or where the caller's flow is restored afterwards.</summary>
    public Mark Enter(object queue) => _current.Value = new Mark { Queue = queue };

    /// <summary>Goes on, in an async method, inside the job of a mark.</summary>
    public void Resume(Mark mark) => _current.Value = mark;

    // An object, not a flag: contexts captured inside the job (timers, tasks) flow on after it has ended.
    public sealed class Mark
    {
        private volatile object? _queue;

        public object? Queue
        {
            get => _queue;
            init => _queue = value;
        }

        public void Leave() => _queue = null;
    }
}
