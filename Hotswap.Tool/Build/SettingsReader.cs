using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotswap.Tool.Build;

/// <summary>Makes sense of what was typed, or says why there is none.</summary>
internal static class SettingsReader
{
    private static readonly TimeSpan _matchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>A pattern for relative paths with forward slashes.</summary>
    /// <exception cref="ToolException">It is no regular expression.</exception>
    public static Regex? Pattern(string option, string? pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return null;
        }

        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, _matchTimeout);
        }
        catch (ArgumentException e)
        {
            throw new ToolException($"{option} \"{pattern}\" is no regular expression: {e.Message} It is matched against paths such as data/words.txt.", e);
        }
    }

    /// <summary>The beginning of live names.</summary>
    /// <exception cref="ToolException">No identifier can begin with it.</exception>
    public static string? LivePrefix(string? prefix)
    {
        string? trimmed = prefix?.Trim();
        return trimmed is null || IsIdentifier(trimmed)
            ? trimmed
            : throw new ToolException($"--live-prefix \"{prefix}\" is not valid: no identifier can begin with it; use letters, digits and '_', the first no digit.");
    }

    /// <summary>Full path of the folder to build into.</summary>
    /// <exception cref="ToolException">It is not fit for that.</exception>
    public static string OutputDirectory(string output, string pluginFolder, bool isStatic)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        if (File.Exists(full))
        {
            throw new ToolException($"<outputDir> \"{full}\" is a file. Name the folder of the plugins.");
        }

        if (!isStatic)
        {
            return full;
        }

        if (!Directory.Exists(full))
        {
            throw new ToolException($"<outputDir> \"{full}\" does not exist. With --static-linking it is the folder of the host's project.");
        }

        string relative = Path.GetRelativePath(pluginFolder, full);
        if (relative == ".")
        {
            throw new ToolException("<pluginDir> and <outputDir> must not be the same. With --static-linking <outputDir> is the folder of the host's project.");
        }

        return relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative)
            ? throw new ToolException($"<outputDir> \"{full}\" must not be inside <pluginDir> \"{pluginFolder}\": the host would be compiled into the plugin.")
            : full;
    }

    // The language's rule for identifiers.
    private static bool IsIdentifier(string text) => text.Length > 0 && IsStart(text[0]) && text.All(c => IsStart(c) || IsPart(c));

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
