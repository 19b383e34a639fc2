using System.Diagnostics;
using System.Reflection;

namespace Hotswap.Jobs.Sqlite.Tests;

/// <summary>A process of the victim. What it wrote before it died can still be read after it.</summary>
internal sealed class VictimProcess : IDisposable
{
    private static readonly string _dll = typeof(VictimProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Victim").Value!;

    private readonly Process _process;

    public VictimProcess(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", _dll, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    public int ExitCode => _process.ExitCode;

    /// <summary>The next line; null when the process has ended and all was read.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Kills it as the system would: it gets no time to do anything.</summary>
    public void Kill() => _process.Kill();

    /// <summary>The rest of what it wrote, once it has ended.</summary>
    public async Task<string[]> ReadRestAsync()
    {
        string rest = await _process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync();
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
