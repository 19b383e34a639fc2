using System.CommandLine;
using Hotswap.Tool.Terminal;
using Spectre.Console;

namespace Hotswap.Tool.Check;

/// <summary>Checks a plugin directory as the runtime would before it loads it, executing nothing.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> directory = new("dir") { Description = "The plugin directory: <dir>/<name>/<name>.dll, or flat <dir>/<name>.dll." };
        Option<string?> host = new("--host")
        {
            Description = "The folder that the host's build or publish wrote. What plugins use of shared assemblies is checked against it. "
                + "Left out, it is the folder around the plugin directory, if that is a host's.",
        };
        Option<string[]> shared = new("--shared") { Description = "An assembly that the host names in PluginHostOptions.SharedAssemblies; may be repeated." };
        Option<bool> allowEmpty = new("--allow-empty") { Description = "A directory without any plugin is no error." };
        Option<bool> json = SharedOptions.Json();
        ToolCommand command = new("check", "Checks a plugin directory as the runtime does before a load; nothing of it is run. Exit code 1 if anything is wrong.",
            "hotswap check bin/Release/net10.0/plugins",
            "hotswap check deploy/plugins --host publish",
            "hotswap check deploy/plugins --host publish --json > report.json")
        {
            directory,
            host,
            shared,
            allowEmpty,
            json,
        };
        command.SetAction(result =>
        {
            CheckReport report = PluginDirectoryCheck.Run(
                result.GetRequiredValue(directory), result.GetValue(host), result.GetValue(shared) ?? [], result.GetValue(allowEmpty));
            if (result.GetValue(json))
            {
                Json.Write(console, report);
            }
            else
            {
                Show(console, report);
            }

            return report.Errors.Count == 0 ? HotswapTool.Done : HotswapTool.Failed;
        });
        return command;
    }

    private static void Show(ToolConsole console, CheckReport report)
    {
        if (report.Plugins.Count > 0)
        {
            Table table = ToolConsole.NewTable("plugin", "version", "imports", "result");
            foreach (CheckedPlugin plugin in report.Plugins)
            {
                table.AddRow(
                    new Text(plugin.Name),
                    new Text(plugin.Version ?? ""),
                    new Text(string.Join(", ", plugin.Imports)),
                    plugin.Errors == 0 ? new Text("ok", new Style(Color.Green)) : new Text(Count(plugin.Errors, "error"), new Style(Color.Red)));
            }

            console.Out.Write(table);
        }

        foreach (CheckError error in report.Errors)
        {
            console.Line(error.ToString(), new Style(Color.Red));
        }

        console.Line($"{Count(report.Plugins.Count, "plugin")}, {Count(report.Errors.Count, "error")}; "
            + (report.Host is null
                ? "no host was given, so what they use of shared assemblies was not checked (--host)"
                : $"checked against the host in {report.Host}"));
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
