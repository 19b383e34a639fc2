// What eng/mutate runs; that script says how it is used.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

const int pieceLength = 600;
const double leastScore = 80;

// These run for minutes to find what no other test looks for: cost, and texts made at random.
const string quickTests = "FullyQualifiedName!~CostTests&FullyQualifiedName!~MangledSourceBreaks";

// The ledgers of discovery are read by analyzers alone, so their tests are there.
const string testsOfDiscovery = "(FullyQualifiedName!~Hotswap.Analyzers.Tests|FullyQualifiedName~HS1007|FullyQualifiedName~HS1008)";

Dictionary<string, (string[] Tests, string Filter)> projects = new()
{
    ["Hotswap.Discovery"] = (["Hotswap.Generators.Tests", "Hotswap.Analyzers.Tests"], $"{quickTests}&{testsOfDiscovery}"),
    ["Hotswap.Generators"] = (["Hotswap.Generators.Tests"], quickTests),
    ["Hotswap.Analyzers"] = (["Hotswap.Analyzers.Tests"], quickTests),
};

if (args.Length == 0 || !projects.TryGetValue(args[0], out (string[] Tests, string Filter) tested))
{
    Console.Error.WriteLine($"Usage: eng/mutate <{string.Join('|', projects.Keys)}> [percent=100] [seed=1]");
    return 2;
}

string project = args[0];
int percent = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
int seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
string output = Path.GetFullPath($"artifacts/mutation/{project}");
string config = Path.GetFullPath("eng/mutation/stryker-config.json");

ProcessStartInfo start = new("dotnet") { WorkingDirectory = project };
foreach (string argument in (string[])
    [
        "dotnet-stryker", "--test-runner", "mtp", "--project", $"{project}.csproj", "--output", output, "--config-file", config,
        "--reporter", "json", "--reporter", "html", "--reporter", "progress", "--skip-version-check",
        "--test-case-filter", tested.Filter,
        .. tested.Tests.SelectMany(t => (string[])["--test-project", Path.GetFullPath($"{t}/{t}.csproj")]),
        .. Pieces(),
    ])
{
    start.ArgumentList.Add(argument);
}

await Run("dotnet", "tool", "restore");

// One failure says that a mutant is noticed: the tests that would come after it are not waited for.
string[] runnerConfigs = [.. tested.Tests.Select(t => $"{t}/bin/Debug/net10.0/xunit.runner.json")];
foreach (string file in runnerConfigs)
{
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, """{ "stopOnFail": true }""");
}

using (Process stryker = Process.Start(start)!)
{
    await stryker.WaitForExitAsync();
    Array.ForEach(runnerConfigs, File.Delete);
    if (stryker.ExitCode != 0)
    {
        return stryker.ExitCode;
    }
}

return Report(Path.Combine(output, "reports", "mutation-report.json"));

// The chosen pieces of every file, as Stryker wants them: a pattern with the characters from..to behind it.
IEnumerable<string> Pieces()
{
    if (percent >= 100)
    {
        yield break;
    }

    foreach (string file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
    {
        string path = Path.GetRelativePath(project, file).Replace('\\', '/');
        if (path.StartsWith("obj/", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal))
        {
            continue;
        }

        // Each file has numbers of its own, so that an edit changes the choice of no other.
        Random random = new(path.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c)));
        int length = File.ReadAllText(file).Length;
        string chosen = "";
        for (int from = 0; from < length; from += pieceLength)
        {
            if (random.Next(100) < percent)
            {
                chosen += $"{{{from}..{Math.Min(from + pieceLength, length)}}}";
            }
        }

        if (chosen.Length > 0)
        {
            yield return "--mutate";
            yield return $"**/{path}{chosen}";
        }
    }
}

static int Report(string path)
{
    using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
    int noticed = 0, unnoticed = 0;
    foreach (JsonProperty file in report.RootElement.GetProperty("files").EnumerateObject())
    {
        foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            string status = mutant.GetProperty("status").GetString()!;
            if (status is "Killed" or "Timeout")
            {
                noticed++;
            }
            else if (status is "Survived" or "NoCoverage")
            {
                unnoticed++;
                int line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
                string replacement = mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ");
                Console.WriteLine($"{status} {file.Name}:{line} {mutant.GetProperty("mutatorName").GetString()}: {replacement}");
            }
        }
    }

    double score = 100.0 * noticed / Math.Max(1, noticed + unnoticed);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{noticed} of {noticed + unnoticed} mutants noticed: {score:F1} %"));
    return score >= leastScore ? 0 : 1;
}

static async Task Run(string file, params string[] arguments)
{
    using Process process = Process.Start(file, arguments);
    await process.WaitForExitAsync();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
