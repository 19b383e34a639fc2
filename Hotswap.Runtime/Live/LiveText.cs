using System.Globalization;
using System.Text;

namespace Hotswap;

/// <summary>
/// Carries any UTF-16 through JSON, which has room for well-formed text only. A text that is ill-formed, or that begins
/// with the mark, is written as the mark and then the text, where each lone surrogate is the mark and its four
/// hexadecimal digits, and each mark of the text is doubled. All other text is written as it is.
/// </summary>
internal static class LiveText
{
    /// <summary>U+001A, the control character SUBSTITUTE: rare in text, and part of well-formed UTF-8.</summary>
    private const char Mark = '\u001A';

    /// <summary>Whether the text can be written as it is.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => (text.Length == 0 || text[0] != Mark) && IsWellFormed(text);

    public static bool IsWellFormed(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || ArePairs(text);

    public static string Escape(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder(text.Length + 16).Append(Mark);
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (unit == Mark)
            {
                escaped.Append(Mark).Append(Mark);
            }
            else if (!char.IsSurrogate(unit))
            {
                escaped.Append(unit);
            }
            else if (IsPairAt(text, i))
            {
                escaped.Append(unit).Append(text[++i]);
            }
            else
            {
                escaped.Append(Mark).Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    /// <exception cref="LiveDataException">It begins with the mark and is no escaped text.</exception>
    public static string Unescape(string written)
    {
        if (written.Length == 0 || written[0] != Mark)
        {
            return written;
        }

        var text = new StringBuilder(written.Length);
        for (int i = 1; i < written.Length; i++)
        {
            char unit = written[i];
            if (unit != Mark)
            {
                text.Append(unit);
            }
            else if (i + 1 < written.Length && written[i + 1] == Mark)
            {
                text.Append(Mark);
                i++;
            }
            else if (i + 4 < written.Length
                && ushort.TryParse(written.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort lone)
                && char.IsSurrogate((char)lone))
            {
                text.Append((char)lone);
                i += 4;
            }
            else
            {
                throw new LiveDataException("expected a string, found one with a broken escape of ill-formed text");
            }
        }

        return text.ToString();
    }

    private static bool ArePairs(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0)
        {
            if (!IsPairAt(text, at))
            {
                return false;
            }

            text = text[(at + 2)..];
            at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return true;
    }

    private static bool IsPairAt(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
