using System.CommandLine;

namespace Hotswap.Tool.Terminal;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write the result as one JSON object." };
}
