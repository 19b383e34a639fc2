using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>
/// The live types of a generation, by name, ignoring case; where none has a name, the one that had it in an earlier version
/// (see <see cref="FormerNameAttribute"/>). Safe to use from any thread.
/// </summary>
/// <remarks>
/// What it hands out belongs to the newest code at the moment of the call and is valid only inside a lease.
/// Every member throws <see cref="PluginFreedException"/> when the vault's version or generation was freed.
/// </remarks>
public sealed class LiveTypeTable : IEnumerable<LiveType>
{
    private readonly Vault _vault;

    internal LiveTypeTable(Vault vault) => _vault = vault;

    /// <summary>How many live types there are.</summary>
    public int Count => _vault.Tables.Types.Count;

    /// <summary>The live type of that name.</summary>
    /// <param name="name">The name, ignoring case.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public LiveType this[string name] => TryGet(name, out LiveType? found)
        ? found
        : throw new KeyNotFoundException($"No plugin of the generation has a live type \"{name}\".");

    /// <summary>The live type of that name, if there is one.</summary>
    /// <param name="name">The name, ignoring case.</param>
    /// <param name="type">The live type.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out LiveType? type) => _vault.Tables.TryGetType(name, out type);

    /// <summary>All live types, by name.</summary>
    public IEnumerator<LiveType> GetEnumerator() =>
        _vault.Tables.Types.Values.OrderBy(t => t.Name, StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
