using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>
/// Values shared by name between plugins and host, fresh in each generation: write in OnPublish, which runs for every
/// plugin of a new generation. Names are compared with case. Safe to use from any thread.
/// </summary>
/// <remarks>Every member throws <see cref="PluginFreedException"/> when the vault's version or generation was freed.</remarks>
public sealed class DataBag : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Vault _vault;

    internal DataBag(Vault vault) => _vault = vault;

    /// <summary>How many values there are.</summary>
    public int Count => _vault.Tables.Data.Count;

    /// <summary>The value of that name.</summary>
    /// <param name="name">The name, compared with case.</param>
    /// <exception cref="KeyNotFoundException">There is none, when reading.</exception>
    public object? this[string name]
    {
        get => TryGet(name, out object? value)
            ? value
            : throw new KeyNotFoundException($"The data bag has no \"{name}\". It is fresh in each generation; write it in OnPublish.");
        set => _vault.Tables.Data[name] = value;
    }

    /// <summary>The value of that name, if there is one.</summary>
    /// <param name="name">The name, compared with case.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(string name, out object? value) => _vault.Tables.Data.TryGetValue(name, out value);

    /// <summary>The value of that name, if there is one of that type.</summary>
    /// <typeparam name="T">A type of the framework or of a contract; a type of a plugin is another type in each version.</typeparam>
    /// <param name="name">The name, compared with case.</param>
    /// <param name="value">The value.</param>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        if (_vault.Tables.Data.TryGetValue(name, out object? found) && found is T fit)
        {
            value = fit;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Adds the value if there is none of that name.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(string name, object? value) => _vault.Tables.Data.TryAdd(name, value);

    /// <summary>The value of that name, made and added if there is none.</summary>
    /// <param name="name">The name, compared with case.</param>
    /// <param name="factory">Makes the value; of two at once only one is kept.</param>
    public object? GetOrAdd(string name, Func<string, object?> factory) => _vault.Tables.Data.GetOrAdd(name, factory);

    /// <summary>Removes the value of that name.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name) => _vault.Tables.Data.TryRemove(name, out _);

    /// <summary>A snapshot of all values.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, object?>>)_vault.Tables.Data.ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
