namespace Hotswap;

/// <summary>Finds the plugins in a folder: <c>plugins/world/world.dll</c>, or flat <c>plugins/world.dll</c>.</summary>
internal static class PluginDiscovery
{
    /// <summary>All plugins of the folder, by name. What is wrong is added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<PluginSource> Discover(string directory, List<PluginLoadError> errors)
    {
        if (!Directory.Exists(directory))
        {
            errors.Add(new PluginLoadError(null, LoadStage.Discover, File.Exists(directory)
                ? $"the plugin directory \"{directory}\" is a file. Set PluginHostOptions.PluginDirectory to the folder that holds the plugins."
                : $"the plugin directory \"{directory}\" does not exist. Create it, or set PluginHostOptions.PluginDirectory."));
            return [];
        }

        List<PluginSource> sources = [];
        try
        {
            foreach (string file in Directory.EnumerateFiles(directory).Where(f => !FolderWalk.IsHidden(f)))
            {
                AddFile(file, directory, sources, errors);
            }

            foreach (string folder in Directory.EnumerateDirectories(directory).Where(f => !FolderWalk.IsHidden(f)))
            {
                AddFolder(Path.GetFileName(folder), PluginFolders.Resolve(folder), sources, errors);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(new PluginLoadError(null, LoadStage.Discover, $"the plugin directory \"{directory}\" cannot be read: {e.Message} Check that the host's user may read and enter it."));
            return [];
        }

        foreach (IGrouping<string, PluginSource> same in sources.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            string files = string.Join(", ", same.Select(s => s.AssemblyPath).Order(StringComparer.Ordinal));
            errors.Add(new PluginLoadError(same.Key, LoadStage.Discover, $"duplicate name: {files}. Names are compared ignoring case; remove all but one."));
        }

        return [.. sources.OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static void AddFile(string file, string directory, List<PluginSource> sources, List<PluginLoadError> errors)
    {
        if (IsAssembly(file))
        {
            sources.Add(new PluginSource(Path.GetFileNameWithoutExtension(file), file, directory, OwnsDirectory: false));
        }
        else if (FolderWalk.LeadsNowhere(file))
        {
            // The plugin whose folder it led to would silently leave the service.
            errors.Add(new PluginLoadError(Path.GetFileName(file), LoadStage.Discover,
                $"the link \"{file}\" leads nowhere. Let it lead to the plugin's folder, or remove it."));
        }
    }

    private static void AddFolder(string name, string folder, List<PluginSource> sources, List<PluginLoadError> errors)
    {
        string[] assemblies;
        try
        {
            assemblies = [.. Directory.EnumerateFiles(folder).Where(IsAssembly)];
        }
        catch (UnauthorizedAccessException e)
        {
            errors.Add(new PluginLoadError(name, LoadStage.Discover,
                $"the folder \"{folder}\" cannot be read: {e.Message} Check that the host's user may read and enter it, or take it out of the plugin directory."));
            return;
        }

        string[] main = [.. assemblies.Where(f => Path.GetFileNameWithoutExtension(f).Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (main.Length > 0)
        {
            sources.AddRange(main.Select(f => new PluginSource(Path.GetFileNameWithoutExtension(f), f, folder, OwnsDirectory: true)));
        }
        else if (assemblies.Length > 0)
        {
            // A folder without any assembly is no plugin's; one with assemblies but not the right one is a mistake to be told.
            errors.Add(new PluginLoadError(name, LoadStage.Discover,
                $"the folder \"{folder}\" has no {name}.dll. A plugin's folder carries the name of its assembly; rename one of them."));
        }
    }

    private static bool IsAssembly(string path) => !FolderWalk.IsHidden(path) && Path.GetExtension(path).Equals(".dll", StringComparison.OrdinalIgnoreCase);
}
