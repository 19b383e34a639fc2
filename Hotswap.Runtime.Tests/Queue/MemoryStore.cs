using System.Collections.Concurrent;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>A store that keeps a journal of what it was asked for, and fails where the test says so.</summary>
internal sealed class MemoryStore : ILiveJobStore
{
    private readonly ConcurrentQueue<string> _journal = new();
    private readonly ConcurrentDictionary<string, LiveJob> _known = new();

    public string Journal => string.Join(", ", _journal);

    /// <summary>What a new queue finds.</summary>
    public IReadOnlyList<LiveJob> Stored { get; init; } = [];

    /// <summary>Awaited before each step, which is written as in the journal; throws to make it fail.</summary>
    public Func<string, Task>? OnStep { get; set; }

    public ValueTask<IReadOnlyList<LiveJob>> LoadAsync(CancellationToken cancellationToken) => new(Stored);

    public async ValueTask<bool> AddAsync(LiveJob job)
    {
        await StepAsync($"add {job.Id}");
        return _known.TryAdd(job.Id, job);
    }

    public async ValueTask RecordAttemptAsync(string jobId, int attempt) => await StepAsync($"attempt {jobId} {attempt}");

    public async ValueTask CompleteAsync(string jobId) => await StepAsync($"complete {jobId}");

    public async ValueTask BuryAsync(DeadLetter letter) => await StepAsync($"bury {letter.Job.Id} {letter.Reason}");

    public void Note(string entry) => _journal.Enqueue(entry);

    private async Task StepAsync(string step)
    {
        if (OnStep is { } act)
        {
            await act(step);
        }

        Note(step);
    }
}
