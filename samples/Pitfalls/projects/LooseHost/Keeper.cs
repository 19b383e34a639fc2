using Hotswap;

namespace Pitfalls;

/// <summary>A host that does not let go.</summary>
public sealed class Keeper(PluginHost host)
{
    // HS5006
    private readonly PluginManager? _kept = host.Current;

    public object? Greet() => _kept?.FindPlugin("careless");
}
