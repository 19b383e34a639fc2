using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>
/// Counts the gen2 collections after which finalizers have run. A version goes in two of these, never in one; a collection that
/// has only begun, or whose finalizers wait for a busy machine, says nothing.
/// </summary>
internal sealed class FinalizerRounds
{
    private int _count;

    public FinalizerRounds() => Start(GCHandle.Alloc(this, GCHandleType.Weak));

    public int Count => Volatile.Read(ref _count);

    // Out of line, so that no frame keeps it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start(GCHandle owner) => _ = new Sentinel(owner);

    /// <summary>Comes back to life in its finalizer: once it is old, that runs after each gen2 collection.</summary>
    private sealed class Sentinel(GCHandle owner)
    {
        private bool _isOld;

        ~Sentinel()
        {
            if (owner.Target is not FinalizerRounds rounds)
            {
                owner.Free();
                return;
            }

            if (_isOld)
            {
                Interlocked.Increment(ref rounds._count);
            }

            _isOld = GC.GetGeneration(this) == GC.MaxGeneration;
            GC.ReRegisterForFinalize(this);
        }
    }
}
