namespace Hotswap;

/// <summary>Where a lease was entered. Must be exited exactly once; the public lease types see to that.</summary>
internal readonly struct LeaseToken(LeaseCounter counter, int stripe)
{
    public void Exit() => counter.Exit(stripe);
}
