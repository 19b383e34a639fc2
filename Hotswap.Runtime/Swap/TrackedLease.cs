namespace Hotswap;

/// <summary>
/// Stands for a lease in the diagnostic mode: what the caller holds, directly or in its lease. When it is finalized, the caller has
/// forgotten to dispose of the lease.
/// </summary>
internal sealed class TrackedLease(LeaseDiagnostics diagnostics, LeaseCounter counter, int stripe, OpenLease lease)
{
    // A forgotten lease stays counted: a call that never disposes of its lease may still be inside.
    ~TrackedLease() => diagnostics.Forgotten(lease);

    public void Exit()
    {
        if (lease.TryClose())
        {
            GC.SuppressFinalize(this);
            diagnostics.Closed(lease);
            counter.Exit(stripe);
        }
    }
}
