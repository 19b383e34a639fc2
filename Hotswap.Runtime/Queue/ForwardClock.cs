namespace Hotswap;

/// <summary>
/// The time of day that due times are held against. It runs on with the monotonic clock where the system's clock is set
/// back, and follows it where that is set forward. Not thread-safe.
/// </summary>
internal sealed class ForwardClock(TimeProvider time)
{
    private long _ticks = time.GetUtcNow().UtcTicks;
    private long _timestamp = time.GetTimestamp();

    /// <summary>Ticks of UTC, never less than before.</summary>
    public long Now => Read(out _);

    /// <summary>When a due time comes, on this clock. The system's clock at this moment says how far away it is.</summary>
    /// <returns>Whether it is still to come.</returns>
    public bool IsAhead(DateTimeOffset due, out long at)
    {
        long now = Read(out long systems);
        long ahead = due.UtcTicks - systems;
        at = ahead > long.MaxValue - now ? long.MaxValue : now + ahead;
        return ahead > 0;
    }

    // The system's clock first: a pause between the two readings must not put this one ahead.
    private long Read(out long systems)
    {
        systems = time.GetUtcNow().UtcTicks;
        long timestamp = time.GetTimestamp();
        _ticks = Math.Max(systems, _ticks + time.GetElapsedTime(_timestamp, timestamp).Ticks);
        _timestamp = timestamp;
        return _ticks;
    }
}
