namespace Hotswap;

/// <summary>How many jobs a queue holds, by what they wait for.</summary>
/// <param name="Waiting">They wait for a worker, for a tick, or for an earlier job of their key.</param>
/// <param name="Running">They are being run, stored or ended.</param>
/// <param name="NotDue">Their due time has not come.</param>
/// <param name="Backoff">They failed and wait for their next attempt.</param>
/// <param name="Unrunnable">The newest code cannot run them; they wait for a swap.</param>
public readonly record struct LiveQueueCounts(int Waiting, int Running, int NotDue, int Backoff, int Unrunnable)
{
    /// <summary>All of them.</summary>
    public int Total => Waiting + Running + NotDue + Backoff + Unrunnable;
}
