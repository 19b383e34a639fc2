namespace Hotswap;

/// <summary>The one place where the serving generation is published and leased.</summary>
internal sealed class CurrentGeneration
{
    private volatile PluginManager? _current;
    private volatile bool _closed;

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

    /// <summary>Publishes a generation. The full fence belongs to the lease protocol.</summary>
    public void Publish(PluginManager next)
    {
        _current = next;
        Interlocked.MemoryBarrier();
    }

    /// <summary>Publishes that nothing serves any more: the host is being disposed.</summary>
    public void Close()
    {
        _closed = true;
        _current = null;
        Interlocked.MemoryBarrier();
    }

    private InvalidOperationException NothingLoaded() => _closed
        ? new ObjectDisposedException(nameof(PluginHost), "The host was disposed; it serves no plugins any more.")
        : new InvalidOperationException("The host serves no plugins yet: await LoadAsync first.");
}
