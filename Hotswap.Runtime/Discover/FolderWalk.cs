namespace Hotswap;

/// <summary>
/// Lists files as plugins see them: links are followed, but never in a circle, and a linked file looks as the one that it leads
/// to, since that is what changes. Hidden names are left out: tools keep their own things there (<c>.git</c>, <c>._world.dll</c>), and
/// file systems theirs (<c>lost+found</c>, which only root may read).
/// </summary>
internal static class FolderWalk
{
    /// <summary>The files below a folder whose names are wanted, each with its path in the folder, with forward slashes.</summary>
    /// <exception cref="IOException">A folder or link cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder or link cannot be read.</exception>
    public static IEnumerable<(string RelativePath, FileInfo File)> FilesBelow(string directory, Func<string, bool> isWanted) =>
        FilesBelow(new DirectoryInfo(directory), "", [], isWanted);

    /// <summary>What a link leads to in the end; anything else as it is.</summary>
    /// <exception cref="IOException">It is gone, or a link that leads in a circle.</exception>
    public static T TargetOf<T>(T entry)
        where T : FileSystemInfo =>
        IsLink(entry) && entry.ResolveLinkTarget(returnFinalTarget: true) is T target ? target : entry;

    /// <summary>Whether there is a file without content: also a pipe or a device, and reading these may never end.</summary>
    /// <exception cref="IOException">It is a link that leads in a circle.</exception>
    public static bool IsEmptyFile(string path) => new FileInfo(path) is { Exists: true } file && TargetOf(file) is { Exists: true, Length: 0 };

    /// <summary>Whether the path is a link to what does not exist, or to itself.</summary>
    public static bool LeadsNowhere(string path)
    {
        FileInfo file = new(path);
        try
        {
            return IsLink(file) && !TargetOf(file).Exists;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public static bool IsHidden(string path) => Path.GetFileName(path.AsSpan()) is "lost+found" or ['.', ..];

    private static bool IsLink(FileSystemInfo entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static IEnumerable<(string RelativePath, FileInfo File)> FilesBelow(
        DirectoryInfo folder, string prefix, List<string> above, Func<string, bool> isWanted)
    {
        above.Add(folder.FullName);
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            if (IsHidden(entry.Name))
            {
                continue;
            }

            if (entry is FileInfo file)
            {
                if (isWanted(file.Name))
                {
                    yield return (prefix + file.Name, TargetOf(file));
                }
            }
            else if (TargetOf((DirectoryInfo)entry) is var inner && !above.Contains(inner.FullName))
            {
                foreach ((string RelativePath, FileInfo File) found in FilesBelow(inner, $"{prefix}{entry.Name}/", above, isWanted))
                {
                    yield return found;
                }
            }
        }

        above.RemoveAt(above.Count - 1);
    }
}
