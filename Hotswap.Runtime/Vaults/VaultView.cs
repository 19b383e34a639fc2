namespace Hotswap;

/// <summary>
/// What a vault handle shows: a certain generation, or, once <see cref="Settle"/> was called (and always where none was
/// given), the newest one. All handles made for one load share a view, so that all of them move on at once.
/// </summary>
internal sealed class VaultView(CurrentGeneration newest, PluginManager? certain)
{
    private volatile PluginManager? _certain = certain;

    public VaultTables Tables
    {
        get
        {
            while (true)
            {
                PluginManager? certain = _certain;
                if (certain is not null)
                {
                    return certain.Tables;
                }

                // Without a lease the generation may be freed between the two reads; then there is a newer one.
                PluginManager generation = newest.Get();
                if (generation.TablesOrNull is { } tables)
                {
                    return tables;
                }

                if (ReferenceEquals(generation, newest.Get()))
                {
                    return generation.Tables;
                }
            }
        }
    }

    public LeaseToken Enter(out PluginManager generation)
    {
        if (_certain is { } certain)
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

        return newest.Enter(out generation);
    }

    /// <summary>From now on the newest generation is shown: the load has ended, well or not.</summary>
    public void Settle() => _certain = null;
}
