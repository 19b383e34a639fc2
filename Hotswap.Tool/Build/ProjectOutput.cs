namespace Hotswap.Tool.Build;

/// <summary>What came of a build.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Files">The files of the plugin; none if only code was generated.</param>
/// <param name="Generated">Full paths of the generated sources, where they were asked for.</param>
/// <param name="Warnings">The warnings.</param>
internal sealed record ProjectOutput(string Name, IReadOnlyList<PluginFile> Files, IReadOnlyList<string> Generated, IReadOnlyList<string> Warnings);
