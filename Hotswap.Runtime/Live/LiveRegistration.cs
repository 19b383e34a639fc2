using System.ComponentModel;

namespace Hotswap;

/// <summary>Collects the live functions and live types of one plugin version. Generated code fills it; it is not thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LiveRegistration
{
    private readonly List<LiveFunc> _funcs = [];
    private readonly List<LiveType> _types = [];

    internal LiveRegistration(Vault vault) => Vault = vault;

    /// <summary>The vault handle that live functions of this version get injected; it always shows the newest generation.</summary>
    public Vault Vault { get; }

    internal IReadOnlyList<LiveFunc> Funcs => _funcs;

    internal IReadOnlyList<LiveType> Types => _types;

    /// <summary>Adds a live function.</summary>
    /// <param name="func">The function.</param>
    public void Add(LiveFunc func)
    {
        ArgumentNullException.ThrowIfNull(func);
        _funcs.Add(func);
    }

    /// <summary>Adds a live type.</summary>
    /// <param name="type">The type.</param>
    public void Add(LiveType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        _types.Add(type);
    }
}
