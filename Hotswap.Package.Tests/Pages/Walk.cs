using System.Text.RegularExpressions;

namespace Hotswap.Package.Tests.Pages;

/// <summary>
/// What a page has its reader do, in order: write a file (a fenced block below a line with the file's name in bold), run a
/// command (a block of sh), see an output (a block of text).
/// </summary>
internal static partial class Walk
{
    /// <summary>The steps of a page.</summary>
    public static IReadOnlyList<Step> Of(string page) =>
        [.. Fence().Matches(page).Select(m => Read(m.Groups["file"].Value, m.Groups["language"].Value, m.Groups["text"].Value)).OfType<Step>()];

    private static Step? Read(string file, string language, string text) => (file, language) switch
    {
        ({ Length: > 0 }, _) => new WriteFile(file, text),
        (_, "sh") => new RunCommand(text.Trim()),
        (_, "text") => new SeeOutput(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        _ => null,
    };

    [GeneratedRegex(@"(\*\*`(?<file>[^`]+)`\*\*\n\n)?^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    internal abstract record Step;

    internal sealed record WriteFile(string Path, string Text) : Step;

    internal sealed record RunCommand(string Command) : Step;

    internal sealed record SeeOutput(string[] Lines) : Step;
}
