using System.Runtime;

namespace Hotswap;

/// <summary>
/// Asks for non-blocking gen2 collections, on behalf of all hosts of the process: one in flight, and never where the
/// request would block callers.
/// </summary>
internal static class CollectionRequester
{
    private static readonly Lock _gate = new();
    private static readonly TimeSpan _givenUp = TimeSpan.FromSeconds(30);
    private static readonly bool _isConcurrent =
        GC.GetConfigurationVariables().TryGetValue("ConcurrentGC", out object? on) && on is true;

    private static long _requestedAt;
    private static long _completedBefore = -1;

    /// <summary>Whether a request would block nobody at this moment.</summary>
    // Under Batch and LowLatency it blocks; it ends a NoGCRegion. There natural collections are awaited.
    public static bool IsPossible => _isConcurrent && GCSettings.LatencyMode is GCLatencyMode.Interactive or GCLatencyMode.SustainedLowLatency;

    /// <summary>Asks for a collection unless one that was asked for is running, or the last was asked for less than <paramref name="interval"/> ago.</summary>
    /// <returns>Whether one was asked for.</returns>
    public static bool Request(TimeSpan interval)
    {
        if (!IsPossible)
        {
            return false;
        }

        lock (_gate)
        {
            long now = System.Diagnostics.Stopwatch.GetTimestamp();
            TimeSpan since = _completedBefore < 0 ? TimeSpan.MaxValue : System.Diagnostics.Stopwatch.GetElapsedTime(_requestedAt, now);
            if (since < interval || (since < _givenUp && Completed() == _completedBefore))
            {
                return false;
            }

            _completedBefore = Completed();
            _requestedAt = now;
        }

        GC.Collect(2, GCCollectionMode.Forced, blocking: false);
        return true;
    }

    // The number of the last completed gen2 collection of either kind; CollectionCount already counts one that has only begun.
    private static long Completed() =>
        Math.Max(GC.GetGCMemoryInfo(GCKind.Background).Index, GC.GetGCMemoryInfo(GCKind.FullBlocking).Index);
}
