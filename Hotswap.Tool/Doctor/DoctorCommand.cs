using System.CommandLine;
using System.Globalization;
using Hotswap.Tool.Terminal;
using Spectre.Console;

namespace Hotswap.Tool.Doctor;

/// <summary>Tells what keeps replaced plugin versions in a host's memory.</summary>
internal static class DoctorCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> target = new("target") { Description = "The process id of a running host, or the path of a dump of one." };
        Option<bool> dump = new("--dump")
        {
            Description = "Have the process write a dump and look into that: the process stands still only while it writes, and no debugger's rights are needed.",
        };
        Option<bool> json = SharedOptions.Json();
        ToolCommand command = new("doctor",
            "Lists the plugin versions of a running host, and what keeps those in memory that should be gone. The process stands still meanwhile. "
            + "Exit code 1 if there are such versions.",
            "hotswap doctor 4711",
            "hotswap doctor --dump 4711",
            "hotswap doctor core_20260101_120000 --json")
        {
            target,
            dump,
            json,
        };
        command.SetAction(async (result, cancellation) =>
        {
            string what = result.GetRequiredValue(target);
            DoctorReport report = await console.WithProgressAsync($"Looking into {what}", _ =>
                Task.Run(() => Examination.Run(what, result.GetValue(dump), cancellation), cancellation));
            if (result.GetValue(json))
            {
                Json.Write(console, report);
            }
            else
            {
                Show(console, report);
            }

            return report.Versions.Any(v => v.ShouldBeGone) ? HotswapTool.Failed : HotswapTool.Done;
        });
        return command;
    }

    private static void Show(ToolConsole console, DoctorReport report)
    {
        Table table = ToolConsole.NewTable("version", "state", "in memory", "verdict");
        foreach (HeldVersion version in report.Versions)
        {
            table.AddRow(
                new Text(version.Version),
                new Text(version.State?.ToString() ?? "unknown to any host"),
                new Text(version.IsInMemory ? "yes" : "no"),
                version.ShouldBeGone ? new Text("should be gone", new Style(Color.Red)) : new Text("as it should be", new Style(Color.Green)));
        }

        console.Out.Write(table);
        foreach (HeldVersion version in report.Versions.Where(v => v.ShouldBeGone))
        {
            console.Line("");
            console.Line($"{version.Version} is kept in memory by", new Style(decoration: Decoration.Bold));
            foreach (Culprit culprit in version.Culprits)
            {
                console.Line($"  {culprit.What}", new Style(Color.Red));
                console.Line($"    remedy  {culprit.Remedy}");
                console.Line($"    rule    {culprit.Rule}  {culprit.Page}");
                console.Line($"    path    {string.Join("\n         -> ", culprit.Path)}");
            }

            if (version.Culprits.Count == 0)
            {
                console.Line("  nothing: no root leads to it. It goes with the next gen2 collection.");
            }
        }

        int leaked = report.Versions.Count(v => v.ShouldBeGone);
        console.Line("");
        console.Line(string.Create(CultureInfo.InvariantCulture,
            $"{report.Target}: {report.Versions.Count} versions, {leaked} that should be gone{(report.StoppedMilliseconds is { } ms ? $"; it stood still for {ms} ms" : "")}"));
    }
}
