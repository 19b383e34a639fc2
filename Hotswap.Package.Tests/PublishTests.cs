using System.Runtime.InteropServices;

namespace Hotswap.Package.Tests;

/// <summary>What reaches a server.</summary>
public sealed class PublishTests(PackedFeed feed)
{
    [Fact]
    public async Task PublishedHostBringsItsPlugins()
    {
        var solution = UserSolution.Create(feed);
        string portable = Path.Combine(solution.Root, "out portable");
        string specific = Path.Combine(solution.Root, "out specific");

        await solution.DotnetAsync("publish", "--output", portable);
        await solution.DotnetAsync("publish", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", specific);

        string[] expected = [.. UserSolution.PluginFiles.Select(f => "World/" + f)];
        foreach (string folder in new[] { portable, specific })
        {
            Assert.Equal(expected, UserSolution.FilesBelow(Path.Combine(folder, "plugins")));
            Assert.DoesNotContain("World.dll", UserSolution.FilesBelow(folder));
            Assert.Equal(["loaded", "Hello, Ada!", "True"], await UserSolution.RunAsync(folder));
        }
    }

    [Fact]
    public async Task WebHostBringsItsPluginsInBuildAndPublish()
    {
        var solution = UserSolution.Create(feed);
        solution.WriteHost("false", sdk: "Microsoft.NET.Sdk.Web");
        string output = Path.Combine(solution.Root, "out");

        await solution.DotnetAsync("build");
        await solution.DotnetAsync("publish", "--output", output);

        string[] expected = [.. UserSolution.PluginFiles.Select(f => "World/" + f)];
        Assert.Equal(expected, UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins")));
        Assert.Equal(expected, UserSolution.FilesBelow(Path.Combine(output, "plugins")));
        Assert.Equal(["loaded", "Hello, Ada!", "True"], await UserSolution.RunAsync(output));
    }
}
