using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>
/// Hears how long all threads were held, by the collector or by the unloading of code. Who wants to hold them says so before it waits
/// for another one who does: its pause begins when that one's has ended.
/// </summary>
internal sealed class PauseListener : EventListener
{
    private const EventKeywords GarbageCollection = (EventKeywords)1;

    // Why a collection began: room for a small or a large object was needed. All other reasons are somebody's request.
    private const uint AllocatedSmall = 0;
    private const uint AllocatedLarge = 4;
    private readonly ConcurrentQueue<(double Length, bool IsAllocation)> _pauses = new();
    private readonly ConcurrentDictionary<long, (DateTime Begin, bool IsAllocation)> _begun = new();
    private DateTime _ended;

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
            _begun[eventData.OSThreadId] = (eventData.TimeStamp, false);
        }
        else if (name.StartsWith("GCStart", StringComparison.Ordinal))
        {
            if (_begun.TryGetValue(eventData.OSThreadId, out var begun))
            {
                _begun[eventData.OSThreadId] = (begun.Begin, begun.IsAllocation || eventData.Payload![2] is AllocatedSmall or AllocatedLarge);
            }
        }
        else if (name.StartsWith("GCRestartEEEnd", StringComparison.Ordinal) && _begun.TryRemove(eventData.OSThreadId, out var ended))
        {
            DateTime begin = ended.Begin > _ended ? ended.Begin : _ended;
            _ended = eventData.TimeStamp;
            _pauses.Enqueue(((_ended - begin).TotalMilliseconds, ended.IsAllocation));
        }
    }
}
