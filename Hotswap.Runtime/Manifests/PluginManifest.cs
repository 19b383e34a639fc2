namespace Hotswap;

/// <summary>What a plugin assembly says of itself, readable without loading it. Immutable.</summary>
public sealed record PluginManifest
{
    /// <summary>The newest contract between generated code and runtime that this runtime understands.</summary>
    public const int CurrentContractVersion = 1;

    /// <summary>The contract that the plugin was generated for.</summary>
    public required int ContractVersion { get; init; }

    /// <summary>The plugin's name.</summary>
    public required string Name { get; init; }

    /// <summary>Full name of the generated entry type.</summary>
    public required string EntryType { get; init; }

    /// <summary>The declared type of what the plugin exports, or null if it exports nothing.</summary>
    public string? ExportType { get; init; }

    /// <summary>The plugins that this one imports, in the order by which generated code knows them.</summary>
    public IReadOnlyList<PluginDependency> Dependencies { get; init; } = [];

    /// <summary>The functions that can be called by name.</summary>
    public IReadOnlyList<ManifestFunction> Functions { get; init; } = [];

    /// <summary>The live functions.</summary>
    public IReadOnlyList<ManifestFunction> LiveFuncs { get; init; } = [];

    /// <summary>The live types.</summary>
    public IReadOnlyList<ManifestLiveType> LiveTypes { get; init; } = [];

    /// <summary>What the generator refused; a plugin with any of these does not load.</summary>
    public IReadOnlyList<ManifestRefusal> Refused { get; init; } = [];
}
