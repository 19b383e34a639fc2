using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>The one place where the serving generation is published and leased.</summary>
internal sealed class CurrentGeneration(LeaseDiagnostics? diagnostics = null)
{
    private volatile PluginManager? _current;
    private volatile PluginManager? _last;
    private volatile bool _closed;

    /// <summary>Where leases are kept track of; null outside of the diagnostic mode.</summary>
    public LeaseDiagnostics? Diagnostics => diagnostics;

    public PluginManager? OrNull => _current;

    /// <summary>What the vaults of plugins show: the newest generation, which after <see cref="Close"/> is still the last one.</summary>
    public PluginManager Shown => ShownOrNull ?? throw NothingLoaded();

    private PluginManager? ShownOrNull => _current ?? _last;

    /// <summary>Leases the newest generation.</summary>
    /// <exception cref="InvalidOperationException">Nothing serves.</exception>
    public LeaseToken Enter(out PluginManager generation)
    {
        generation = TryEnter(out LeaseToken token, out PluginManager? current) ? current : throw NothingLoaded();
        return token;
    }

    /// <summary>Leases the newest generation, if one serves; see <see cref="LeaseCounter"/> for why the second read makes it safe.</summary>
    public bool TryEnter(out LeaseToken token, [NotNullWhen(true)] out PluginManager? generation)
    {
        while (_current is { } current)
        {
            token = current.Leases.Enter();
            if (ReferenceEquals(current, _current))
            {
                generation = current;
                return true;
            }

            token.Exit();
        }

        token = default;
        generation = null;
        return false;
    }

    /// <summary>
    /// As <see cref="Enter"/>, for the vaults of plugins: while the host is being disposed, calls that have begun and
    /// background work still find what they need.
    /// </summary>
    public LeaseToken EnterShown(out PluginManager generation)
    {
        while (true)
        {
            PluginManager shown = Shown;
            LeaseToken token = shown.Leases.Enter();
            if (ReferenceEquals(shown, ShownOrNull))
            {
                generation = shown;
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
        // Calls of older generations may reach it through their vaults until they end.
        _last = _current;
        _last?.HandOut();
        _closed = true;
        _current = null;
        Interlocked.MemoryBarrier();
    }

    private InvalidOperationException NothingLoaded() => _closed
        ? new ObjectDisposedException(nameof(PluginHost), "The host was disposed; it serves no plugins any more.")
        : new InvalidOperationException("The host serves no plugins yet: await LoadAsync first.");
}
