namespace Hotswap;

/// <summary>A plugin found on disk: its main assembly and the folder that belongs to it. Nothing was read yet.</summary>
/// <param name="Name">The file's name without extension; a serving version is matched to its new file by this, ignoring case.</param>
/// <param name="AssemblyPath">Full path of the main assembly.</param>
/// <param name="Directory">Full path of the plugin's own folder, or, in the flat layout, of the folder of all plugins.</param>
/// <param name="OwnsDirectory">Whether everything in the folder belongs to this plugin (not so in the flat layout).</param>
internal sealed record PluginSource(string Name, string AssemblyPath, string Directory, bool OwnsDirectory);
