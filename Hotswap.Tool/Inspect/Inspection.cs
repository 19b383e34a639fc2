namespace Hotswap.Tool.Inspect;

/// <summary>What <c>hotswap inspect</c> found.</summary>
/// <param name="File">Full path of the assembly.</param>
/// <param name="Assembly">Its simple name.</param>
/// <param name="Version">Its assembly version.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record Inspection(string File, string Assembly, string Version, PluginManifest Manifest);
