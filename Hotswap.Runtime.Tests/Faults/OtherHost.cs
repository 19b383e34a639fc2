using System.Diagnostics;
using System.Reflection;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>Starts the host that has a process of its own.</summary>
internal static class OtherHost
{
    private static readonly string _assembly = typeof(OtherHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "OtherHost").Value!;

    /// <summary>Starts it; its output is to be read.</summary>
    public static Process Start(params string[] arguments) => Start("dotnet", [_assembly, .. arguments]);

    /// <summary>Starts it where no file may be larger than so many KB: writes fail then, as on a full disk. Unix only.</summary>
    public static Process StartWithSmallFiles(int kilobytes, params string[] arguments)
    {
        // Without the trap the system would end the process; with write-xor-execute the runtime itself makes a large file.
        string script = $"""trap "" XFSZ; ulimit -f {kilobytes}; DOTNET_EnableWriteXorExecute=0 exec dotnet "$@" """;
        return Start("bash", ["-c", script, "bash", _assembly, .. arguments]);
    }

    /// <summary>Its output to the end, which must be a good one.</summary>
    public static async Task<string[]> EndsWellAsync(Process process)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"Ended with {process.ExitCode}: {output}{await errors}");
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
