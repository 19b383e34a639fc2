using System.Runtime;

namespace Hotswap;

/// <summary>
/// Asks for non-blocking gen2 collections, on behalf of all hosts of the process: one in flight, and never where the
/// request would block callers.
/// </summary>
internal static class CollectionRequester
{
    private static readonly Lock Gate = new();
    private static readonly TimeSpan GivenUp = TimeSpan.FromSeconds(30);
    private static readonly bool IsConcurrent =
        GC.GetConfigurationVariables().TryGetValue("ConcurrentGC", out object? on) && on is true;

    private static long s_requestedAt;
    private static long s_completedBefore = -1;

    /// <summary>Asks for a collection unless one that was asked for is running, or the last was asked for less than <paramref name="interval"/> ago.</summary>
    public static void Request(TimeSpan interval)
    {
        // Under Batch and LowLatency the request blocks; it ends a NoGCRegion. There natural collections are awaited.
        if (!IsConcurrent || GCSettings.LatencyMode is not (GCLatencyMode.Interactive or GCLatencyMode.SustainedLowLatency))
        {
            return;
        }

        lock (Gate)
        {
            long now = System.Diagnostics.Stopwatch.GetTimestamp();
            TimeSpan since = s_completedBefore < 0 ? TimeSpan.MaxValue : System.Diagnostics.Stopwatch.GetElapsedTime(s_requestedAt, now);
            if (since < interval || (since < GivenUp && Completed() == s_completedBefore))
            {
                return;
            }

            s_completedBefore = Completed();
            s_requestedAt = now;
        }

        GC.Collect(2, GCCollectionMode.Forced, blocking: false);
    }

    // The number of the last completed gen2 collection of either kind; CollectionCount already counts one that has only begun.
    private static long Completed() =>
        Math.Max(GC.GetGCMemoryInfo(GCKind.Background).Index, GC.GetGCMemoryInfo(GCKind.FullBlocking).Index);
}
