namespace Hotswap;

/// <summary>How long to wait after a failure: doubled with each, up to a limit, and at random a little longer.</summary>
internal sealed class RetryDelays(TimeSpan first, TimeSpan most, double jitter)
{
    /// <param name="failures">How many times in a row it failed, from 1.</param>
    public TimeSpan After(int failures)
    {
        double ticks = Math.Min(first.Ticks * Math.Pow(2, failures - 1), most.Ticks);
        return TimeSpan.FromTicks((long)(ticks * (1 + (jitter * Random.Shared.NextDouble()))));
    }
}
