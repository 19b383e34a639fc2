namespace Hotswap;

/// <summary>The one place where the serving generation is published and leased.</summary>
internal sealed class CurrentGeneration
{
    private volatile PluginManager? _current;

    public PluginManager? OrNull => _current;

    public PluginManager Get() => _current ?? throw NothingLoaded();

    /// <summary>Leases the newest generation; see <see cref="LeaseCounter"/> for why the second read makes it safe.</summary>
    public LeaseToken Enter(out PluginManager generation)
    {
        while (true)
        {
            PluginManager current = _current ?? throw NothingLoaded();
            LeaseToken token = current.Leases.Enter();
            if (ReferenceEquals(current, _current))
            {
                generation = current;
                return token;
            }

            token.Exit();
        }
    }

    /// <summary>Publishes a generation, or null when the host ends. The full fence belongs to the lease protocol.</summary>
    public void Publish(PluginManager? next)
    {
        _current = next;
        Interlocked.MemoryBarrier();
    }

    private static InvalidOperationException NothingLoaded() => new(
        "The host serves no plugins: LoadAsync has not succeeded yet, or the host was disposed.");
}
