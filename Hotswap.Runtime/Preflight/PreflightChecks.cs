namespace Hotswap;

/// <summary>
/// Checks a whole set before any code of it runs, from manifests and metadata alone, and finds everything that is wrong.
/// </summary>
internal static class PreflightChecks
{
    /// <summary>The files of a plugin, or null, the reason then added to <paramref name="errors"/>.</summary>
    public static PluginImage? ReadImage(PluginSource source, List<PluginLoadError> errors)
    {
        try
        {
            return PluginImage.Read(source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(Unreadable(source, e));
            return null;
        }
    }

    /// <summary>The error for files that cannot be read.</summary>
    public static PluginLoadError Unreadable(PluginSource source, Exception e) => new(source.Name, LoadStage.Discover,
        $"the files in \"{source.Directory}\" cannot be read: {e.Message}"
        + (e is PluginFilesException ? "" : " Check that they exist and that the host's user may read them."));

    /// <summary>The manifest of an image, or null, the reason then added to <paramref name="errors"/>.</summary>
    public static PluginManifest? ReadManifest(PluginImage image, List<PluginLoadError> errors) => Read(
        image.Source.Name, $"the file \"{image.Source.AssemblyPath}\"", () => ManifestReader.Read(image.Assembly(image.MainPath)), errors);

    /// <summary>The manifest of a statically linked plugin, or null, the reason then added to <paramref name="errors"/>.</summary>
    public static PluginManifest? ReadManifest(StaticPlugin plugin, List<PluginLoadError> errors) => Read(
        plugin.EntryType, "the linked plugin", () => ManifestReader.Parse(plugin.ContractVersion, plugin.EntryType, plugin.Payload), errors);

    private static PluginManifest? Read(string name, string what, Func<PluginManifest> read, List<PluginLoadError> errors)
    {
        try
        {
            PluginManifest manifest = read();
            errors.AddRange(manifest.Refused.Select(r => new PluginLoadError(manifest.Name, LoadStage.Preflight,
                $"the generator refused it: {r.Id}: {r.Message}")));
            return manifest;
        }
        catch (ManifestException e)
        {
            errors.Add(new PluginLoadError(name, LoadStage.Preflight, $"{what} {e.Message}"));
            return null;
        }
    }

    /// <summary>Checks the set as a whole and returns it in dependency order.</summary>
    /// <param name="set">The manifests, each with the file or the linked entry that it is of.</param>
    /// <param name="errors">Where errors are added.</param>
    public static IReadOnlyList<PluginManifest> CheckSet(IReadOnlyList<(PluginManifest Manifest, string Origin)> set, List<PluginLoadError> errors)
    {
        foreach (var same in set.GroupBy(m => m.Manifest.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            string origins = string.Join(", ", same.Select(m => $"\"{m.Origin}\"").Order(StringComparer.Ordinal));
            errors.Add(new PluginLoadError(same.Key, LoadStage.Preflight,
                $"duplicate name: {same.Count()} plugins are named \"{same.Key}\" (ignoring case): {origins}. Give each [HotswapPlugin] a name of its own, "
                + "or remove what is there twice."));
        }

        PluginManifest[] manifests = [.. set.Select(m => m.Manifest)];
        CheckLiveNames(manifests, errors);
        return DependencyOrder.Of(manifests, errors);
    }

    // Functions and types together: a live job finds either by its name alone.
    private static void CheckLiveNames(IReadOnlyList<PluginManifest> manifests, List<PluginLoadError> errors)
    {
        Dictionary<string, string> owners = new(StringComparer.OrdinalIgnoreCase);
        foreach (PluginManifest manifest in manifests)
        {
            IEnumerable<(string Kind, string Name)> names =
                [.. manifest.LiveFuncs.Select(f => ("function", f.Name)), .. manifest.LiveTypes.Select(t => ("type", t.Name))];
            foreach ((string kind, string name) in names)
            {
                if (!owners.TryAdd(name, manifest.Name))
                {
                    errors.Add(new PluginLoadError(manifest.Name, LoadStage.Preflight,
                        $"live {kind} \"{name}\" of plugin {manifest.Name} exists in plugin {owners[name]} as well. "
                        + "Live names are found across all plugins, ignoring case; rename one of them."));
                }
            }
        }
    }
}
