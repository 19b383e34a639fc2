namespace Hotswap.Tool.Build;

/// <summary>
/// A project for a folder that has none, below the folder's <c>obj</c>: there it sees the nuget.config and the
/// Directory.Build files that any project at that place would.
/// </summary>
internal sealed class TemporaryProject : IDisposable
{
    private const string Prefix = "hotswap-build-";

    private readonly bool _keep;
    private readonly string _folder;

    public TemporaryProject(PluginFolder folder, BuildSettings settings)
    {
        _keep = settings.LeaveTemps;
        _folder = Path.Combine(folder.Directory, "obj", $"{Prefix}{Environment.ProcessId:x}");
        Directory.CreateDirectory(_folder);
        File = Path.Combine(_folder, folder.Name + ".csproj");
        System.IO.File.WriteAllText(File, BareProject.For(folder, _folder, settings));
    }

    /// <summary>Full path of the project.</summary>
    public string File { get; }

    /// <summary>All that runs that were killed, or told to leave it, have left in a plugin's folder.</summary>
    public static IEnumerable<string> Leftovers(string pluginFolder)
    {
        string obj = Path.Combine(pluginFolder, "obj");
        return Directory.Exists(obj)
            ? Directory.EnumerateDirectories(obj, Prefix + "*")
            : [];
    }

    public void Dispose()
    {
        if (_keep)
        {
            return;
        }

        Directory.Delete(_folder, recursive: true);
        string obj = Path.GetDirectoryName(_folder)!;
        if (!Directory.EnumerateFileSystemEntries(obj).Any())
        {
            Directory.Delete(obj);
        }
    }
}
