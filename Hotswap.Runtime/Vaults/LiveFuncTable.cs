using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>
/// The live functions of a generation, by name, ignoring case; where none has a name, the one that had it in an earlier version
/// (see <see cref="FormerNameAttribute"/>). Safe to use from any thread.
/// </summary>
/// <remarks>
/// What it hands out belongs to the newest code at the moment of the call and is valid only inside a lease. To call a live
/// function later, keep the vault and use the generated <c>LiveFuncs</c> class, which looks it up at each call.
/// Every member throws <see cref="PluginFreedException"/> when the vault's version or generation was freed.
/// </remarks>
public sealed class LiveFuncTable : IEnumerable<LiveFunc>
{
    private readonly Vault _vault;

    internal LiveFuncTable(Vault vault) => _vault = vault;

    /// <summary>How many live functions there are.</summary>
    public int Count => _vault.Tables.Funcs.Count;

    /// <summary>The live function of that name.</summary>
    /// <param name="name">The name, ignoring case.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public LiveFunc this[string name] => Find(_vault.Tables, name);

    /// <summary>The newest delegate of a live function.</summary>
    /// <typeparam name="TDelegate">Its delegate type, without injected parameters: the matching Func or Action.</typeparam>
    /// <param name="name">The name, ignoring case.</param>
    /// <exception cref="KeyNotFoundException">There is no live function of that name.</exception>
    /// <exception cref="InvalidCastException">Its delegate type is another one; the message names both.</exception>
    public TDelegate Get<TDelegate>(string name)
        where TDelegate : Delegate => Get<TDelegate>(_vault.Tables, name);

    /// <summary>The newest delegate of a live function, if there is one of that name and type.</summary>
    /// <inheritdoc cref="Get{TDelegate}(string)" path="/typeparam|/param"/>
    public bool TryGet<TDelegate>(string name, [NotNullWhen(true)] out TDelegate? function)
        where TDelegate : Delegate
    {
        function = _vault.Tables.TryGetFunc(name, out LiveFunc? found) ? found.Function as TDelegate : null;
        return function is not null;
    }

    /// <summary>Whether there is a live function of that name.</summary>
    /// <param name="name">The name, ignoring case.</param>
    public bool Contains(string name) => _vault.Tables.TryGetFunc(name, out _);

    /// <summary>All live functions, by name.</summary>
    public IEnumerator<LiveFunc> GetEnumerator() =>
        _vault.Tables.Funcs.Values.OrderBy(f => f.Name, StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static TDelegate Get<TDelegate>(VaultTables tables, string name)
        where TDelegate : Delegate
    {
        LiveFunc found = Find(tables, name);
        return found.Function as TDelegate ?? throw new InvalidCastException(
            $"Live function \"{found.Name}\" is a {found.Function.GetType()}, a {typeof(TDelegate)} was asked for. "
            + "Injected parameters are left out of the delegate type, and types of a plugin are other types in each version.");
    }

    private static LiveFunc Find(VaultTables tables, string name) => tables.TryGetFunc(name, out LiveFunc? found)
        ? found
        : throw new KeyNotFoundException($"No plugin of the generation has a live function \"{name}\".");
}
