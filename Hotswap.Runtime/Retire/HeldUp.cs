namespace Hotswap;

/// <summary>
/// Tells which versions must wait for one whose call does not return: those that import it, directly or not, and all that
/// any of these imports.
/// </summary>
internal static class HeldUp
{
    public static HashSet<PluginVersion> By(IEnumerable<PluginVersion> hung, IReadOnlyList<PluginVersion> versions)
    {
        HashSet<PluginVersion> held = [.. hung];
        if (held.Count == 0)
        {
            return held;
        }

        Grow((candidate, member) => Imports(candidate, member));
        Grow((candidate, member) => Imports(member, candidate));
        return held;

        void Grow(Func<PluginVersion, PluginVersion, bool> belongs)
        {
            while (versions.FirstOrDefault(v => !held.Contains(v) && held.Any(h => belongs(v, h))) is { } next)
            {
                held.Add(next);
            }
        }
    }

    private static bool Imports(PluginVersion importer, PluginVersion imported) =>
        importer.Manifest.Dependencies.Any(d => d.Name.Equals(imported.Name, StringComparison.OrdinalIgnoreCase));
}
