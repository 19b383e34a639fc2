using System.CommandLine;
using Hotswap.Tool.Terminal;
using Spectre.Console;

namespace Hotswap.Tool.Build;

/// <summary>Builds one plugin.</summary>
internal static class BuildCommand
{
    /// <summary>The option that shows stack traces.</summary>
    public const string DebugName = "--debug";

    public static Command Create(ToolConsole console)
    {
        Argument<string> plugin = new("pluginDir") { Description = "The plugin's folder or project. A folder of C# files needs no project." };
        Argument<string> output = new("outputDir")
        {
            Description = "The plugin directory: the plugin is written to <outputDir>/<name>/. With --static-linking, the folder of the host's project.",
        };
        Argument<string[]> flags = new("flags") { Description = "After --: passed on to dotnet build.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Say what was found and generated, and how long each phase took." };
        Option<bool> leaveTemps = new("--leave-temps", "--leaveTemps") { Description = "Keep the generated project and the staging folder." };
        Option<bool> noBuild = new("--no-build") { Description = "Write the generated code to <outputDir>/<name>.generated/ and build nothing." };
        Option<bool> goBuild = new("--goBuild") { Hidden = true, DefaultValueFactory = _ => true };
        Option<bool> isStatic = new("--static-linking", "--staticLinking") { Description = "Link the plugin into the host's project in <outputDir> instead." };
        Option<bool> clean = new("--clean") { Description = "With --static-linking: take the plugin out of the host's project." };
        Option<string?> livePrefix = new("--live-prefix", "--livePrefix") { Description = "The beginning of live names; left out, the project's HotswapLivePrefix, or live_." };
        Option<string?> include = new("--include") { Description = "A regular expression: further files of <pluginDir> to put beside the assembly." };
        Option<string?> exclude = new("--exclude") { Description = "A regular expression: which of these to leave out." };
        Option<string[]> references = new("--reference", "-r") { Description = "For a folder without a project: a contract's project or assembly; may be repeated." };
        Option<string> packageVersion = new("--package-version")
        {
            Description = "For a folder without a project: the version of Hotswap.Generators.",
            DefaultValueFactory = _ => HotswapTool.Version,
        };
        Option<bool> debug = new(DebugName) { Description = "Show stack traces of errors." };
        ToolCommand command = new("build", "Builds a plugin into a plugin directory, ready to be loaded.",
            "hotswap build plugins/World bin/plugins",
            "hotswap build -v plugins/World bin/plugins -- -c Debug",
            "hotswap build scripts/greeter bin/plugins --reference contract/Contract.csproj",
            "hotswap build plugins/World bin/plugins --include '\\.json$' --exclude '^test/'",
            "hotswap build --static-linking plugins/World host")
        {
            plugin, output, flags, verbose, leaveTemps, noBuild, goBuild, isStatic, clean, livePrefix, include, exclude, references, packageVersion, debug,
        };
        command.SetAction(async (result, cancellation) =>
        {
            string[] given = result.GetValue(flags) ?? [];
            int afterDash = result.Tokens.SkipWhile(t => t.Type != System.CommandLine.Parsing.TokenType.DoubleDash).Skip(1).Count();
            if (given.Length > afterDash)
            {
                throw new ToolException($"what is {given[0]}? It is no option of hotswap build (see --help), and flags for dotnet build stand after --.");
            }

            PluginFolder folder = PluginFolder.Open(result.GetRequiredValue(plugin));
            BuildSettings settings = new()
            {
                Plugin = result.GetRequiredValue(plugin),
                OutputDirectory = SettingsReader.OutputDirectory(result.GetRequiredValue(output), folder.Directory, result.GetValue(isStatic)),
                Flags = given,
                Verbose = result.GetValue(verbose),
                LeaveTemps = result.GetValue(leaveTemps),
                GenerateOnly = result.GetValue(noBuild) || !result.GetValue(goBuild),
                LivePrefix = SettingsReader.LivePrefix(result.GetValue(livePrefix)),
                Include = SettingsReader.Pattern("--include", result.GetValue(include)),
                Exclude = SettingsReader.Pattern("--exclude", result.GetValue(exclude)),
                References = [.. (result.GetValue(references) ?? []).Select(Existing)],
                PackageVersion = result.GetRequiredValue(packageVersion),
            };
            if (!result.GetValue(isStatic))
            {
                return result.GetValue(clean)
                    ? throw new ToolException("--clean works only together with --static-linking. What a build has written, hotswap clean deletes.")
                    : await BuildAsync(console, settings, folder, cancellation);
            }

            if (result.GetValue(clean))
            {
                CleanCommand.Show(console, StaticLinking.Clean(folder, settings));
                return HotswapTool.Done;
            }

            return await LinkAsync(console, settings, folder, cancellation);
        });
        return command;
    }

