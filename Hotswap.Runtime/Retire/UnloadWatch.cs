using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Watches unloaded versions until each is collected or called leaked. Runs only while there is something to watch.
/// </summary>
internal sealed class UnloadWatch(TimeSpan leakTimeout, TimeSpan collectInterval, TimeProvider time, ILogger logger)
{
    // A version is freed by finalizers between two collections; one that was running at the unload does not count.
    private const int CollectionsBeforeLeaked = 3;

    private static readonly TimeSpan _shortestPoll = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan _longestPoll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _leakedPoll = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<Entry> _watched = [];
    private TaskCompletionSource _added = new();
    private bool _running;

    public void Add(VersionRecord record, UnloadedContext context)
    {
        lock (_lock)
        {
            _watched.Add(new Entry(record, context, time.GetTimestamp(), GC.CollectionCount(2)));
            if (_running)
            {
                _added.TrySetResult();
                return;
            }

            _running = true;
        }

        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(WatchAsync);
        }
    }

    private async Task WatchAsync()
    {
        TimeSpan poll = _shortestPoll;
        while (Check(out bool onlyLeaked))
        {
            if (onlyLeaked)
            {
                // A leaked version may still come back, but is not worth collections.
                await Task.WhenAny(NextAdded(), Task.Delay(_leakedPoll, time)).ConfigureAwait(false);
                poll = _shortestPoll;
                continue;
            }

            CollectionRequester.Request(collectInterval);
            await Task.Delay(poll, time).ConfigureAwait(false);
            poll = poll * 1.5 < _longestPoll ? poll * 1.5 : _longestPoll;
        }
    }

    private Task NextAdded()
    {
        lock (_lock)
        {
            if (_watched.Exists(e => e.Record.State != PluginVersionState.Leaked))
            {
                return Task.CompletedTask;
            }

            _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _added.Task;
        }
    }

    /// <returns>Whether there is still something to watch.</returns>
    private bool Check(out bool onlyLeaked)
    {
        Entry[] watched;
        lock (_lock)
        {
            watched = [.. _watched];
        }

        List<Entry> done = [];
        foreach (Entry entry in watched)
        {
            if (!entry.Context.IsAlive)
            {
                entry.Record.Native?.Free();
                entry.Record.Native = null;
                entry.Record.MoveTo(PluginVersionState.Collected);
                logger.VersionCollected(entry.Record.Id, time.GetElapsedTime(entry.UnloadedAt).TotalMilliseconds);
                done.Add(entry);
            }
            else if (entry.Record.State != PluginVersionState.Leaked && IsOverdue(entry))
            {
                entry.Record.MoveTo(PluginVersionState.Leaked);
                logger.VersionLeaked(entry.Record.Id, time.GetElapsedTime(entry.UnloadedAt).TotalSeconds);
            }
        }

        lock (_lock)
        {
            _watched.RemoveAll(done.Contains);
            onlyLeaked = _watched.TrueForAll(e => e.Record.State == PluginVersionState.Leaked);
            _running = _watched.Count > 0;
            return _running;
        }
    }

    private bool IsOverdue(Entry entry) =>
        time.GetElapsedTime(entry.UnloadedAt) >= leakTimeout
        && GC.CollectionCount(2) - entry.CollectionsAtUnload >= CollectionsBeforeLeaked;

    private sealed record Entry(VersionRecord Record, UnloadedContext Context, long UnloadedAt, int CollectionsAtUnload);
}
