namespace Hotswap;

/// <summary>
/// What a vault handle shows: a certain generation, or, once <see cref="Settle"/> was called (and always where none was
/// given), the newest one. Handles made for one load share a view, so that all of them move on at once.
/// </summary>
/// <param name="newest">The generation that serves.</param>
/// <param name="certain">The generation that is shown until the view is settled.</param>
/// <param name="loading">
/// Given for plugins that serve already: calls are going on in them, and these must not get into a generation that may yet
/// fail. Then <paramref name="certain"/> is shown to lifecycle methods only.
/// </param>
internal sealed class VaultView(CurrentGeneration newest, PluginManager? certain, LifecycleRunner? loading = null)
{
    private volatile PluginManager? _certain = certain;

    public VaultTables Tables
    {
        get
        {
            if (Certain is { } certain)
            {
                return certain.Tables;
            }

            while (true)
            {
                // The caller's lease may be on an older generation. Marked and still the newest: whoever retires this
                // generation sees the mark, and waits for the older ones too.
                PluginManager generation = newest.Shown;
                generation.HandOut();
                if (ReferenceEquals(generation, newest.Shown))
                {
                    return generation.Tables;
                }
            }
        }
    }

    private PluginManager? Certain => _certain is { } certain && (loading is null || loading.IsInside) ? certain : null;

    public LeaseToken Enter(out PluginManager generation)
    {
        if (Certain is { } certain)
        {
            LeaseToken token = certain.Leases.Enter();

            // Still unsettled after the count: no newer generation was published, so the lease is real. A view that is
            // never settled belongs to a generation that its user holds a lease on already.
            if (ReferenceEquals(certain, _certain))
            {
                generation = certain;
                return token;
            }

            token.Exit();
        }

        return newest.EnterShown(out generation);
    }

    /// <summary>From now on the newest generation is shown: the load has ended, well or not.</summary>
    public void Settle()
    {
        _certain = null;

        // Belongs to the lease protocol: whoever entered is counted, or sees this.
        Interlocked.MemoryBarrier();
    }
}
