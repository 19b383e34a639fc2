using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>Hears from the garbage collector how long it held all threads.</summary>
internal sealed class PauseListener : EventListener
{
    private const EventKeywords GarbageCollection = (EventKeywords)1;

    // Why a collection began: room for a small or a large object was needed. All other reasons are somebody's request.
    private const uint AllocatedSmall = 0;
    private const uint AllocatedLarge = 4;
    private readonly ConcurrentQueue<(double Length, bool IsAllocation)> _pauses = new();
    private DateTime _suspended;
    private bool _isAllocation;

    /// <summary>The pauses so far, in milliseconds, the longest last: of collections that the program's own allocations caused.</summary>
    public double[] OfAllocations => [.. _pauses.Where(p => p.IsAllocation).Select(p => p.Length).Order()];

    /// <summary>The pauses so far, in milliseconds, the longest last: of collections that were asked for, and of unloading.</summary>
    public double[] OfRequests => [.. _pauses.Where(p => !p.IsAllocation).Select(p => p.Length).Order()];

    public void Clear() => _pauses.Clear();

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Informational, GarbageCollection);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        string name = eventData.EventName ?? "";
        if (name.StartsWith("GCSuspendEEBegin", StringComparison.Ordinal))
        {
            _suspended = eventData.TimeStamp;
            _isAllocation = false;
        }
        else if (name.StartsWith("GCStart", StringComparison.Ordinal))
        {
            _isAllocation |= eventData.Payload![2] is AllocatedSmall or AllocatedLarge;
        }
        else if (name.StartsWith("GCRestartEEEnd", StringComparison.Ordinal) && _suspended != default)
        {
            _pauses.Enqueue(((eventData.TimeStamp - _suspended).TotalMilliseconds, _isAllocation));
        }
    }
}
