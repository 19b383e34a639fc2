using System.Reflection;
using System.Text.RegularExpressions;
using Hotswap.Discovery;

namespace Hotswap.Package.Tests;

/// <summary>The sample that has every pitfall once: each is flagged, and those of work and memory are run.</summary>
public sealed partial class PitfallsTests(PackedFeed feed)
{
    /// <summary>What the build says itself, since no analyzer can see it.</summary>
    private const string SaidByTheBuild = "HS5004";

    [Fact]
    public async Task EveryPitfallIsFlaggedAndEndsAsItsPageSays()
    {
        string folder = Copy(UserSolution.Create(feed));

        // References between the copied projects stay in the copy.
        string said = await Dotnet.RunAsync(folder, "build", "Pitfalls.csproj", "--configuration", Repository.Configuration, $"-p:HotswapSampleRoot={folder}/../");

        IEnumerable<string> ids = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!).Append(SaidByTheBuild).Order(StringComparer.Ordinal);
        Assert.Equal(ids, Finding().Matches(said).Select(m => m.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(OtherWarning().Matches(said), m => !m.Value.Contains(" HS", StringComparison.Ordinal));

        string[] verdicts = (await Dotnet.RunAsync(Path.Combine(folder, "bin", Repository.Configuration, "net10.0"), "Pitfalls.dll"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(
            [
                "HS0009  here, carried over, nothing",
                "HS2001  1, 2, reloaded, 1",
                "HS2002  1, 2, reloaded, 1",
                "HS2003  !, !!, reloaded, !",
                "HS2004  nobody!, nobody!!, reloaded, nobody!",
                "HS5005  is an order: True, reloaded, is an order: False",
                "none    Collected",
                // The runtime has emptied the cache that held it.
                "HS4002  Collected",
                "HS3001  Leaked",
                "HS3002  Leaked",
                "HS3003  Leaked",
                "HS3004  Leaked",
                "HS3005  Leaked",
                "HS3006  Leaked",
                "HS4001  Leaked",
                "HS4003  Leaked",
                "HS4004  Leaked",
                "HS4005  Leaked",
                // The version itself is collected; what it has loaded stays, once more with each reload.
                "HS4006  Collected",
                "HS1006  Live job \"live_RolCall\" (id 1) is unknown: no plugin of the newest generation has a live function or live type of that name, "
                    + "nor one with it as [FormerName].",
                "HS1007  Live job \"live_RollCall\" (id 1) cannot be read by the newest code: member who: required (a string), but missing",
                "HS5006  Generation 1 was freed. Take the current one from the host at each call, and hold a lease while you use it.",
            ],
            verdicts);
    }

    /// <summary>The sample as a user's copy of it: what stands above it in the repository is imported.</summary>
    private static string Copy(UserSolution solution)
    {
        string source = Path.Combine(Repository.Root, "samples");
        foreach (string kind in new[] { "props", "targets" })
        {
            solution.Write($"samples/Directory.Build.{kind}", $"<Project><Import Project=\"{source}/Directory.Build.{kind}\" /></Project>");
        }

        foreach (string file in UserSolution.FilesBelow(Path.Combine(source, "Pitfalls")).Where(f => !BuiltFile().IsMatch(f)))
        {
            solution.Write("samples/Pitfalls/" + file, File.ReadAllText(Path.Combine(source, "Pitfalls", file)));
        }

        return Path.Combine(solution.Root, "samples", "Pitfalls");
    }

    [GeneratedRegex(@"warning (?<id>HS\d{4}):")]
    private static partial Regex Finding();

    [GeneratedRegex(@"warning [A-Z]+\d+:")]
    private static partial Regex OtherWarning();

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex BuiltFile();
}
