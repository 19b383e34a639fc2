namespace Hotswap.Tool.Build;

/// <summary>What a build did.</summary>
/// <param name="Result">Full path of what was written: the plugin's assembly, the folder of generated code, or the file for static linking.</param>
/// <param name="Output">What came of the compiler.</param>
/// <param name="ExtraFiles">The files that were taken along, by relative path.</param>
/// <param name="Manifest">The plugin's manifest; null if only code was generated.</param>
internal sealed record BuildReport(string Result, ProjectOutput Output, IReadOnlyList<string> ExtraFiles, PluginManifest? Manifest);
