using System.CommandLine;

namespace Hotswap.Tool;

/// <summary>A command with examples for its help.</summary>
internal sealed class ToolCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
