using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>The manifest.</summary>
/// <param name="Namespace">Namespace of the entry.</param>
/// <param name="PluginName">The plugin's name.</param>
/// <param name="Export">Full name of the exported type, or null.</param>
/// <param name="Dependencies">Imported plugins.</param>
/// <param name="Functions">Names of the classes that call the functions by name; each holds its own part of the manifest.</param>
/// <param name="LiveFuncs">Names of the classes that make the live functions; each holds its own part of the manifest.</param>
/// <param name="LiveTypes">Names of the classes that make the live types; each holds its own part of the manifest.</param>
/// <param name="Refused">What was refused.</param>
internal sealed record ManifestModel(
    string Namespace,
    string PluginName,
    string? Export,
    EquatableArray<DependencyModel> Dependencies,
    EquatableArray<string> Functions,
    EquatableArray<string> LiveFuncs,
    EquatableArray<string> LiveTypes,
    EquatableArray<RefusalModel> Refused);

/// <summary>An imported plugin.</summary>
internal readonly record struct DependencyModel(string Name, string Member, string Type);

/// <summary>A fault.</summary>
internal readonly record struct RefusalModel(string Id, string Message);
