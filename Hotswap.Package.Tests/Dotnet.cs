using System.Diagnostics;
using System.Text;

namespace Hotswap.Package.Tests;

/// <summary>Runs the dotnet command as a user would.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command and fails the test, showing its output, if the command fails.</summary>
    public static async Task<string> RunAsync(string directory, params string[] arguments)
    {
        (int exitCode, string output) = await TryAsync(directory, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a command that must fail, and returns what it said.</summary>
    public static async Task<string> FailAsync(string directory, params string[] arguments)
    {
        (int exitCode, string output) = await TryAsync(directory, arguments);
        Assert.True(exitCode != 0, $"dotnet {string.Join(' ', arguments)} was expected to fail:\n{output}");
        return output;
    }

    /// <summary>Runs a command that is ready to be started, and fails the test if the command fails.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        string command = string.Join(' ', start.ArgumentList.Prepend(Path.GetFileName(start.FileName)));
        (int exitCode, string output) = await TryAsync(start, command);
        Assert.True(exitCode == 0, $"{command} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a command in the environment in which this repository was built, and fails the test if the command fails.</summary>
    public static async Task<string> RunInRepositoryAsync(params string[] arguments)
    {
        (int exitCode, string output) = await TryAsync(InRepository(arguments), string.Join(' ', arguments));
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>A command in the environment in which this repository was built: what it builds of the repository is up to date.</summary>
    public static ProcessStartInfo InRepository(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The runner of these tests may itself be started by a build: nothing of that build reaches the command.
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // A build node that stays would keep the pipes open that are read to their end below.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }

    private static Task<(int ExitCode, string Output)> TryAsync(string directory, string[] arguments)
    {
        ProcessStartInfo start = InRepository(arguments);
        start.WorkingDirectory = directory;
        start.Environment.Remove("CI");
        return TryAsync(start, string.Join(' ', arguments));
    }

    private static async Task<(int ExitCode, string Output)> TryAsync(ProcessStartInfo start, string command)
    {
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(_patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {command} did not end within {_patience}.");
        }
    }
}
