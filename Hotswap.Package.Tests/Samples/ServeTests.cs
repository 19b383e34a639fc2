using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Hotswap.Package.Tests.Samples;

/// <summary>The sample that stays: it takes what is built while it runs, and ends cleanly when it is told to.</summary>
[Collection(Samples.Collection)]
public sealed partial class ServeTests
{
    [Fact]
    public async Task TakesWhatIsBuiltAndEndsOnASignal()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        string plugin = Sample.Copy("Hello/plugins/World", folder.Path);
        await BuildAsync(plugin);
        string built = Path.Combine(plugin, "bin", Repository.Configuration, "net10.0");

        using (Server server = new(built))
        {
            await server.SaysAsync("Hello, you!");
            Sample.Edit(Path.Combine(plugin, "World.cs"), "\"Hello\"", "\"Bonjour\"");
            await BuildAsync(plugin);
            await server.SaysAsync("Bonjour, you!");
            await server.EndsAsync("INT", atLeastReloads: 1);
        }

        using (Server server = new(built))
        {
            await server.SaysAsync("Bonjour, you!");
            await server.EndsAsync("TERM", atLeastReloads: 0);
        }
    }

    // What the plugin references was built with the samples.
    private static Task BuildAsync(string plugin) => Dotnet.RunInRepositoryAsync(
        "build", plugin, "--configuration", Repository.Configuration, "-p:BuildProjectReferences=false");

    private sealed partial class Server : IDisposable
    {
        private readonly Process _process;
        private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
        private readonly Task<string> _errors;

        public Server(string plugins)
        {
            ProcessStartInfo start = Dotnet.InRepository(Sample.AssemblyOf("Hello"), "--serve", plugins);
            if (OperatingSystem.IsLinux())
            {
                // A test run in the background may have been told to ignore SIGINT, and what it starts with it.
                start.ArgumentList.Insert(0, start.FileName);
                start.ArgumentList.Insert(0, "--default-signal=INT");
                start.FileName = "env";
            }

            _process = Process.Start(start)!;
            _errors = _process.StandardError.ReadToEndAsync();
        }

        /// <summary>Waits for a line.</summary>
        public async Task SaysAsync(string line)
        {
            while (await _process.StandardOutput.ReadLineAsync(_patience.Token) is { } said)
            {
                if (said == line)
                {
                    return;
                }
            }

            Assert.Fail($"The server ended without saying \"{line}\": {await _errors}");
        }

        /// <summary>Sends a signal and waits for the clean end.</summary>
        public async Task EndsAsync(string signal, int atLeastReloads)
        {
            using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
            string[] rest = Sample.Lines(await _process.StandardOutput.ReadToEndAsync(_patience.Token));
            await _process.WaitForExitAsync(_patience.Token);

            Assert.Equal("", await _errors);
            Assert.Equal(0, _process.ExitCode);
            Match totals = Totals().Match(rest[^1]);
            Assert.True(totals.Success, rest[^1]);
            Assert.InRange(int.Parse(totals.Groups["reloads"].ValueSpan), atLeastReloads, int.MaxValue);
            Assert.Equal(totals.Groups["loaded"].Value, totals.Groups["collected"].Value);
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
            _patience.Dispose();
        }

        [GeneratedRegex(@"^reloads (?<reloads>\d+), versions collected (?<collected>\d+)/(?<loaded>\d+)$")]
        private static partial Regex Totals();
    }
}
