using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Hotswap;

/// <summary>
/// The names of a plugin's functions, each with its position. Generated dispatch code looks a name up here: a look-up of the
/// plugin's own would be compiled anew for each version, the longer the more functions there are. Immutable; safe to use from
/// any thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionNames
{
    private readonly string _plugin;
    private readonly string[] _names;
    private readonly Dictionary<string, int> _positions = [];

    /// <summary>Makes the table.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="names">The functions' names, which differ; compared with case.</param>
    public FunctionNames(string plugin, params string[] names)
    {
        _plugin = plugin;
        _names = names;
        foreach (string name in names)
        {
            _positions.Add(name, _positions.Count);
        }
    }

    /// <summary>The position of a name; -1 if there is none.</summary>
    /// <param name="name">The name that was asked for; null is none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int IndexOf(string? name) => name is not null && _positions.TryGetValue(name, out int position) ? position : -1;

    /// <summary>What stands at the position of a name; null if there is no such name.</summary>
    /// <param name="functions">The functions, in the order of the names; null before there are any.</param>
    /// <param name="name">The name that was asked for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Delegate? Find(Delegate[]? functions, string? name) =>
        functions is not null && IndexOf(name) is >= 0 and var position ? functions[position] : null;

    /// <summary>The error of a name that no function has; it names those that are meant perhaps, or all.</summary>
    /// <param name="name">The name that was asked for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public PluginInvocationException Unknown(string? name)
    {
        if (_names.Length == 0)
        {
            return new PluginInvocationException(
                $"Plugin \"{_plugin}\" has no function \"{name}\", and none at all that can be called by name. Mark methods with [Invokable].");
        }

        IReadOnlyList<string> near = EditDistance.Nearest(_names, name ?? "");
        return new PluginInvocationException(near.Count > 0
            ? $"Plugin \"{_plugin}\" has no function \"{name}\". Did you mean {string.Join(" or ", near.Select(n => $"\"{n}\""))}? Names are compared with case."
            : $"Plugin \"{_plugin}\" has no function \"{name}\". It has: {string.Join(", ", _names)}.");
    }
}
