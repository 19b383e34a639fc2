using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Hotswap.Tool.Tests.Harness;

/// <summary>The tool as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ToolProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static ToolProcess Start(params string[] args)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in args.Prepend(Path.Combine(AppContext.BaseDirectory, "hotswap.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        return new ToolProcess(Process.Start(start)!);
    }

    public static async Task<ToolRun> RunAsync(params string[] args)
    {
        using ToolProcess process = Start(args);
        return await process.EndAsync();
    }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", [IgnoresInterrupt() ? "-TERM" : "-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    // A test run in the background may have been told to ignore SIGINT, and what it starts with it; the tool takes SIGTERM alike.
    private static bool IgnoresInterrupt()
    {
        const string Ignored = "SigIgn:";
        const ulong Interrupt = 1UL << 1;
        return OperatingSystem.IsLinux()
            && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
            && (ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    public async Task<ToolRun> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        return new ToolRun(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
