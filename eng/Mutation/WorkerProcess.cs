using System.Diagnostics;

namespace Hotswap.Mutation;

/// <summary>A worker, seen from outside. It is started anew where it ended or became large.</summary>
internal sealed class WorkerProcess(string testAssembly, string mutatedAssembly, string skipped) : IDisposable
{
    private const long Largest = 3L << 30;

    private Process? _process;
    private string _lastError = "";

    /// <summary>The answer to a command; null if the process ended without one.</summary>
    public async Task<string?> AskAsync(string command)
    {
        if (_process is null)
        {
            _process = Start();
            await SayAsync("list " + skipped).ConfigureAwait(false);
            Listed = await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false)
                ?? throw new InvalidOperationException($"The tests of {testAssembly} cannot be listed: {_lastError}");
        }

        await SayAsync(command).ConfigureAwait(false);
        string? answer = await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        if (answer is null || answer.StartsWith(nameof(MutantStatus.Timeout), StringComparison.Ordinal) || WorkingSet(_process) > Largest)
        {
            Dispose();
        }

        return answer;
    }

    /// <summary>All rows, as JSON.</summary>
    public string? Listed { get; private set; }

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
        _process = null;
    }

    private static long WorkingSet(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private async Task SayAsync(string line)
    {
        await _process!.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    // The tests' own folder and list of dependencies, as if they had started themselves.
    private Process Start()
    {
        string self = Path.Combine(Path.GetDirectoryName(testAssembly)!, Path.GetFileName(typeof(WorkerProcess).Assembly.Location));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(testAssembly)!,
            Environment =
            {
                // A mutant that fills the memory fails, and takes nothing from others.
                ["DOTNET_GCHeapHardLimit"] = "0x100000000",

                // It measures what is run for long; a test is run once.
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        foreach (string argument in (string[])
            [
                "exec", "--depsfile", Path.ChangeExtension(testAssembly, ".deps.json"),
                "--runtimeconfig", Path.ChangeExtension(testAssembly, ".runtimeconfig.json"),
                self, "worker", testAssembly, mutatedAssembly,
            ])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => _lastError = line.Data ?? _lastError;
        process.BeginErrorReadLine();
        return process;
    }
}
