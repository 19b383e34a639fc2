namespace Hotswap;

/// <summary>A file that a dependency manifest names.</summary>
/// <param name="Path">Where it stands in the plugin's folder, with forward slashes.</param>
/// <param name="RuntimeId">The system that it is for; null where it is for all.</param>
internal sealed record DependencyAsset(string Path, string? RuntimeId);
