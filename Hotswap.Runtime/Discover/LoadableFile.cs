namespace Hotswap;

/// <summary>How a file looked when it was last known: cheap to compare, so that unchanged plugins are not read again.</summary>
/// <param name="RelativePath">The path inside the plugin's folder, with forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="Created">When it was created: another time means another file under the same name.</param>
internal sealed record LoadableFile(string RelativePath, long Length, DateTime Written, DateTime Created)
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(2);

    /// <summary>The files of a plugin from which code may come, by path: assemblies, native libraries, the dependency manifest.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static IReadOnlyList<LoadableFile> Of(PluginSource source) => Looks(source.Directory, source.OwnsDirectory
        ? new DirectoryInfo(source.Directory).EnumerateFiles("*", SearchOption.AllDirectories)
        : [new FileInfo(source.AssemblyPath)]);

    /// <summary>All files of a plugin directory from which code may come, by path.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static IReadOnlyList<LoadableFile> Below(string directory)
    {
        DirectoryInfo top = new(directory);
        return Looks(
            directory,
            top.EnumerateFiles().Concat(top.EnumerateDirectories().Where(d => !d.Name.StartsWith('.')).SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories))));
    }

    private static IReadOnlyList<LoadableFile> Looks(string directory, IEnumerable<FileInfo> files) =>
        [.. files
            .Where(f => IsLoadable(f.Name))
            .Select(f => new LoadableFile(
                Path.GetRelativePath(directory, f.FullName).Replace('\\', '/'), f.Length, f.LastWriteTimeUtc, f.CreationTimeUtc))
            .OrderBy(f => f.RelativePath, StringComparer.Ordinal)];

    /// <summary>Whether some file was written so recently that a build or a copy may still be at work.</summary>
    public static bool IsFresh(IEnumerable<LoadableFile> files, DateTime utcNow) => files.Any(f => utcNow - f.Written < _freshFor);

    private static bool IsLoadable(string name) =>
        name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".so", StringComparison.Ordinal)
        || name.Contains(".so.", StringComparison.Ordinal)
        || name.EndsWith(".dylib", StringComparison.Ordinal);
}
