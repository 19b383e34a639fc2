using Spectre.Console;

namespace Hotswap.Tool.Terminal;

/// <summary>Where a command writes. Colours, wrapping and progress only on a terminal; elsewhere plain lines of any length.</summary>
internal sealed class ToolConsole
{
    // Wide enough for no line to be broken where a program reads it.
    private const int Unbounded = 10_000;

    private readonly bool _showsProgress;

    public ToolConsole(TextWriter output, TextWriter error, bool isOutTerminal = false, bool isErrorTerminal = false)
    {
        (OutWriter, ErrorWriter, _showsProgress) = (output, error, isErrorTerminal);
        Out = Create(output, isOutTerminal);
        Error = Create(error, isErrorTerminal);
    }

    public TextWriter OutWriter { get; }

    public TextWriter ErrorWriter { get; }

    /// <summary>For results.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>For errors and progress.</summary>
    public IAnsiConsole Error { get; }

    public static ToolConsole ForProcess() => new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

    /// <summary>Writes an error on the error stream.</summary>
    public void Fail(string message) => Error.Write(new Text($"hotswap: {message}\n", new Style(Color.Red)));

    /// <summary>Writes a remark on the error stream.</summary>
    public void Warn(string message) => Error.Write(new Text($"{message}\n", new Style(Color.Yellow)));

    /// <summary>Writes a line of results.</summary>
    public void Line(string text, Style? style = null) => Out.Write(new Text($"{text}\n", style));

    /// <summary>Does work, on a terminal with a sign that it goes on.</summary>
    public async Task<T> WithProgressAsync<T>(string what, Func<Action<string>, Task<T>> work) => _showsProgress
        ? await Error.Status().Spinner(Spinner.Known.Line).StartAsync(Markup.Escape(what), status => work(next => status.Status(Markup.Escape(next))))
        : await work(_ => { });

    /// <summary>A table in the form that all commands use.</summary>
    public static Table NewTable(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        }

        return table;
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = Unbounded;
        }

        return console;
    }
}
