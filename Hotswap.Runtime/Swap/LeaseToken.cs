using System.Runtime.CompilerServices;

namespace Hotswap;

/// <summary>Where a lease was entered. Must be exited exactly once; the public lease types see to that.</summary>
/// <param name="owner">The counter; in the diagnostic mode a <see cref="TrackedLease"/>.</param>
/// <param name="stripe">The stripe of entry.</param>
internal readonly struct LeaseToken(object owner, int stripe)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        // One comparison, of what the exit reads anyway: tokens that are not tracked pay nothing for those that are.
        if (owner.GetType() == typeof(LeaseCounter))
        {
            Unsafe.As<LeaseCounter>(owner).Exit(stripe);
        }
        else
        {
            ((TrackedLease)owner).Exit();
        }
    }
}
