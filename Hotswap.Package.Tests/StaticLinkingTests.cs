namespace Hotswap.Package.Tests;

/// <summary>The one switch.</summary>
public sealed class StaticLinkingTests(PackedFeed feed)
{
    [Fact]
    public async Task SwitchLinksThePluginsInAndBack()
    {
        var solution = UserSolution.Create(feed);
        await solution.DotnetAsync("build");

        solution.WriteHost("true");
        await solution.DotnetAsync("build");

        Assert.Empty(UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins")));
        Assert.Contains("World.dll", UserSolution.FilesBelow(solution.HostOutput));
        Assert.Contains("Wording.dll", UserSolution.FilesBelow(solution.HostOutput));

        solution.WriteHost("false");
        await solution.DotnetAsync("build");

        Assert.DoesNotContain("World.dll", UserSolution.FilesBelow(solution.HostOutput));
        Assert.Equal(["Hello, Ada!", "True"], await UserSolution.RunAsync(solution.HostOutput));
    }
}
