namespace Hotswap;

/// <summary>A generation: an immutable set of plugin versions that serve together.</summary>
public sealed class PluginManager
{
    private readonly VaultTables? _tables;

    internal PluginManager(VaultTables tables) => _tables = tables;

    internal LeaseCounter Leases { get; } = new();

    internal VaultTables? TablesOrNull => _tables;

    internal VaultTables Tables => _tables ?? throw new PluginFreedException("freed");
}
