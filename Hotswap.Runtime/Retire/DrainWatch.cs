using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Knows which replaced generations still drain, and which of these take longer than they should: that is logged, counted,
/// and shown as a state of the versions that are kept by it. Thread-safe.
/// </summary>
internal sealed class DrainWatch(TimeSpan warnAfter, TimeProvider time, HostMetrics metrics, LeaseDiagnostics? leases, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly List<Drain> _drains = [];

    /// <summary>How many generations are overdue.</summary>
    public int Overdue
    {
        get
        {
            lock (_lock)
            {
                return _drains.Count(d => d.IsOverdue);
            }
        }
    }

    /// <summary>How many leases are open on generations that were replaced.</summary>
    public long OpenLeases
    {
        get
        {
            lock (_lock)
            {
                return _drains.Sum(d => d.Generation.Leases.Open);
            }
        }
    }

    /// <summary>Whether there are drains, and all of them wait for nothing but leases that were forgotten.</summary>
    public bool WaitForForgottenOnly
    {
        get
        {
            lock (_lock)
            {
                return leases is not null && _drains.Count > 0 && _drains.TrueForAll(d => leases.IsOnlyForgotten(d.Generation.Leases));
            }
        }
    }

    /// <summary>Takes versions that the newest generation does not hold: they drain, or are overdue at once where an older generation keeps them.</summary>
    public void Left(IEnumerable<PluginVersion> versions)
    {
        lock (_lock)
        {
            foreach (PluginVersion version in versions)
            {
                version.Record.MoveTo(PluginVersionState.Draining);
                Mark(version);
            }
        }
    }

    /// <summary>Waits until a replaced generation has no open lease.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="drained">Completes then.</param>
    /// <param name="limit">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="limit"/> fired first.</exception>
    public async Task DrainAsync(PluginManager generation, Task drained, CancellationToken limit)
    {
        long start = time.GetTimestamp();
        Drain drain = new(generation);
        lock (_lock)
        {
            _drains.Add(drain);
        }

        try
        {
            if (!await EndsInTimeAsync(drained, limit).ConfigureAwait(false))
            {
                SetOverdue(drain);
                await drained.WaitAsync(limit).ConfigureAwait(false);
                logger.DrainEndedLate(generation.Generation, time.GetElapsedTime(start));
            }

            metrics.Drained(time.GetElapsedTime(start));
        }
        finally
        {
            Remove(drain);
        }
    }

    private async Task<bool> EndsInTimeAsync(Task drained, CancellationToken limit)
    {
        try
        {
            await drained.WaitAsync(warnAfter, time, limit).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void SetOverdue(Drain drain)
    {
        string kept;
        lock (_lock)
        {
            drain.IsOverdue = true;
            foreach (PluginVersion version in drain.Generation.Versions)
            {
                Mark(version);
            }

            kept = string.Join(", ", drain.Generation.Versions.Where(v => v.Record.State == PluginVersionState.DrainOverdue).Select(v => v.Id));
        }

        logger.DrainOverdue(drain.Generation.Generation, warnAfter, drain.Generation.Leases.Open, kept.Length == 0 ? "no version" : kept);
        leases?.Tell(drain.Generation.Leases);
    }

    private void Remove(Drain drain)
    {
        lock (_lock)
        {
            _drains.Remove(drain);
            foreach (PluginVersion version in drain.Generation.Versions.Where(v => v.Record.State == PluginVersionState.DrainOverdue))
            {
                version.Record.MoveTo(PluginVersionState.Draining);
                Mark(version);
            }
        }
    }

    private void Mark(PluginVersion version)
    {
        if (version.Record.State == PluginVersionState.Draining && _drains.Exists(d => d.IsOverdue && d.Generation.Versions.Contains(version)))
        {
            version.Record.MoveTo(PluginVersionState.DrainOverdue);
        }
    }

    private sealed class Drain(PluginManager generation)
    {
        public PluginManager Generation { get; } = generation;

        public bool IsOverdue { get; set; }
    }
}
