namespace Hotswap;

/// <summary>What is known of a lease that is open, in the diagnostic mode. Refers to nothing that the caller holds.</summary>
internal sealed class OpenLease(LeaseCounter counter, string takenAt, long takenSince)
{
    private int _closed;
    private int _told;

    /// <summary>The leases of the generation that it is on.</summary>
    public LeaseCounter Counter => counter;

    /// <summary>The stack under which it was taken.</summary>
    public string TakenAt => takenAt;

    /// <summary>When, as a timestamp of the host's clock.</summary>
    public long TakenSince => takenSince;

    public bool IsOpen => Volatile.Read(ref _closed) == 0;

    /// <summary>Whether nothing refers to it any more: it will never be disposed.</summary>
    public volatile bool IsForgotten;

    /// <returns>Whether this call was the first.</returns>
    public bool TryClose() => Interlocked.Exchange(ref _closed, 1) == 0;

    /// <returns>Whether it was not told of before.</returns>
    public bool TryTell() => Interlocked.Exchange(ref _told, 1) == 0;
}
