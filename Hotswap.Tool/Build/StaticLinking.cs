using System.Xml.Linq;

namespace Hotswap.Tool.Build;

/// <summary>
/// Links plugins into a host's project: one file for each plugin with its reference, and one that the host's project imports.
/// </summary>
internal static class StaticLinking
{
    /// <summary>The file that the host's project imports.</summary>
    public const string ImportedFile = "hotswap.static.props";

    /// <summary>The line that the host's project needs, once.</summary>
    public static string ImportLine { get; } = new XElement("Import", new XAttribute("Project", ImportedFile)).ToString();

    /// <summary>Writes what links the plugin in.</summary>
    /// <returns>Full path of the file with the plugin's reference.</returns>
    public static string Write(PluginFolder folder, BuildSettings settings)
    {
        string project = folder.ProjectFile ?? Path.Combine(folder.Directory, folder.Name + ".csproj");
        if (folder.ProjectFile is null)
        {
            WriteAtOnce(project, BareProject.For(folder, folder.Directory, settings));
        }

        string file = FileOf(folder, settings);
        WriteAtOnce(file, new XElement("Project",
            new XComment($" {BareProject.Mark} --static-linking. "),
            new XElement("ItemGroup",
                new XElement("ProjectReference",
                    new XAttribute("Include", Path.GetRelativePath(settings.OutputDirectory, project).Replace('\\', '/')),
                    new XAttribute("HotswapPlugin", "true"),
                    new XAttribute("ReferenceOutputAssembly", "$(HotswapStaticLinking)")))) + "\n");
        WriteAtOnce(Path.Combine(settings.OutputDirectory, ImportedFile), new XElement("Project",
            new XComment($" {BareProject.Mark} --static-linking: the plugins that are linked into this host. "),
            new XElement("PropertyGroup",
                new XElement("HotswapStaticLinking", new XAttribute("Condition", "'$(HotswapStaticLinking)' == ''"), "true")),
            new XElement("Import", new XAttribute("Project", "$(MSBuildThisFileDirectory)hotswap.static.plugin.*.props"))) + "\n");
        return file;
    }

    /// <summary>Deletes what <see cref="Write"/> wrote for the plugin, and with the last plugin the file that the host's project imports.</summary>
    /// <returns>What was deleted.</returns>
    public static IReadOnlyList<string> Clean(PluginFolder folder, BuildSettings settings)
    {
        List<string> deleted = [];
        Delete(FileOf(folder, settings));
        if (folder.ProjectFile is { } project)
        {
            Delete(project);
        }

        if (Directory.Exists(settings.OutputDirectory) && !Directory.EnumerateFiles(settings.OutputDirectory, "hotswap.static.plugin.*.props").Any())
        {
            Delete(Path.Combine(settings.OutputDirectory, ImportedFile));
        }

        return deleted;

        void Delete(string file)
        {
            // Only what this tool wrote.
            if (File.Exists(file) && File.ReadAllText(file).Contains($"<!-- {BareProject.Mark}", StringComparison.Ordinal))
            {
                File.Delete(file);
                deleted.Add(file);
            }
        }
    }

    /// <summary>Whether a project in the host's folder imports the file.</summary>
    public static bool IsImported(string hostFolder) => Directory.EnumerateFiles(hostFolder, "*.csproj")
        .Any(p => File.ReadAllText(p).Contains(ImportedFile, StringComparison.OrdinalIgnoreCase));

    private static string FileOf(PluginFolder folder, BuildSettings settings) => Path.Combine(
        settings.OutputDirectory,
        $"hotswap.static.plugin.{(folder.ProjectFile is { } project ? Path.GetFileNameWithoutExtension(project) : folder.Name)}.props");

    private static void WriteAtOnce(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }
}
