using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hotswap.Package.Tests;

/// <summary>Hosts that bring the framework along.</summary>
public sealed class SelfContainedTests(PackedFeed feed)
{
    // The runtime pack comes from the public source of packages.
    [Theory]
    [InlineData("self-contained", "-p:PublishSingleFile=false")]
    [InlineData("single file", "-p:PublishSingleFile=true")]
    public async Task PublishedHostLoadsItsPlugins(string form, string property)
    {
        var solution = UserSolution.Create(feed);
        string output = Path.Combine(solution.Root, "out");
        await solution.DotnetAsync("publish", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", property, "--output", output);

        Assert.Equal(form == "single file", !File.Exists(Path.Combine(output, "Host.dll")));
        Assert.Equal([.. UserSolution.PluginFiles.Select(f => "World/" + f)], UserSolution.FilesBelow(Path.Combine(output, "plugins")));
        Assert.Equal(["loaded", "Hello, Ada!", "True"], await RunAsync(Path.Combine(output, OperatingSystem.IsWindows() ? "Host.exe" : "Host")));
    }

    // Without the SDK's own runtime in reach.
    private static async Task<string[]> RunAsync(string program)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("DOTNET_ROOT");
        start.Environment["DOTNET_MULTILEVEL_LOOKUP"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{output}{await errors}");
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
