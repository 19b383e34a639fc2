using System.Runtime.InteropServices;

namespace Hotswap.Tool.Check;

/// <summary>The runtime's preflight over a directory, against a host that is not running.</summary>
internal static class PluginDirectoryCheck
{
    /// <exception cref="ToolException">The directory cannot be looked at.</exception>
    /// <exception cref="InvalidDataException">The host's folder is none.</exception>
    public static CheckReport Run(string directory, string? host, IReadOnlyList<string> shared, bool allowEmpty)
    {
        directory = Path.GetFullPath(directory);
        if (!Directory.Exists(directory))
        {
            throw new ToolException($"the plugin directory \"{directory}\" does not exist. Name the folder that holds the plugins.");
        }

        string? hostFolder = host is null ? HostAround(directory) : Path.GetFullPath(host);
        using HostFolder? assemblies = hostFolder is null ? null : HostFolder.Open(hostFolder, SharedFrameworks());

        List<PluginLoadError> errors = [];
        IReadOnlyList<PluginSource> sources = PluginDiscovery.Discover(PluginFolders.Resolve(directory), errors);
        if (sources.Count == 0 && errors.Count == 0 && !allowEmpty)
        {
            errors.Add(new PluginLoadError(null, LoadStage.Discover,
                $"\"{directory}\" holds no plugin. Name the folder that holds the plugins' folders, or say --allow-empty."));
        }

        List<(PluginSource Source, PluginImage? Image, PluginManifest? Manifest)> read = [];
        foreach (PluginSource source in sources)
        {
            PluginImage? image = PreflightChecks.ReadImage(source, errors);
            PluginManifest? manifest = image is null ? null : PreflightChecks.ReadManifest(image, errors);
            read.Add((source, image, manifest));
        }

        if (assemblies is not null)
        {
            // One rule for the whole set, as in a host: what one plugin proves to be a contract is shared with all.
            SharedAssemblies rule = new(assemblies, shared);
            foreach ((_, PluginImage? image, PluginManifest? manifest) in read)
            {
                if (image is not null && manifest is not null)
                {
                    new AssemblyReferenceCheck(manifest.Name, image, rule, errors).Run();
                }
            }
        }

        List<PluginManifest> order = [.. PreflightChecks.CheckSet([.. read.Where(r => r.Manifest is not null).Select(r => (r.Manifest!, r.Source.AssemblyPath))], errors)];
        return new CheckReport(
            directory,
            hostFolder,
            [.. read.OrderBy(r => r.Manifest is null ? int.MaxValue : order.IndexOf(r.Manifest)).Select(r => Describe(r.Source, r.Image, r.Manifest, errors))],
            [.. errors.Select(e => new CheckError(e.Plugin, e.Stage, e.Message))]);
    }

    private static CheckedPlugin Describe(PluginSource source, PluginImage? image, PluginManifest? manifest, List<PluginLoadError> errors)
    {
        string name = manifest?.Name ?? source.Name;
        return new CheckedPlugin(
            name,
            source.AssemblyPath,
            manifest is null ? null : image!.Assembly(image.MainPath).Version.ToString(),
            image?.Hash,
            [.. manifest?.Dependencies.Select(d => d.Name) ?? []],
            errors.Count(e => name.Equals(e.Plugin, StringComparison.OrdinalIgnoreCase) || source.Name.Equals(e.Plugin, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The folder around the plugin directory, if it is a host's: there a build or publish puts the plugins.</summary>
    private static string? HostAround(string directory) =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(directory)) is { } parent && Directory.EnumerateFiles(parent, "*.runtimeconfig.json").Any()
            ? parent
            : null;

    /// <summary>The shared frameworks of the installation that runs this tool.</summary>
    private static string SharedFrameworks() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", ".."));
}
