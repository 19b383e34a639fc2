namespace Hotswap;

/// <summary>How a file looked when it was last known: cheap to compare, so that unchanged plugins are not read again.</summary>
/// <param name="RelativePath">The path inside the plugin's folder, with forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="Identity">Another one means another file under the same name, or that something of it was changed.</param>
internal sealed record LoadableFile(string RelativePath, long Length, DateTime Written, FileIdentity Identity)
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(2);

    /// <summary>The files of a plugin from which code may come, by path: assemblies, native libraries, the dependency manifest.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static IReadOnlyList<LoadableFile> Of(PluginSource source) => source.OwnsDirectory
        ? Below(source.Directory)
        : [Look(Path.GetFileName(source.AssemblyPath), FolderWalk.TargetOf(new FileInfo(source.AssemblyPath)))];

    /// <summary>All files below a folder from which code may come, by path.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static IReadOnlyList<LoadableFile> Below(string directory) =>
        [.. FolderWalk.FilesBelow(directory, IsLoadable).Select(f => Look(f.RelativePath, f.File)).OrderBy(f => f.RelativePath, StringComparer.Ordinal)];

    private static LoadableFile Look(string relativePath, FileInfo file) =>
        new(relativePath, file.Length, file.LastWriteTimeUtc, FileIdentity.Of(file));

    /// <summary>Whether some file was written so recently that a build or a copy may still be at work.</summary>
    public static bool IsFresh(IEnumerable<LoadableFile> files, DateTime utcNow) => files.Any(f => utcNow - f.Written < _freshFor);

    private static bool IsLoadable(string name) =>
        name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".so", StringComparison.Ordinal)
        || name.Contains(".so.", StringComparison.Ordinal)
        || name.EndsWith(".dylib", StringComparison.Ordinal);
}
