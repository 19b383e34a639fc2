using System.Runtime.InteropServices;

namespace Hotswap.Package.Tests;

/// <summary>The one switch.</summary>
public sealed class StaticLinkingTests(PackedFeed feed)
{
    [Fact]
    public async Task K01_SwitchLinksThePluginsInAndBack()
    {
        var solution = UserSolution.Create(feed);
        await solution.DotnetAsync("build");

        solution.WriteHost("true");
        await solution.DotnetAsync("build");

        Assert.Empty(UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins")));
        Assert.Contains("World.dll", UserSolution.FilesBelow(solution.HostOutput));
        Assert.Contains("Wording.dll", UserSolution.FilesBelow(solution.HostOutput));
        Assert.Equal(["linked in", "Hello, Ada!", "True"], await UserSolution.RunAsync(solution.HostOutput));

        solution.WriteHost("false");
        await solution.DotnetAsync("build");

        Assert.DoesNotContain("World.dll", UserSolution.FilesBelow(solution.HostOutput));
        Assert.Equal(["loaded", "Hello, Ada!", "True"], await UserSolution.RunAsync(solution.HostOutput));
    }

    [Fact]
    public async Task K01_PublishedHostBringsItsPluginsInside()
    {
        var solution = UserSolution.Create(feed);
        solution.WriteHost("true");
        string output = Path.Combine(solution.Root, "out");

        await solution.DotnetAsync("publish", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", output);

        Assert.Empty(UserSolution.FilesBelow(Path.Combine(output, "plugins")));
        Assert.Equal(["linked in", "Hello, Ada!", "True"], await UserSolution.RunAsync(output));
    }
}
