using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Watches unloaded versions until each is collected or called leaked. Runs only while there is something to watch.
/// </summary>
/// <remarks>
/// A version that is overdue has one chance more: caches of the framework are emptied, and it is waited for two more
/// collections. Where they were emptied for another one a moment ago, it is called leaked at once, and has its chance later.
/// What keeps a leaked version may be let go at any time, which an idle process would never notice: collections are asked for
/// on its behalf too, but seldom.
/// </remarks>
internal sealed class UnloadWatch(TimeSpan leakTimeout, TimeSpan collectInterval, TimeProvider time, ILogger logger)
{
    // A version is freed by finalizers between two collections; one that was running at the unload does not count.
    private const int RoundsBeforeLeaked = 3;

    // Where finalizers do not run at all, because one of them hangs, nothing is freed any more.
    private const int CollectionsBeforeLeaked = 12;

    private static readonly TimeSpan _shortestPoll = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan _leakedPoll = TimeSpan.FromSeconds(10);

    // As many as free a version that nothing keeps any more.
    private const int CollectionsForLeaked = 2;
    private const int LeakTimeoutsBetween = 10;

    // No seldomer than collections are asked for: each look asks for the next one.
    private readonly TimeSpan _longestPoll = TimeSpan.FromMilliseconds(Math.Clamp(collectInterval.TotalMilliseconds, 20, 250));
    private readonly FinalizerRounds _rounds = new();
    private readonly FrameworkCaches _caches = FrameworkCaches.For(time);
    private readonly SemaphoreSlim _looking = new(1);
    private readonly Lock _lock = new();
    private readonly List<Entry> _watched = [];
    private TaskCompletionSource _added = new();
    private bool _running;
    private int _asksForLeaked;

    /// <summary>Has collections asked for on behalf of leaked versions now, and not only when it is time again.</summary>
    public void AskForLeaked()
    {
        lock (_lock)
        {
            _asksForLeaked = CollectionsForLeaked;
            _added.TrySetResult();
        }
    }

    public void Add(VersionRecord record, UnloadedContext context)
    {
        lock (_lock)
        {
            _watched.Add(new Entry(record, context, _rounds, time.GetTimestamp()));
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

    /// <summary>Looks at all of them now.</summary>
    public async Task LookAsync()
    {
        await _looking.WaitAsync().ConfigureAwait(false);
        try
        {
            Entry[] watched;
            lock (_lock)
            {
                watched = [.. _watched];
            }

            await JudgeAsync([.. watched.Where(e => !IsGone(e))]).ConfigureAwait(false);
        }
        finally
        {
            _looking.Release();
        }
    }

    private async Task WatchAsync()
    {
        TimeSpan poll = _shortestPoll;
        long askedForLeaked = time.GetTimestamp();
        while (true)
        {
            await LookAsync().ConfigureAwait(false);
            Task? added;
            lock (_lock)
            {
                if (_watched.Count == 0)
                {
                    _running = false;
                    return;
                }

                TimeSpan since = time.GetElapsedTime(askedForLeaked);
                if (since >= _leakedPoll && since / LeakTimeoutsBetween >= leakTimeout)
                {
                    _asksForLeaked = CollectionsForLeaked;
                    askedForLeaked = time.GetTimestamp();
                }

                bool isAsking = _asksForLeaked > 0 && CollectionRequester.IsPossible;
                added = isAsking || _watched.Exists(e => e.IsWorthCollections) ? null : NextAdded();
            }

            if (added is not null)
            {
                await Task.WhenAny(added, Task.Delay(_leakedPoll, time)).ConfigureAwait(false);
                poll = _shortestPoll;
                continue;
            }

            if (CollectionRequester.Request(collectInterval))
            {
                lock (_lock)
                {
                    _asksForLeaked = Math.Max(0, _asksForLeaked - 1);
                }
            }

            await Task.Delay(poll, time).ConfigureAwait(false);
            poll = poll * 1.5 < _longestPoll ? poll * 1.5 : _longestPoll;
        }
    }

    private Task NextAdded()
    {
        _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _added.Task;
    }

    private bool IsGone(Entry entry)
    {
        if (entry.Context.IsAlive)
        {
            return false;
        }

        entry.Record.Native?.Free();
        entry.Record.Native = null;
        lock (_lock)
        {
            _watched.Remove(entry);
        }

        // Said before it is known: who waits for the verdicts and ends the process loses none of them.
        logger.VersionCollected(entry.Record.Id, time.GetElapsedTime(entry.UnloadedAt).TotalMilliseconds);
        entry.Record.MoveTo(PluginVersionState.Collected);
        return true;
    }

    private async Task JudgeAsync(Entry[] alive)
    {
        Entry[] overdue = [.. alive.Where(e => e.HadItsCollections && time.GetElapsedTime(e.UnloadedAt) >= leakTimeout)];
        Entry[] hopeful = [.. overdue.Where(e => !e.CachesCleared)];
        bool cleared = hopeful.Length > 0 && await _caches.TryClearAsync(logger).ConfigureAwait(false);
        foreach (Entry entry in overdue)
        {
            if (cleared && !entry.CachesCleared)
            {
                entry.WaitAfterClearing();
            }
            else if (entry.Record.State != PluginVersionState.Leaked)
            {
                logger.VersionLeaked(entry.Record.Id, time.GetElapsedTime(entry.UnloadedAt).TotalSeconds);
                entry.Record.MoveTo(PluginVersionState.Leaked);
            }
        }
    }

    /// <summary>A version that is watched. Judged by one at a time.</summary>
    private sealed class Entry(VersionRecord record, UnloadedContext context, FinalizerRounds rounds, long unloadedAt)
    {
        private volatile int _roundsBefore = rounds.Count;
        private volatile int _collectionsBefore = GC.CollectionCount(2);

        public VersionRecord Record => record;

        public UnloadedContext Context => context;

        public long UnloadedAt => unloadedAt;

        /// <summary>Whether caches were emptied since its unload.</summary>
        public bool CachesCleared { get; private set; }

        /// <summary>Whether there were as many collections, since its unload or since caches were emptied, as it needs to be freed.</summary>
        public bool HadItsCollections =>
            rounds.Count - _roundsBefore >= RoundsBeforeLeaked || GC.CollectionCount(2) - _collectionsBefore >= CollectionsBeforeLeaked;

        /// <summary>Whether a collection may free it: it has no verdict yet, or caches were emptied since.</summary>
        public bool IsWorthCollections => record.State != PluginVersionState.Leaked || (CachesCleared && !HadItsCollections);

        public void WaitAfterClearing()
        {
            CachesCleared = true;
            _roundsBefore = rounds.Count;
            _collectionsBefore = GC.CollectionCount(2);
        }
    }
}
