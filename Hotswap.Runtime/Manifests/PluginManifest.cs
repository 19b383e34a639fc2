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

/// <summary>A plugin that another one imports.</summary>
/// <param name="Name">The imported plugin's name, compared ignoring case.</param>
/// <param name="Member">The member of the Import object that is set.</param>
/// <param name="Type">The member's type, as a full metadata name; null where the plugin is only to be loaded earlier.</param>
public sealed record PluginDependency(string Name, string Member, string? Type);

/// <summary>A function that can be found by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its return type and parameters, for people.</param>
public sealed record ManifestFunction(string Name, string Signature);

/// <summary>A live type.</summary>
/// <param name="Name">Its wire name.</param>
/// <param name="Type">Its full metadata name.</param>
/// <param name="Members">The members that are live data.</param>
public sealed record ManifestLiveType(string Name, string Type, IReadOnlyList<ManifestLiveMember> Members);

/// <summary>A member of a live type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, for people.</param>
public sealed record ManifestLiveMember(string Name, string Type);

/// <summary>A fault that the generator found in the plugin's source.</summary>
/// <param name="Id">The diagnostic's id, such as HS0001.</param>
/// <param name="Message">The fault and its place in the source.</param>
public sealed record ManifestRefusal(string Id, string Message);
