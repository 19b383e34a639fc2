using System.Text.Json;

namespace Hotswap.Package.Tests;

/// <summary>What a build from nothing leaves behind.</summary>
public sealed class PluginBesideHostTests(BuiltSolution built) : IClassFixture<BuiltSolution>
{
    private UserSolution Solution => built.Solution;

    [Fact]
    public async Task HostPrintsWhatThePluginAnswers() =>
        Assert.Equal(["loaded", "Hello, Ada!", "True"], await UserSolution.RunAsync(Solution.HostOutput));

    [Fact]
    public void PluginStandsBesideTheHostWithItsPrivateFilesAlone()
    {
        string[] expected = [.. UserSolution.PluginFiles.Select(f => "World/" + f)];

        Assert.Equal(expected, UserSolution.FilesBelow(Path.Combine(Solution.HostOutput, "plugins")));
    }

    [Fact]
    public void HostHasWhatIsSharedAndNothingOfThePlugin()
    {
        string[] assemblies = [.. Directory.EnumerateFiles(Solution.HostOutput, "*.dll").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "Contract.dll", "Host.dll", "Hotswap.Runtime.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
                "Microsoft.Extensions.Logging.Abstractions.dll",
            ],
            assemblies);
    }

    [Fact]
    public async Task DependencyFileOfThePluginNamesItsPrivateLibraryAlone()
    {
        await using FileStream file = File.OpenRead(Path.Combine(Solution.HostOutput, "plugins", "World", "World.deps.json"));
        using JsonDocument deps = await JsonDocument.ParseAsync(file);

        IEnumerable<string> assemblies = deps.RootElement.GetProperty("targets").EnumerateObject().SelectMany(t => t.Value.EnumerateObject())
            .Where(l => l.Value.TryGetProperty("runtime", out _))
            .SelectMany(l => l.Value.GetProperty("runtime").EnumerateObject().Select(f => f.Name));

        Assert.Equal(["Wording.dll", "World.dll"], assemblies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SecondBuildWritesNothing()
    {
        Dictionary<string, DateTime> before = Solution.TimesOfOutputs();

        await Solution.DotnetAsync("build", "--no-restore");

        Assert.Equal(before, Solution.TimesOfOutputs());
    }
}
