using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Hotswap;

/// <summary>The tables of one generation. Plugins never hold them; they hold a <see cref="Vault"/>.</summary>
internal sealed class VaultTables(FrozenDictionary<string, LiveFunc> funcs, FrozenDictionary<string, LiveType> types, object? extension)
{
    public FrozenDictionary<string, LiveFunc> Funcs { get; } = funcs;

    public FrozenDictionary<string, LiveType> Types { get; } = types;

    public ConcurrentDictionary<string, object?> Data { get; } = new(StringComparer.Ordinal);

    public object? Extension { get; } = extension;
}
