using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using System.Runtime.InteropServices;
using Hotswap.Tool.Build;
using Hotswap.Tool.Check;
using Hotswap.Tool.Doctor;
using Hotswap.Tool.Inspect;
using Hotswap.Tool.New;
using Hotswap.Tool.Terminal;

namespace Hotswap.Tool;

/// <summary>The hotswap command.</summary>
internal static class HotswapTool
{
    public const int Done = 0;

    /// <summary>Something is wrong with what the command was given, or it could not do its work.</summary>
    public const int Failed = 1;

    /// <summary>Ended by Ctrl-C, as shells say it.</summary>
    public const int Cancelled = 130;

    /// <summary>The version of the tool, which is that of the packages made with it.</summary>
    public static string Version { get; } =
        typeof(HotswapTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, ToolConsole console, CancellationToken cancellation = default)
    {
        RootCommand root = new("Builds, checks and shows Hotswap plugins, and finds what keeps a replaced version in memory.")
        {
            BuildCommand.Create(console),
            CheckCommand.Create(console),
            InspectCommand.Create(console),
            DoctorCommand.Create(console),
            CleanCommand.Create(console),
            NewCommand.Create(console),
            CompletionsCommand.Create(console),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);

        ParseResult parsed = root.Parse(args);
        InvocationConfiguration configuration = new()
        {
            Output = console.OutWriter,
            Error = console.ErrorWriter,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };

        // Not by the library: it listens only after the command has begun, and what was written by then would be left.
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            return await parsed.InvokeAsync(configuration, ended.Token);
        }
        catch (OperationCanceledException)
        {
            console.Fail("Cancelled.");
            return Cancelled;
        }
        catch (Exception e) when (IsExpected(e))
        {
            console.Fail(parsed.GetValue<bool>(BuildCommand.DebugName) ? e.ToString() : e.Message);
            return Failed;
        }

        // The first signal ends the command in order, the second at once.
        void End(PosixSignalContext signal)
        {
            signal.Cancel = !ended.IsCancellationRequested;
            ended.Cancel();
        }
    }

    // What files, processes and input can be blamed for; anything else is a fault of the tool and shows its stack.
    private static bool IsExpected(Exception e) => e is ToolException or IOException or UnauthorizedAccessException or InvalidDataException;
}
