using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotswap.Tool.Build;

/// <summary>Builds a plugin's project with the SDK and tells what came of it.</summary>
internal sealed partial class ProjectBuild(BuildSettings settings)
{
    /// <exception cref="ToolException">The build failed; the message has its errors.</exception>
    public async Task<ProjectOutput> RunAsync(string project, string temporary, CancellationToken cancellation)
    {
        string results = Path.Combine(temporary, "build.json");
        DateTime start = DateTime.UtcNow;
        DotnetResult result = await DotnetCommand.RunAsync(Path.GetDirectoryName(project)!, Arguments(project, results), cancellation);
        string[] said = [.. Messages().Matches(result.Output + result.Error).Select(m => m.Groups["text"].Value.Trim()).Distinct()];
        if (result.ExitCode != 0)
        {
            string[] errors = [.. said.Where(l => Errors().IsMatch(l))];
            throw new ToolException(
                $"{Path.GetFileName(project)} does not build:\n{(errors.Length > 0 ? string.Join('\n', errors) : (result.Output + result.Error).Trim())}");
        }

        return Read(Path.GetDirectoryName(project)!, results, start) with { Warnings = [.. said.Where(l => !Errors().IsMatch(l))] };
    }

    private IEnumerable<string> Arguments(string project, string results)
    {
        yield return "build";
        yield return project;
        yield return "-nologo";
        yield return "-verbosity:quiet";
        yield return "-consoleLoggerParameters:NoSummary";
        if (settings.GenerateOnly)
        {
            // What a build does up to its compiler; without the first, the folder for generated code is not made.
            yield return "-target:BuildOnlySettings";
            yield return "-target:Compile";
        }
        else
        {
            yield return "-target:Build";
            yield return "-target:HotswapGetPluginFiles";
            yield return "-getTargetResult:HotswapGetPluginFiles";
        }

        yield return "-getProperty:TargetName,HotswapPlugin,CompilerGeneratedFilesOutputPath";
        yield return $"-getResultOutputFile:{results}";
        if (!settings.Flags.Any(f => ConfigurationFlag().IsMatch(f)))
        {
            yield return "-property:Configuration=Release";
        }

        if (settings.LivePrefix is { } prefix)
        {
            yield return $"-property:HotswapLivePrefix={prefix}";
        }

        if (settings.GenerateOnly || settings.Verbose)
        {
            yield return "-property:EmitCompilerGeneratedFiles=true";

            // Makes the compiler run even where nothing has changed.
            yield return "-property:NonExistentFile=hotswap-never-there";
        }

        foreach (string flag in settings.Flags)
        {
            yield return flag;
        }
    }

    private ProjectOutput Read(string folder, string results, DateTime start)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(results));
        JsonElement properties = document.RootElement.GetProperty("Properties");
        string name = properties.GetProperty("TargetName").GetString()!;
        if (!string.Equals(properties.GetProperty("HotswapPlugin").GetString(), "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolException($"{settings.Plugin} is no plugin's project. Set <HotswapPlugin>true</HotswapPlugin> in it and reference Hotswap.Generators.");
        }

        string generatedFolder = properties.GetProperty("CompilerGeneratedFilesOutputPath").GetString() ?? "";
        string[] generated = settings.GenerateOnly || settings.Verbose ? GeneratedIn(Path.Combine(folder, generatedFolder), start) : [];
        if (settings.GenerateOnly)
        {
            return new ProjectOutput(name, [], generated, []);
        }

        string prefix = $"plugins/{name}/";
        return new ProjectOutput(
            name,
            [.. document.RootElement.GetProperty("TargetResults").GetProperty("HotswapGetPluginFiles").GetProperty("Items").EnumerateArray()
                .Select(i => new PluginFile(i.GetProperty("HotswapTargetPath").GetString()!.Replace('\\', '/')[prefix.Length..], i.GetProperty("FullPath").GetString()!))],
            generated,
            []);
    }

    // What an earlier build left there is older.
    private static string[] GeneratedIn(string folder, DateTime start) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => f.Contains("Hotswap.Generators", StringComparison.Ordinal) && File.GetLastWriteTimeUtc(f) >= start.AddSeconds(-2))
            .Order(StringComparer.Ordinal)]
        : [];

    // file(line,column): error ID: text [project]
    [GeneratedRegex(@"^\s*(?<text>(?:.*: )?(?:error|warning) \w*\s?:.*?)(?: \[[^\[\]]+\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex Messages();

    [GeneratedRegex(@"(?:^|: )error \w*\s?:")]
    private static partial Regex Errors();

    [GeneratedRegex(@"^(?:-c|--configuration|[-/]{1,2}(?:p|property):Configuration=.*)(?:[=:].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex ConfigurationFlag();
}
