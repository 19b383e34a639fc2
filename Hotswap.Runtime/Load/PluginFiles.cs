namespace Hotswap;

/// <summary>
/// Tells which file of a plugin's image serves a name on this machine: the one that the plugin's dependency manifest names, or
/// else that of the layout that a build leaves: portable files beside the plugin's assembly, files for one system under
/// <c>runtimes/&lt;id&gt;/</c>, satellites under their culture.
/// </summary>
internal sealed class PluginFiles(PluginImage image)
{
    /// <summary>The managed assembly of that name and culture, or null.</summary>
    /// <returns>Its relative path.</returns>
    public string? Assembly(string name, string? culture)
    {
        if (!image.Source.OwnsDirectory)
        {
            return null;
        }

        string file = string.IsNullOrEmpty(culture) ? $"{name}.dll" : $"{culture}/{name}.dll";

        // What lies beside may be a stand-in that only throws; what is there for this system is the real one.
        return Named(image.Dependencies.Assemblies, file)
            ?? RuntimeIds.Chain.Select(id => Under($"runtimes/{id}/lib/", file)).FirstOrDefault(p => p is not null)
            ?? (image.Find(file) is null ? null : file);
    }

    /// <summary>The native library that an import of that name means, or null.</summary>
    /// <returns>Its relative path.</returns>
    public string? NativeLibrary(string name)
    {
        if (!image.Source.OwnsDirectory || name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name))
        {
            return null;
        }

        string[] names = [.. NativeNames(name)];
        return names.Select(n => Named(image.Dependencies.Natives, n)).FirstOrDefault(p => p is not null)
            ?? LayoutFolders.SelectMany(folder => names.Select(n => folder + n)).FirstOrDefault(p => image.Find(p) is not null);
    }

    /// <summary>The folders, relative and with a slash at the end, in which native libraries for this system may stand.</summary>
    public IReadOnlyList<string> NativeFolders() => image.Source.OwnsDirectory
        ? [.. image.Dependencies.Natives.Where(IsForThisSystem).Select(a => a.Path[..(a.Path.LastIndexOf('/') + 1)])
            .Concat(LayoutFolders).Distinct(StringComparer.OrdinalIgnoreCase)]
        : [];

    private static IEnumerable<string> LayoutFolders => [.. RuntimeIds.Chain.Select(id => $"runtimes/{id}/native/"), ""];

    // Of several that are there, the one for the most particular system.
    private string? Named(IReadOnlyList<DependencyAsset> assets, string file) => assets
        .Where(a => IsForThisSystem(a) && Is(a.Path, file) && image.Find(a.Path) is not null)
        .MinBy(a => a.RuntimeId is null ? int.MaxValue : RuntimeIds.Chain.IndexOf(a.RuntimeId))?.Path;

    private static bool IsForThisSystem(DependencyAsset asset) => asset.RuntimeId is null || RuntimeIds.Chain.Contains(asset.RuntimeId);

    private static bool Is(string path, string file) =>
        path.EndsWith(file, StringComparison.OrdinalIgnoreCase) && (path.Length == file.Length || path[^(file.Length + 1)] == '/');

    // The variations that the runtime itself tries, in its order for this system.
    private static IEnumerable<string> NativeNames(string name)
    {
        string suffix = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) || name.Contains(suffix + ".", StringComparison.Ordinal))
        {
            return [name, "lib" + name];
        }

        return OperatingSystem.IsWindows() ? [name + suffix, name] : ["lib" + name + suffix, name + suffix, name, "lib" + name];
    }

    private string? Under(string folder, string file) => image.Paths
        .Where(p => p.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            && p.EndsWith("/" + file, StringComparison.OrdinalIgnoreCase)
            && p.AsSpan(folder.Length, p.Length - folder.Length - file.Length - 1).IndexOf('/') < 0)
        .Order(StringComparer.Ordinal)
        .LastOrDefault();
}
