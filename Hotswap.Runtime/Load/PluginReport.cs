namespace Hotswap;

/// <summary>What became of one plugin in a load.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="Note">One of the values of <see cref="LoadNote"/>.</param>
/// <param name="Version">The version that serves now.</param>
public sealed record PluginReport(string Name, string Note, PluginVersionId Version);
