using System.CommandLine;
using Hotswap.Tool.Terminal;

namespace Hotswap.Tool.Build;

/// <summary>Deletes what builds of a plugin have left.</summary>
internal static class CleanCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> plugin = new("pluginDir") { Description = "The plugin's folder or project." };
        Argument<string?> output = new("outputDir") { Description = "The plugin directory that it was built into.", Arity = ArgumentArity.ZeroOrOne };
        ToolCommand command = new("clean", "Deletes what hotswap build wrote for a plugin: temporaries in its folder and, in <outputDir>, the built plugin.",
            "hotswap clean plugins/World",
            "hotswap clean plugins/World bin/plugins")
        {
            plugin,
            output,
        };
        command.SetAction(result =>
        {
            PluginFolder folder = PluginFolder.Open(result.GetRequiredValue(plugin));
            string name = folder.ProjectFile is { } project ? Path.GetFileNameWithoutExtension(project) : folder.Name;
            List<string> folders = [.. TemporaryProject.Leftovers(folder.Directory)];
            if (result.GetValue(output) is { } given)
            {
                string place = Path.Combine(Path.GetFullPath(given), name);
                string generated = place + ".generated";
                folders.AddRange([.. StagedFolder.Leftovers(place), .. StagedFolder.Leftovers(generated)]);
                folders.AddRange(new[] { place, generated }.Where(Directory.Exists));
            }

            foreach (string left in folders)
            {
                Directory.Delete(left, recursive: true);
            }

            Show(console, folders);
        });
        return command;
    }

    /// <summary>Says what was deleted.</summary>
    public static void Show(ToolConsole console, IReadOnlyList<string> deleted)
    {
        foreach (string path in deleted)
        {
            console.Line($"deleted {path}");
        }

        if (deleted.Count == 0)
        {
            console.Line("nothing to delete");
        }
    }
}
