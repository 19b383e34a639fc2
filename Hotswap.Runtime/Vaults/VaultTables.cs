using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <summary>The tables of one generation. Plugins never hold them; they hold a <see cref="Vault"/>.</summary>
internal sealed class VaultTables
{
    private readonly Dictionary<string, LiveFunc> _formerFuncs;
    private readonly Dictionary<string, LiveType> _formerTypes;

    // Jobs nearly always bear the name as it is written, and that is found in a third of the time.
    private readonly Dictionary<string, LiveRunner> _runners = new(StringComparer.Ordinal);

    /// <summary>Collects the live things of all plugins; preflight has seen to it that their names differ.</summary>
    public VaultTables(IEnumerable<LiveRegistration> live, object? extension)
    {
        Dictionary<string, LiveFunc> funcs = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, LiveType> types = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, LiveFunc> formerFuncs = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, LiveType> formerTypes = new(StringComparer.OrdinalIgnoreCase);
        foreach (LiveRegistration registration in live)
        {
            foreach (LiveFunc func in registration.Funcs)
            {
                funcs.Add(func.Name, func);
                AddRunner(func.Name, func.Runner);
                foreach (string former in func.FormerNames)
                {
                    formerFuncs.TryAdd(former, func);
                }
            }

            foreach (LiveType type in registration.Types)
            {
                types.Add(type.Name, type);
                AddRunner(type.Name, type.Runner);
                foreach (string former in type.FormerNames)
                {
                    formerTypes.TryAdd(former, type);
                }
            }
        }

        Funcs = funcs;
        Types = types;
        _formerFuncs = formerFuncs;
        _formerTypes = formerTypes;
        Extension = extension;
    }

    public IReadOnlyDictionary<string, LiveFunc> Funcs { get; }

    public IReadOnlyDictionary<string, LiveType> Types { get; }

    public ConcurrentDictionary<string, object?> Data { get; } = new(StringComparer.Ordinal);

    public object? Extension { get; }

    /// <summary>What runs jobs of exactly that name, if there is something; else ask for the function and the type.</summary>
    public bool TryGetRunner(string name, [NotNullWhen(true)] out LiveRunner? runner) => _runners.TryGetValue(name, out runner);

    /// <summary>The live function of that name, or else the one that had it in an earlier version.</summary>
    public bool TryGetFunc(string name, [NotNullWhen(true)] out LiveFunc? func) =>
        Funcs.TryGetValue(name, out func) || _formerFuncs.TryGetValue(name, out func);

    /// <summary>The live type of that name, or else the one that had it in an earlier version.</summary>
    public bool TryGetType(string name, [NotNullWhen(true)] out LiveType? type) =>
        Types.TryGetValue(name, out type) || _formerTypes.TryGetValue(name, out type);

    private void AddRunner(string name, LiveRunner? runner)
    {
        if (runner is not null)
        {
            _runners.Add(name, runner);
        }
    }
}