    private static async Task<int> BuildAsync(ToolConsole console, BuildSettings settings, PluginFolder folder, CancellationToken cancellation)
    {
        PhaseTimes times = new();
        BuildReport report = await console.WithProgressAsync($"Building {folder.Name}", progress =>
            new PluginBuilder(settings, folder, times).RunAsync(progress, cancellation));
        Tell(console, settings, folder, report, times);
        console.Line(report.Result);
        return HotswapTool.Done;
    }

    private static async Task<int> LinkAsync(ToolConsole console, BuildSettings settings, PluginFolder folder, CancellationToken cancellation)
    {
        if (!settings.GenerateOnly)
        {
            // Built aside, to find what is wrong with it before the host's build does.
            DirectoryInfo aside = Directory.CreateTempSubdirectory("hotswap-static-");
            try
            {
                PhaseTimes times = new();
                BuildReport report = await console.WithProgressAsync($"Checking {folder.Name}", progress =>
                    new PluginBuilder(settings with { OutputDirectory = aside.FullName }, folder, times).RunAsync(progress, cancellation));
                Tell(console, settings, folder, report, times);
            }
            finally
            {
                aside.Delete(recursive: true);
            }
        }

        string file = StaticLinking.Write(folder, settings);
        if (!StaticLinking.IsImported(settings.OutputDirectory))
        {
            console.Warn($"The host's project must have, once, before its end: {StaticLinking.ImportLine}");
        }

        console.Line(file);
        return HotswapTool.Done;
    }

    private static void Tell(ToolConsole console, BuildSettings settings, PluginFolder folder, BuildReport report, PhaseTimes times)
    {
        foreach (string warning in report.Output.Warnings)
        {
            console.Warn(warning);
        }

        if (!settings.Verbose)
        {
            return;
        }

        Style title = new(decoration: Decoration.Bold);
        console.Line("Found", title);
        console.Line(folder.ProjectFile is { } project ? $"  project {project}" : $"  {folder.Files().Count(f => f.EndsWith(".cs", StringComparison.Ordinal))} C# files without a project");
        if (report.Manifest is { } manifest)
        {
            console.Line($"  plugin {manifest.Name}; imports: {List(manifest.Dependencies.Select(d => d.Name))}");
            console.Line($"  functions: {List(manifest.Functions.Select(f => f.Name))}");
            console.Line($"  live functions: {List(manifest.LiveFuncs.Select(f => f.Name))}");
            console.Line($"  live types: {List(manifest.LiveTypes.Select(t => t.Name))}");
        }

        Lines("Generated", report.Output.Generated.Select(f => Path.GetFileName(f)));
        Lines("Written", report.Output.Files.Select(f => f.RelativePath).Concat(report.ExtraFiles));
        console.Line("Timing", title);
        foreach ((string name, TimeSpan time) in times.Phases.Append(("total", TimeSpan.FromTicks(times.Phases.Sum(p => p.Time.Ticks)))))
        {
            console.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  {name,-10} {time.TotalMilliseconds,9:N0} ms"));
        }

        void Lines(string heading, IEnumerable<string> lines)
        {
            console.Line(heading, title);
            foreach (string line in lines)
            {
                console.Line($"  {line}");
            }
        }
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "none";

    private static string Existing(string reference)
    {
        string full = Path.GetFullPath(reference);
        return File.Exists(full) ? full : throw new ToolException($"--reference \"{full}\" does not exist. Name a contract's project (.csproj) or assembly (.dll).");
    }
}
