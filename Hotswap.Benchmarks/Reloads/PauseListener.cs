using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>Hears from the garbage collector how long it held all threads.</summary>
internal sealed class PauseListener : EventListener
{
    private const EventKeywords GarbageCollection = (EventKeywords)1;
    private readonly ConcurrentQueue<double> _pauses = new();
    private DateTime _suspended;

    /// <summary>The pauses so far, in milliseconds, the longest last.</summary>
    public double[] Pauses => [.. _pauses.Order()];

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
        if (eventData.EventName?.StartsWith("GCSuspendEEBegin", StringComparison.Ordinal) == true)
        {
            _suspended = eventData.TimeStamp;
        }
        else if (eventData.EventName?.StartsWith("GCRestartEEEnd", StringComparison.Ordinal) == true && _suspended != default)
        {
            _pauses.Enqueue((eventData.TimeStamp - _suspended).TotalMilliseconds);
        }
    }
}
