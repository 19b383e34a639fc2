using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Hotswap.Tool.Build;

/// <summary>Runs the dotnet command, and ends it with all it started when it is cancelled.</summary>
internal static class DotnetCommand
{
    /// <exception cref="ToolException">There is no dotnet command.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and has ended.</exception>
    public static async Task<DotnetResult> RunAsync(string directory, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Nothing of a build that this tool may be part of reaches the command.
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // A build node that stays would keep open the pipes that are read to their end.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using Process process = Start(start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
            return new DotnetResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ToolException($"the command \"{start.FileName}\" cannot be run: {e.Message}. Install the .NET SDK and put it on the PATH.", e);
        }
    }
}
