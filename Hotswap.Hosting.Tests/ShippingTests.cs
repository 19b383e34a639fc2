using System.Diagnostics;
using System.Text.RegularExpressions;
using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Hosting;

namespace Hotswap.Hosting.Tests;

/// <summary>The script of docs/operations.md ships plugins to a running service, as it stands on that page.</summary>
public sealed partial class ShippingTests : HostingTest
{
    [Fact]
    public async Task P05_TheDocumentedScriptShipsKeepsTheNewestAndSaysWhatFailed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using PluginFolder mounted = new();
        using PluginFolder desk = new();
        string script = desk.WriteFile("ship.sh", System.Text.Encoding.UTF8.GetBytes(Script()));
        WritePlugin("shipped with the service");
        string shipped = CopyTo(desk, "built");

        // A service that starts before anything was deployed.
        using IHost host = NewHost(new()
        {
            ["Hotswap:DeploymentDirectory"] = mounted.Path,
            ["Hotswap:FlagFile"] = "version.txt",
            ["Hotswap:DeploymentsToKeep"] = "2",
            ["Hotswap:WatchSettleTime"] = "00:00:00.020",
            ["Hotswap:WatchPollInterval"] = "00:00:00.200",
        });
        await host.StartAsync();
        PluginHost plugins = PluginsOf(host);
        Assert.Equal("shipped with the service", plugins.InvokeFunc("Greeter", "greet"));

        foreach (string version in new[] { "1.0.1", "1.0.2", "1.0.3" })
        {
            WritePlugin(version);
            Assert.Equal((0, $"{version} serves\n"), await ShipAsync(script, CopyTo(desk, version), mounted.Path, version));
            Assert.Equal(version, plugins.InvokeFunc("Greeter", "greet"));
            Assert.Equal(version, plugins.PatchVersion);
        }

        await Wait.UntilAsync(() => Directory.GetDirectories(mounted.Path).Length == 2);
        Assert.Equal(["1.0.2", "1.0.3"], Directory.GetDirectories(mounted.Path).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal));

        // One that is broken: the script says why, and what served serves on.
        desk.WriteFile("broken/Greeter/Greeter.dll", [1, 2, 3]);
        (int exitCode, string output) = await ShipAsync(script, desk.PathOf("broken"), mounted.Path, "1.0.4");
        Assert.Equal(1, exitCode);
        Assert.Contains("<hotswap:Greeter>", output, StringComparison.Ordinal);
        Assert.Equal("1.0.3", plugins.InvokeFunc("Greeter", "greet"));

        // A restart serves what was shipped before, where the flag names it; the same version is not shipped twice.
        Assert.NotEqual(0, (await ShipAsync(script, shipped, mounted.Path, "1.0.3")).ExitCode);
        await host.StopAsync();
    }

    // The plugin as it is now in the test's folder.
    private string CopyTo(PluginFolder desk, string folder)
    {
        foreach (string file in Directory.GetFiles(Folder.PathOf("Greeter")))
        {
            desk.WriteFile($"{folder}/Greeter/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }

        return desk.PathOf(folder);
    }

    private static async Task<(int ExitCode, string Output)> ShipAsync(string script, string built, string mounted, string version)
    {
        using Process process = Process.Start(new ProcessStartInfo("sh", [script, built, mounted, version])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static string Script()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "operations.md"));
        Match script = Block().Match(page);
        Assert.True(script.Success, "docs/operations.md has no ship.sh.");
        return script.Groups["text"].Value;
    }

    [GeneratedRegex(@"\*\*`ship\.sh`\*\*\n\n```sh\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
