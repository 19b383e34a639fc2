using System.Diagnostics;

namespace Hotswap.Package.Tests.Pages;

/// <summary>docs/getting-started.md, walked as its reader would: every file written, every command run, every output seen.</summary>
public sealed class GettingStartedTests(PackedFeed feed)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task ThePageCanBeWalked()
    {
        IReadOnlyList<Walk.Step> steps = Walk.Of(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "getting-started.md")));
        string folder = Path.Combine(feed.Root, $"Anfang 空 {Guid.NewGuid():N}"[..16]);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), feed.NugetConfig);

        Process? host = null;
        int written = 0, seen = 0;
        try
        {
            foreach (Walk.Step step in steps)
            {
                switch (step)
                {
                    case Walk.WriteFile file:
                        string path = Path.Combine(folder, file.Path);
                        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                        await File.WriteAllTextAsync(path, file.Text.Replace("Version=\"0.1.0\"", $"Version=\"{feed.Version}\"", StringComparison.Ordinal));
                        written++;
                        break;

                    // What runs stays, as in the first terminal; what builds is awaited, as in the second.
                    case Walk.RunCommand { Command: var command } when command.StartsWith("dotnet run ", StringComparison.Ordinal):
                        Assert.Null(host);
                        host = Start(folder, command);
                        break;

                    case Walk.RunCommand { Command: var command }:
                        Assert.StartsWith("dotnet ", command, StringComparison.Ordinal);
                        await Dotnet.RunAsync(folder, command.Split(' ')[1..]);
                        break;

                    case Walk.SeeOutput output:
                        foreach (string line in output.Lines)
                        {
                            await SeeAsync(host!, line);
                            seen++;
                        }

                        break;
                }
            }

            Assert.False(host!.HasExited);
            Assert.Equal(7, written);
            Assert.Equal(3, seen);
        }
        finally
        {
            if (host is { HasExited: false })
            {
                host.Kill(entireProcessTree: true);
            }

            host?.Dispose();
        }
    }

    private static Process Start(string folder, string command)
    {
        ProcessStartInfo start = Dotnet.InRepository(command.Split(' ')[1..]);
        start.WorkingDirectory = folder;
        start.RedirectStandardError = false;
        start.StandardErrorEncoding = null;
        start.Environment.Remove("CI");
        return Process.Start(start)!;
    }

    private static async Task SeeAsync(Process host, string line)
    {
        using CancellationTokenSource patience = new(_patience);
        while (await host.StandardOutput.ReadLineAsync(patience.Token) is { } said)
        {
            if (said == line)
            {
                return;
            }
        }

        Assert.Fail($"The host ended without saying \"{line}\".");
    }
}
