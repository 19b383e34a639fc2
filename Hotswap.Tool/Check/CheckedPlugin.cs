namespace Hotswap.Tool.Check;

/// <summary>A plugin that was checked.</summary>
/// <param name="Name">Its name, or its file's where it has no manifest that can be read.</param>
/// <param name="File">Full path of its assembly.</param>
/// <param name="Version">Its assembly version, if it has one.</param>
/// <param name="Hash">SHA-256 of its files; the runtime shows the beginning of it.</param>
/// <param name="Imports">The plugins that it imports.</param>
/// <param name="Errors">How many errors are about it.</param>
internal sealed record CheckedPlugin(string Name, string File, string? Version, string? Hash, IReadOnlyList<string> Imports, int Errors);
