namespace Hotswap.Tool.Build;

/// <summary>Where a plugin's source is: a project, or a folder of C# files without one.</summary>
/// <param name="Directory">Full path of the folder.</param>
/// <param name="ProjectFile">Full path of the project; null if there is none.</param>
internal sealed record PluginFolder(string Directory, string? ProjectFile)
{
    private static readonly string[] _outputs = ["bin", "obj"];

    /// <summary>The name of a plugin without a project.</summary>
    public string Name => Path.GetFileName(Directory);

    /// <summary>All files of the folder by relative path with forward slashes, without hidden ones and what builds wrote.</summary>
    public IEnumerable<string> Files() => new DirectoryInfo(Directory)
        .EnumerateFileSystemInfos()
        .Where(i => !i.Name.StartsWith('.') && !_outputs.Contains(i.Name))
        .SelectMany(i => i is DirectoryInfo folder ? folder.EnumerateFiles("*", SearchOption.AllDirectories) : [(FileInfo)i])
        .Select(f => Path.GetRelativePath(Directory, f.FullName).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <exception cref="ToolException">There is no plugin's source.</exception>
    public static PluginFolder Open(string plugin)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(plugin));
        if (File.Exists(full) && Path.GetExtension(full).Equals(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            return new PluginFolder(Path.GetDirectoryName(full)!, full);
        }

        if (!System.IO.Directory.Exists(full))
        {
            throw new ToolException($"<pluginDir> \"{full}\" does not exist. Name the folder with the plugin's source, or its project.");
        }

        string[] projects = [.. System.IO.Directory.EnumerateFiles(full, "*.csproj").Order(StringComparer.Ordinal)];
        if (projects.Length > 1)
        {
            throw new ToolException($"<pluginDir> \"{full}\" has {projects.Length} projects: {string.Join(", ", projects.Select(Path.GetFileName))}. Name the one to build.");
        }

        PluginFolder folder = new(full, projects.FirstOrDefault());
        return folder.ProjectFile is not null || folder.Files().Any(f => f.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            ? folder
            : throw new ToolException($"<pluginDir> \"{full}\" has neither a project nor C# files. Name the folder with the plugin's source.");
    }
}
