using System.Collections.Concurrent;

namespace Hotswap;

/// <summary>The tables of one generation. Plugins never hold them; they hold a <see cref="Vault"/>.</summary>
internal sealed class VaultTables
{
    /// <summary>Collects the live things of all plugins; preflight has seen to it that their names differ.</summary>
    public VaultTables(IEnumerable<LiveRegistration> live, object? extension)
    {
        Dictionary<string, LiveFunc> funcs = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, LiveType> types = new(StringComparer.OrdinalIgnoreCase);
        foreach (LiveRegistration registration in live)
        {
            foreach (LiveFunc func in registration.Funcs)
            {
                funcs.Add(func.Name, func);
            }

            foreach (LiveType type in registration.Types)
            {
                types.Add(type.Name, type);
            }
        }

        Funcs = funcs;
        Types = types;
        Extension = extension;
    }

    public IReadOnlyDictionary<string, LiveFunc> Funcs { get; }

    public IReadOnlyDictionary<string, LiveType> Types { get; }

    public ConcurrentDictionary<string, object?> Data { get; } = new(StringComparer.Ordinal);

    public object? Extension { get; }
}
