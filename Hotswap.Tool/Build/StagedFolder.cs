namespace Hotswap.Tool.Build;

/// <summary>
/// A folder that is filled beside its place and then takes it as a whole, so that no half-written plugin is ever seen there.
/// Its name begins with a dot, which keeps hosts from looking into it. Not committed, it vanishes.
/// </summary>
internal sealed class StagedFolder : IDisposable
{
    private readonly string _place;
    private readonly bool _keep;
    private bool _committed;

    public StagedFolder(string place, bool keep)
    {
        (_place, _keep) = (place, keep);
        string parent = System.IO.Path.GetDirectoryName(place)!;
        HasMadeParent = !Directory.Exists(parent);
        Path = Name(place, $"{Environment.ProcessId:x}.new");
        Directory.CreateDirectory(Path);
    }

    /// <summary>Full path of the folder to fill.</summary>
    public string Path { get; }

    private bool HasMadeParent { get; }

    /// <summary>All that a run that was killed may have left for that place.</summary>
    public static IEnumerable<string> Leftovers(string place) => System.IO.Path.GetDirectoryName(place) is { } parent && Directory.Exists(parent)
        ? Directory.EnumerateDirectories(parent, $".{System.IO.Path.GetFileName(place)}.*.new").Concat(Directory.EnumerateDirectories(parent, $".{System.IO.Path.GetFileName(place)}.*.old"))
        : [];

    /// <summary>Copies a file in.</summary>
    public void Add(PluginFile file)
    {
        string target = System.IO.Path.Combine(Path, file.RelativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        File.Copy(file.Source, target, overwrite: true);
    }

    /// <summary>Takes the place: two renames, or none.</summary>
    public void Commit()
    {
        string old = Name(_place, $"{Environment.ProcessId:x}.old");
        bool replaces = Directory.Exists(_place);
        if (replaces)
        {
            Directory.Move(_place, old);
        }

        try
        {
            Directory.Move(Path, _place);
            _committed = true;
        }
        catch when (replaces)
        {
            Directory.Move(old, _place);
            throw;
        }

        if (replaces)
        {
            Directory.Delete(old, recursive: true);
        }
    }

    public void Dispose()
    {
        if (_committed || _keep)
        {
            return;
        }

        Directory.Delete(Path, recursive: true);
        string parent = System.IO.Path.GetDirectoryName(_place)!;
        if (HasMadeParent && !Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }

    private static string Name(string place, string end) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(place)!, $".{System.IO.Path.GetFileName(place)}.{end}");
}
