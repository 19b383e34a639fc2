using System.Text.RegularExpressions;

namespace Hotswap.Package.Tests;

/// <summary>What a user sees who turns every rule of the SDK on.</summary>
public sealed partial class AnalysisModeTests(PackedFeed feed)
{
    [Fact]
    public async Task NoWarningIsInGeneratedFilesWithAllRulesOn()
    {
        var solution = UserSolution.Create(feed);
        solution.WritePlugin("Wording.Greetings.For(name)");
        solution.Write("Plugins/World/Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <AnalysisMode>All</AnalysisMode>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <CodeAnalysisTreatWarningsAsErrors>false</CodeAnalysisTreatWarningsAsErrors>
                <MSBuildTreatWarningsAsErrors>false</MSBuildTreatWarningsAsErrors>
                <WarningsNotAsErrors>CS1591</WarningsNotAsErrors>
              </PropertyGroup>
            </Project>
            """);
        solution.Write("Plugins/World/Everything.cs", """
            using Hotswap;

            namespace Far;

            public enum Mood { Glad, Sad = 4 }

            internal static class Everything
            {
                internal static int live_Count(int by, PluginContext context, Mood mood = Mood.Sad) => by;
                internal static async Task<(int A, string B)> live_Pair(int a, string? b) { await Task.Yield(); return (a, b ?? ""); }
                internal static void live_RollCall(string name, int[] counts, Vault vault, CancellationToken ct) { }
            }

            internal partial class Live_Fire
            {
                public required string Name { get; init; }
                public Mood? Mood { get; set; }
                public Dictionary<string, Guid> Map { get; } = new();
                public Live_Dot[]? Dots { get; set; }
                public Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
            }

            internal readonly record struct Live_Dot(int X, double Y);

            internal record Live_Line(Live_Dot From, Live_Dot To) { [HotswapIgnore] public object? Tag { get; set; } }
            """);

        string output = await Dotnet.RunAsync(solution.Plugin, "build");

        string[] places = [.. Warning().Matches(output).Select(m => m.Value).Distinct()];
        Assert.Contains(places, p => p.EndsWith("CA1852", StringComparison.Ordinal));
        Assert.DoesNotContain(places, p => p.Contains(".g.cs", StringComparison.Ordinal));

        // Nor is the author told of what generated code does with the plugin.
        Assert.DoesNotContain(places, p => p.Contains("CA1812", StringComparison.Ordinal) || p.Contains("CA1724", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[^/\\\s]+\.cs\(\d+,\d+\): (warning|error) \w+")]
    private static partial Regex Warning();
}
