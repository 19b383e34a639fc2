namespace Hotswap;

/// <summary>
/// Tells when something that was changed has come to rest: a build writes many files, one after the other. Fed with what is
/// seen at each look; thread-safe.
/// </summary>
internal sealed class Settling<T>(T taken, TimeSpan settleTime, TimeProvider time, IEqualityComparer<T> comparer)
{
    private readonly Lock _lock = new();
    private T _taken = taken;
    private T _last = taken;
    private long _since = time.GetTimestamp();

    /// <summary>Takes a look.</summary>
    /// <returns>What is to be done.</returns>
    public Look Observe(T seen)
    {
        lock (_lock)
        {
            if (!comparer.Equals(seen, _last))
            {
                _last = seen;
                _since = time.GetTimestamp();
            }

            if (comparer.Equals(seen, _taken))
            {
                return Look.Unchanged;
            }

            if (time.GetElapsedTime(_since) < settleTime)
            {
                return Look.Settling;
            }

            _taken = seen;
            return Look.Settled;
        }
    }

    /// <summary>Says that this is what was taken by other means.</summary>
    public void Taken(T seen)
    {
        lock (_lock)
        {
            _taken = seen;
        }
    }
}

/// <summary>What a look has shown.</summary>
internal enum Look
{
    /// <summary>It is what was taken last.</summary>
    Unchanged,

    /// <summary>It differs, and may still be changing: look again after the settle time.</summary>
    Settling,

    /// <summary>It differs and has come to rest; it counts as taken now.</summary>
    Settled,
}
