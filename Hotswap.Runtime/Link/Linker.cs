namespace Hotswap;

/// <summary>Sets a plugin's imports to what the others export.</summary>
internal static class Linker
{
    /// <summary>Sets every import of a plugin.</summary>
    /// <returns>Null, or what is wrong with the first export that does not fit.</returns>
    public static string? Link(PluginVersion version, IReadOnlyDictionary<string, PluginVersion> byName)
    {
        for (int i = 0; i < version.Manifest.Dependencies.Count; i++)
        {
            PluginDependency dependency = version.Manifest.Dependencies[i];
            object? export = byName[dependency.Name].Export;
            if (!version.Entry.SetImport(i, export))
            {
                return $"what {dependency.Name} exports, {(export is null ? "null" : $"a {export.GetType()}")}, does not fit the import member "
                    + $"{dependency.Member} of {version.Name}, which is a {dependency.Type}. Both sides must name the same interface of one contract assembly.";
            }
        }

        return null;
    }
}
