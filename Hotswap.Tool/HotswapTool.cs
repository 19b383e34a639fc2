using System.CommandLine;
using System.CommandLine.Help;
using Hotswap.Tool.Build;
using Hotswap.Tool.Check;
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

    // Long enough to end a build and to clear away what it left.
    private static readonly TimeSpan _terminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The version of the tool, which is that of the packages made with it.</summary>
    public static string Version { get; } = typeof(PluginHost).Assembly.GetName().Version!.ToString(3);

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, ToolConsole console, CancellationToken cancellation = default)
    {
        RootCommand root = new("Builds, checks and shows Hotswap plugins, and finds what keeps a replaced version in memory.")
        {
            BuildCommand.Create(console),
            CheckCommand.Create(console),
            InspectCommand.Create(console),
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
            ProcessTerminationTimeout = _terminationTimeout,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
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
    }

    // What files, processes and input can be blamed for; anything else is a fault of the tool and shows its stack.
    private static bool IsExpected(Exception e) => e is ToolException or IOException or UnauthorizedAccessException or InvalidDataException;
}
