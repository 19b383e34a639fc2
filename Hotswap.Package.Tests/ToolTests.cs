namespace Hotswap.Package.Tests;

/// <summary>The hotswap command, installed from its package on a machine that has nothing else of this.</summary>
public sealed class ToolTests(PackedFeed feed)
{
    [Fact]
    public async Task FromTheInstallationOfTheToolToRunningHosts()
    {
        NewMachine machine = await NewMachine.SetUpAsync(feed);
        await machine.RunAsync("", "dotnet", "tool", "install", "Hotswap.Tool", "--tool-path", "tools");
        string hotswap = Path.Combine(machine.Work, "tools", OperatingSystem.IsWindows() ? "hotswap.exe" : "hotswap");

        // The first use of a template installs them, and says so.
        string first = await machine.RunAsync("", hotswap, "new", "solution", "-o", "Shop");
        Assert.Contains($"The templates are not installed yet: installing Hotswap.Templates@{NewMachine.Version}.", first, StringComparison.Ordinal);
        Assert.Contains("\"Hotswap solution\" was created successfully.", first, StringComparison.Ordinal);
        Assert.Equal(["generation 1: Greeter ok", "Hello, you!"], Lines(await machine.RunAsync("Shop", "dotnet", "run", "--project", "Shop.Host", "--", "--once")));

        // Each by itself, put together by their options.
        Assert.DoesNotContain("install", await machine.RunAsync("", hotswap, "new", "contract", "-o", "Words"), StringComparison.Ordinal);
        await machine.RunAsync("", hotswap, "new", "plugin", "-n", "World", "--", "--contract", "../Words/Words.csproj");
        await machine.RunAsync("", hotswap, "new", "host", "-o", "Server", "--", "--plugin", "../World/World.csproj");
        Assert.Equal(["generation 1: World"], Lines(await machine.RunAsync("Server", "dotnet", "run", "--", "--once")));

        // What was made is in order, and can be built by the tool as well.
        string plugins = Path.Combine("bin", "Debug", "net10.0", "plugins");
        Assert.Contains("World", await machine.RunAsync("Server", hotswap, "check", plugins), StringComparison.Ordinal);
        await machine.RunAsync("", hotswap, "build", "World", "built");
        Assert.Contains("greet", await machine.RunAsync("", hotswap, "inspect", Path.Combine("built", "World")), StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
