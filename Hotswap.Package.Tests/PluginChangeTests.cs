namespace Hotswap.Package.Tests;

/// <summary>What a build after a change does.</summary>
public sealed class PluginChangeTests(PackedFeed feed)
{
    [Fact]
    public async Task ChangedPluginIsBuiltAndCopiedWithItsHostAndWhatIsDroppedIsGone()
    {
        var solution = UserSolution.Create(feed);
        await solution.DotnetAsync("build");
        Dictionary<string, DateTime> before = solution.TimesOfOutputs();

        solution.WritePlugin("\"Good day, \" + Wording.Greetings.For(name)");
        await solution.DotnetAsync("build", "--no-restore");

        Assert.Equal(["loaded", "Good day, Hello, Ada!", "True"], await UserSolution.RunAsync(solution.HostOutput));
        IEnumerable<string> written = solution.TimesOfOutputs().Except(before).Select(f => f.Key)
            .Where(f => f.EndsWith(".dll", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)).Distinct();
        Assert.Equal(["World.dll"], written);

        // The plugin no longer needs its library.
        solution.WritePlugin("\"Bye, \" + name");
        await solution.DotnetAsync("build");

        Assert.Equal(
            UserSolution.PluginFiles.Where(f => !f.StartsWith("Wording", StringComparison.Ordinal)),
            UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins", "World")));
        Assert.Equal(["loaded", "Bye, Ada", "True"], await UserSolution.RunAsync(solution.HostOutput));

        // The host no longer wants the plugin.
        solution.WriteHost("false", pluginReference: "");
        await solution.DotnetAsync("build");

        Assert.Empty(UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins")));
    }

    [Fact]
    public async Task OutputsOfOtherBuildsOfThePluginAreNotTaken()
    {
        var solution = UserSolution.Create(feed);
        string runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        await Dotnet.RunAsync(solution.Plugin, "build", "--runtime", runtime);
        await Dotnet.RunAsync(solution.Plugin, "publish", "--configuration", "Debug");

        await solution.DotnetAsync("build");

        Assert.Equal(
            UserSolution.PluginFiles,
            UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins", "World")));
    }

    [Fact]
    public async Task ContractFromAPackageIsLeftToTheHost()
    {
        var solution = UserSolution.Create(feed);
        await Dotnet.RunAsync(
            Path.Combine(solution.Root, "Contract"), "pack", "-p:PackageId=Shop.Contract", $"-p:PackageVersion={feed.Version}", "--output", feed.Feed);
        solution.WritePlugin(
            "Wording.Greetings.For(name)",
            $"""<PackageReference Include="Shop.Contract" Version="{feed.Version}" ExcludeAssets="runtime" />""");

        await solution.DotnetAsync("build");

        Assert.Equal(UserSolution.PluginFiles, UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins", "World")));
        Assert.Equal(["loaded", "Hello, Ada!", "True"], await UserSolution.RunAsync(solution.HostOutput));
    }
}
