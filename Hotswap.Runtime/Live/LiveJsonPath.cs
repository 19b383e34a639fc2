using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotswap;

/// <summary>
/// Finds the member at a place in JSON. Readers keep no path, which would cost every good read; it is found afterwards, by
/// reading again up to the place of the fault.
/// </summary>
internal static class LiveJsonPath
{
    private const int LongestPath = 200;

    /// <summary>The path of the value, name or container end whose token begins at that byte; empty for the root.</summary>
    public static string At(ReadOnlySpan<byte> utf8Json, long position)
    {
        var frames = new Stack<Frame>();
        var reader = new Utf8JsonReader(utf8Json, LiveJsonText.ReaderOptions(int.MaxValue));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                frames.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                frames.Peek().Name = Name(ref reader);
            }
            else if (frames.TryPeek(out Frame? container))
            {
                container.Index++;
            }

            if (reader.TokenStartIndex >= position)
            {
                break;
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                frames.Push(new Frame(reader.TokenType == JsonTokenType.StartArray));
            }
        }

        string path = frames.Reverse().Aggregate("", static (path, frame) => frame.IsArray
            ? string.Create(CultureInfo.InvariantCulture, $"{path}[{frame.Index}]")
            : Append(path, frame.Name));
        return path.Length <= LongestPath ? path : string.Concat("…", path.AsSpan(path.Length - LongestPath));
    }

    /// <summary>The path of a member of the object at a path.</summary>
    public static string Append(string path, string member) => !IsIdentifier(member)
        ? $"{path}[\"{member}\"]"
        : path.Length == 0 ? member : $"{path}.{member}";

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(static c => char.IsLetterOrDigit(c) || c == '_');

    private static string Name(ref Utf8JsonReader reader)
    {
        try
        {
            return LiveJson.Shorten(reader.GetString());
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate, which UTF-8 has no room for.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private sealed class Frame(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; } = -1;

        public string Name { get; set; } = "";
    }
}
