using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Knows every open lease of a host and where it was taken: <see cref="PluginHostOptions.LeaseDiagnostics"/>. Tells of those that
/// were forgotten or are held for long, and whether the current code is inside one. Thread-safe.
/// </summary>
internal sealed class LeaseDiagnostics : IDisposable
{
    private static readonly string[] _ownFrames =
        [" System.Environment.", $" Hotswap.{nameof(LeaseDiagnostics)}.", $" Hotswap.{nameof(LeaseCounter)}.", $" Hotswap.{nameof(CurrentGeneration)}."];

    private readonly TimeSpan _warnAfter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _countForgotten;
    private readonly ConcurrentDictionary<OpenLease, bool> _open = new(ReferenceEqualityComparer.Instance);

    // The open leases that the current flow of execution has taken. Without what a caller holds: that one must be seen to go.
    private readonly AsyncLocal<OpenLease[]?> _flow = new();
    private readonly ITimer? _timer;

    public LeaseDiagnostics(TimeSpan warnAfter, TimeProvider time, ILogger logger, Action countForgotten)
    {
        _warnAfter = warnAfter;
        _time = time;
        _logger = logger;
        _countForgotten = countForgotten;
        if (warnAfter != Timeout.InfiniteTimeSpan)
        {
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            {
                _timer = time.CreateTimer(static d => ((LeaseDiagnostics)d!).TellOfLongOnes(), this, warnAfter, warnAfter / 2);
            }
        }
    }

    /// <summary>Where the lease was taken that the current code is inside; null if there is none.</summary>
    public string? Inside => _flow.Value?.FirstOrDefault(l => l is { IsOpen: true, IsForgotten: false })?.TakenAt;

    /// <summary>Takes note of a lease that was counted just now.</summary>
    public LeaseToken Track(LeaseCounter counter, int stripe)
    {
        OpenLease lease = new(counter, Where(), _time.GetTimestamp());
        _open[lease] = true;
        _flow.Value = [.. (_flow.Value ?? []).Where(l => l.IsOpen), lease];
        return new LeaseToken(new TrackedLease(this, counter, stripe, lease), stripe);
    }

    /// <summary>A lease was disposed.</summary>
    public void Closed(OpenLease lease)
    {
        _open.TryRemove(lease, out _);
        if (_flow.Value is { } leases && leases.Contains(lease))
        {
            OpenLease[] others = [.. leases.Where(l => l.IsOpen)];
            _flow.Value = others.Length == 0 ? null : others;
        }
    }

    /// <summary>Nothing refers to a lease any more that was not disposed. Called by its finalizer.</summary>
    public void Forgotten(OpenLease lease)
    {
        lease.IsForgotten = true;
        lease.TryTell();

        // Not on the finalizer's thread, and not where a logger that throws would end the process.
        _ = Task.Run(() =>
        {
            _countForgotten();
            _logger.LeaseForgotten(lease.Counter.Generation, lease.TakenAt);
        });
    }

    /// <summary>Whether a generation has open leases, and all of them were forgotten.</summary>
    public bool IsOnlyForgotten(LeaseCounter counter)
    {
        OpenLease[] leases = [.. _open.Keys.Where(l => l.Counter == counter)];
        return leases.Length > 0 && leases.Length == counter.Open && leases.All(l => l.IsForgotten);
    }

    /// <summary>Tells where the open leases of a generation were taken, those that were told of before left out.</summary>
    public void Tell(LeaseCounter counter) => Tell(_open.Keys.Where(l => l.Counter == counter));

    public void Dispose() => _timer?.Dispose();

    private static string Where()
    {
        // Text, not a StackTrace: that would hold the methods of plugins.
        string[] lines = Environment.StackTrace.Split('\n');
        return string.Join('\n', lines.SkipWhile(l => _ownFrames.Any(f => l.Contains(f, StringComparison.Ordinal)))).TrimEnd();
    }

    // In a task, as what a timer throws ends the process, and a logger may throw.
    private void TellOfLongOnes() => _ = Task.Run(() => Tell(_open.Keys.Where(l => _time.GetElapsedTime(l.TakenSince) >= _warnAfter)));

    // Many calls come from one place: one message a place.
    private void Tell(IEnumerable<OpenLease> leases)
    {
        foreach (IGrouping<(LeaseCounter Counter, string TakenAt), OpenLease> place in leases.Where(l => l.TryTell()).GroupBy(l => (l.Counter, l.TakenAt)))
        {
            _logger.LeaseHeld(place.Count(), place.Key.Counter.Generation, _time.GetElapsedTime(place.Min(l => l.TakenSince)), place.Key.TakenAt);
        }
    }
}
