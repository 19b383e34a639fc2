namespace Hotswap;

/// <summary>What the host remembers of a version beyond its life: names, state and times, nothing of the plugin.</summary>
internal sealed class VersionRecord(PluginVersionId id, VersionLedger ledger, long loadedAt)
{
    private volatile PluginContext? _context;
    private volatile LeaseCounter[] _generations = [];

    public PluginVersionId Id { get; } = id;

    public long LoadedAt { get; } = loadedAt;

    public PluginVersionState State { get; private set; }

    public long StateSince { get; private set; } = loadedAt;

    /// <summary>The native libraries that the version loaded; they are freed when it is collected.</summary>
    public NativeLibraries? Native { get; set; }

    /// <summary>How much background work is running; known while the version has a context.</summary>
    public int BackgroundWork => _context?.Background.Running ?? 0;

    public void Attach(PluginContext? context) => _context = context;

    /// <summary>How many leases are open on generations that hold the version.</summary>
    public long OpenLeases => _generations.Sum(g => g.Open);

    /// <summary>A generation holds the version from now on. To be called by one thread at a time.</summary>
    public void AddTo(LeaseCounter generation) => _generations = [.. _generations, generation];

    /// <summary>A generation does not hold it any more. To be called by one thread at a time.</summary>
    public void RemoveFrom(LeaseCounter generation) => _generations = [.. _generations.Where(g => g != generation)];

    /// <summary>Moves to another state; the ledger counts it.</summary>
    public void MoveTo(PluginVersionState state) => ledger.Move(this, state);

    /// <summary>Says that loading it does not return; nothing if that has ended after all.</summary>
    public void Abandon() => ledger.Move(this, PluginVersionState.Abandoned, from: PluginVersionState.Loading);

    /// <summary>To be called by the ledger only, under its lock.</summary>
    internal void Set(PluginVersionState state, long now)
    {
        State = state;
        StateSince = now;
    }
}
