using System.Diagnostics;
using System.Reflection;

[assembly: AssemblyFixture(typeof(Hotswap.Package.Tests.CompilerServer))]

namespace Hotswap.Package.Tests;

/// <summary>
/// The compiler of the builds that these tests run, started once and shared by all of them. Compilers that each start anew took
/// three quarters of the time. It ends with the tests; a build that does not find it compiles all the same.
/// </summary>
public sealed class CompilerServer : IDisposable
{
    private readonly Process _process;

    public CompilerServer()
    {
        string pipe = $"hotswap-tests-{Environment.ProcessId}";
        string server = typeof(CompilerServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CompilerServer").Value!;
        _process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [server, $"-pipename:{pipe}"])
        {
            // What the tests write is their runner's to read.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Made for many cores and long lives, which costs more than it brings to small builds.
            Environment = { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0" },
        })!;

        // Read by every build that starts here, whatever this machine's own setting is.
        Environment.SetEnvironmentVariable("UseSharedCompilation", "true");
        Environment.SetEnvironmentVariable("SharedCompilationId", pipe);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
