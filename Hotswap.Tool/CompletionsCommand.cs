using System.CommandLine;
using Hotswap.Tool.Terminal;

namespace Hotswap.Tool;

/// <summary>Prints what makes a shell complete the command's words: it asks the command itself, through its suggest directive.</summary>
internal static class CompletionsCommand
{
    private const string Bash = """
        _hotswap() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(hotswap "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _hotswap hotswap
        """;

    private const string Zsh = """
        _hotswap() {
          local -a words_found
          words_found=("${(@f)$(hotswap "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -a words_found || _files
        }
        compdef _hotswap hotswap
        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName hotswap -ScriptBlock {
          param($word, $line, $position)
          hotswap "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create(ToolConsole console)
    {
        Argument<string> shell = new("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        ToolCommand command = new("completions", "Prints a script that teaches a shell to complete this command.",
            "hotswap completions bash >> ~/.bashrc",
            "hotswap completions zsh >> ~/.zshrc",
            "hotswap completions pwsh >> $PROFILE")
        {
            shell,
        };
        command.SetAction(result => console.OutWriter.WriteLine(result.GetRequiredValue(shell) switch
        {
            "zsh" => Zsh,
            "pwsh" => Pwsh,
            _ => Bash,
        }));
        return command;
    }
}
