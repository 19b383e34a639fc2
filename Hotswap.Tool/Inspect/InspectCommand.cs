using System.CommandLine;
using Hotswap.Tool.Terminal;
using Spectre.Console;

namespace Hotswap.Tool.Inspect;

/// <summary>Shows the manifest in a plugin's assembly, without loading it.</summary>
internal static class InspectCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> path = new("dll") { Description = "The plugin's assembly, or its folder." };
        Option<bool> json = SharedOptions.Json();
        ToolCommand command = new("inspect", "Shows what a plugin says of itself; nothing of it is loaded or run.",
            "hotswap inspect plugins/World/World.dll",
            "hotswap inspect plugins/World --json")
        {
            path,
            json,
        };
        command.SetAction(result => Run(console, result.GetRequiredValue(path), result.GetValue(json)));
        return command;
    }

    private static int Run(ToolConsole console, string path, bool json)
    {
        Inspection inspection = Read(AssemblyIn(Path.GetFullPath(path)));
        if (json)
        {
            Json.Write(console, inspection);
        }
        else
        {
            Show(console, inspection);
        }

        return HotswapTool.Done;
    }

    private static string AssemblyIn(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? path : throw new ToolException($"\"{path}\" does not exist. Name a plugin's assembly, or the folder that holds it.");
        }

        string file = Path.Combine(path, Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) + ".dll");
        return File.Exists(file) ? file : throw new ToolException($"the folder \"{path}\" has no {Path.GetFileName(file)}. Name the assembly itself.");
    }

    private static Inspection Read(string file)
    {
        using AssemblyImage image = new(File.ReadAllBytes(file));
        try
        {
            PluginManifest manifest = ManifestReader.Read(image);
            return new Inspection(file, image.Name, image.Version.ToString(), manifest);
        }
        catch (ManifestException e)
        {
            throw new ToolException($"\"{file}\" {e.Message}", e);
        }
    }

    private static void Show(ToolConsole console, Inspection inspection)
    {
        PluginManifest manifest = inspection.Manifest;
        console.Line($"{manifest.Name} {inspection.Version}", new Style(Color.Green, decoration: Decoration.Bold));
        console.Line($"  file      {inspection.File}");
        console.Line($"  assembly  {inspection.Assembly}");
        console.Line($"  entry     {manifest.EntryType}, runtime contract {manifest.ContractVersion}");
        console.Line($"  exports   {manifest.ExportType ?? "nothing of a declared type"}");

        Section(console, "Imports", ["plugin", "member", "type"], manifest.Dependencies.Select(d => new[] { d.Name, d.Member, d.Type ?? "(loaded earlier only)" }));
        Section(console, "Functions", ["name", "signature"], manifest.Functions.Select(f => new[] { f.Name, f.Signature }));
        Section(console, "Live functions", ["name", "signature"], manifest.LiveFuncs.Select(f => new[] { f.Name, f.Signature }));
        Section(console, "Live types", ["name", "type", "members"], manifest.LiveTypes.Select(t =>
            new[] { t.Name, t.Type, string.Join(", ", t.Members.Select(m => $"{m.Type} {m.Name}")) }));
        Section(console, "Refused: it will not load", ["id", "fault"], manifest.Refused.Select(r => new[] { r.Id, r.Message }));
    }

    private static void Section(ToolConsole console, string title, string[] columns, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }

        console.Line("");
        console.Line(title, new Style(decoration: Decoration.Bold));
        Table table = ToolConsole.NewTable(columns);
        foreach (string[] row in all)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Out.Write(table);
    }
}
