using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>
/// Counts the calls that are inside one generation, without a lock and without a shared counter: one stripe a core,
/// each on cache lines of its own.
/// </summary>
/// <remarks>
/// The protocol. Enter: increment the own stripe, then read the current generation again; if it changed, exit and try
/// the newer one (<see cref="CurrentGeneration.Enter"/>). Exit: decrement the stripe of entry. Retire: publish the newer generation,
/// full fence, read every stripe. A real lease was counted before the publication, so a stripe seen at zero stays without
/// one; what may still come and go is a caller that is about to notice the change.
/// </remarks>
internal sealed class LeaseCounter(long generation, LeaseDiagnostics? diagnostics = null)
{
    private static readonly int _stripeCount = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, Environment.ProcessorCount));

    // The first is not counted in: it keeps the array's length, which every call reads, off the lines that calls write.
    private readonly Stripe[] _stripes = new Stripe[_stripeCount + 1];
    private TaskCompletionSource? _drained;

    /// <summary>The number of the generation.</summary>
    public long Generation => generation;

    /// <summary>How many leases are open: exact when nothing enters or leaves at the same time.</summary>
    public long Open
    {
        get
        {
            long open = 0;
            foreach (ref Stripe stripe in _stripes.AsSpan())
            {
                open += Volatile.Read(ref stripe.Count);
            }

            return open;
        }
    }

    public LeaseToken Enter()
    {
        int index = (Thread.GetCurrentProcessorId() & (_stripeCount - 1)) + 1;
        Interlocked.Increment(ref _stripes[index].Count);
        return diagnostics is null ? new LeaseToken(this, index) : diagnostics.Track(this, index);
    }

    public void Exit(int stripe)
    {
        Interlocked.Decrement(ref _stripes[stripe].Count);
        if (Volatile.Read(ref _drained) is { } drained)
        {
            SignalIfDrained(drained);
        }
    }

    /// <summary>
    /// Completes when no lease is open. To be called after a newer generation was published, and only then. Called again after
    /// it has completed, it looks anew: whoever was let in since, by a vault of a generation that nothing replaces, counts.
    /// </summary>
    public Task DrainAsync()
    {
        TaskCompletionSource? before = Volatile.Read(ref _drained);
        TaskCompletionSource drained = before is { Task.IsCompleted: false }
            ? before
            : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _drained, drained, before) is var found && !ReferenceEquals(found, before))
        {
            drained = found!;
        }

        // Together with the interlocked decrement in Exit: either the leaver sees the source, or the count is seen here.
        Interlocked.MemoryBarrier();
        SignalIfDrained(drained);
        return drained.Task;
    }

    private void SignalIfDrained(TaskCompletionSource drained)
    {
        foreach (ref Stripe stripe in _stripes.AsSpan())
        {
            if (Volatile.Read(ref stripe.Count) != 0)
            {
                return;
            }
        }

        drained.TrySetResult();
    }

    // Two cache lines: processors fetch lines in pairs.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe
    {
        [FieldOffset(0)]
        public long Count;
    }
}
