namespace Hotswap.Tool.Build;

/// <summary>A file of a built plugin.</summary>
/// <param name="RelativePath">Its place in the plugin's folder, with forward slashes.</param>
/// <param name="Source">Full path of where it is now.</param>
internal sealed record PluginFile(string RelativePath, string Source);
