namespace Hotswap;

/// <summary>A plugin that another one imports.</summary>
/// <param name="Name">The imported plugin's name, compared ignoring case.</param>
/// <param name="Member">The member of the Import object that is set.</param>
/// <param name="Type">The member's type, as a full metadata name; null where the plugin is only to be loaded earlier.</param>
public sealed record PluginDependency(string Name, string Member, string? Type);
