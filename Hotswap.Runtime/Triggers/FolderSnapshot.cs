namespace Hotswap;

/// <summary>
/// How the loadable files of a plugin directory looked at one moment. Only these count: a plugin may write files of other
/// kinds into its own folder without being reloaded for it.
/// </summary>
internal sealed class FolderSnapshot : IEquatable<FolderSnapshot>
{
    private readonly string _directory;
    private readonly IReadOnlyList<LoadableFile> _files;

    private FolderSnapshot(string directory, IReadOnlyList<LoadableFile> files)
    {
        _directory = directory;
        _files = files;
    }

    /// <summary>Looks at a folder; one that is not there has no files.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static FolderSnapshot Of(string directory) => new(directory, Directory.Exists(directory) ? [.. LoadableFile.Below(directory).Select(Lasting)] : []);

    // Rights and links of a file are changed by others, as by backups, without a change of its content.
    private static LoadableFile Lasting(LoadableFile file) => file.Identity.File == 0 ? file : file with { Identity = file.Identity with { Changed = 0 } };

    public bool Equals(FolderSnapshot? other) => other is not null && _directory == other._directory && _files.SequenceEqual(other._files);

    public override bool Equals(object? obj) => Equals(obj as FolderSnapshot);

    public override int GetHashCode() => HashCode.Combine(_directory, _files.Count);
}
