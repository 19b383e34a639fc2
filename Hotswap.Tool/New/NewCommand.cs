using System.CommandLine;
using Hotswap.Tool.Build;
using Hotswap.Tool.Terminal;

namespace Hotswap.Tool.New;

/// <summary>Makes a project from a template: hands over to <c>dotnet new</c>.</summary>
internal static class NewCommand
{
    private static readonly string[] _kinds = ["host", "plugin", "contract", "solution"];

    // What dotnet new ends with where no template has the name.
    private const int TemplateNotFound = 103;

    public static Command Create(ToolConsole console)
    {
        Argument<string> kind = new("kind") { Description = "What to make." };
        kind.AcceptOnlyFromAmong(_kinds);
        Option<string?> name = new("--name", "-n") { Description = "The project's name; left out, that of the folder." };
        Option<string?> output = new("--output", "-o") { Description = "The folder to make it in; left out, a folder of that name." };
        Argument<string[]> more = new("options") { Description = "Further options of dotnet new, after --.", Arity = ArgumentArity.ZeroOrMore };
        ToolCommand command = new("new", "Makes a host, a plugin, a contract, or a solution with all three, from the templates.",
            "hotswap new solution -n Shop",
            "hotswap new plugin -n Discounts -o plugins/Discounts",
            "hotswap new host -n Shop -- --dry-run")
        {
            kind,
            name,
            output,
            more,
        };
        command.SetAction((result, cancellation) =>
        {
            List<string> arguments = ["new", $"hotswap-{result.GetRequiredValue(kind)}"];
            Add("--name", result.GetValue(name));
            Add("--output", result.GetValue(output));
            arguments.AddRange(result.GetValue(more) ?? []);
            return RunAsync(console, arguments, cancellation);

            void Add(string option, string? value)
            {
                if (value is not null)
                {
                    arguments.AddRange([option, value]);
                }
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ToolConsole console, List<string> arguments, CancellationToken cancellation)
    {
        DotnetResult result = await DotnetCommand.RunAsync(Environment.CurrentDirectory, arguments, cancellation);
        if (result.ExitCode == TemplateNotFound)
        {
            await InstallAsync(console, cancellation);
            result = await DotnetCommand.RunAsync(Environment.CurrentDirectory, arguments, cancellation);
        }

        console.OutWriter.Write(result.Output);
        console.ErrorWriter.Write(result.Error);
        return result.ExitCode;
    }

    // Those of the tool's own version: what they make references packages of that version.
    private static async Task InstallAsync(ToolConsole console, CancellationToken cancellation)
    {
        string package = $"Hotswap.Templates@{HotswapTool.Version}";
        console.Warn($"The templates are not installed yet: installing {package}.");
        DotnetResult installed = await DotnetCommand.RunAsync(Environment.CurrentDirectory, ["new", "install", package], cancellation);
        if (installed.ExitCode != 0)
        {
            throw new ToolException(
                $"the templates could not be installed:\n{(installed.Error + installed.Output).Trim()}\n"
                + $"Install them from where the package is: dotnet new install {package} --add-source <a feed or folder>");
        }
    }
}
