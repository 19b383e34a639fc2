using System.Text.Json;
using System.Text.Unicode;

namespace Hotswap;

/// <summary>Checks JSON that comes from outside, before anything is made of it.</summary>
internal static class LiveJsonText
{
    /// <summary>How deep live data may be nested. Readers and writers hold the same limit.</summary>
    public const int MaxDepth = 64;

    public static JsonReaderOptions ReaderOptions(int maxDepth) => new() { MaxDepth = maxDepth };

    /// <exception cref="LiveDataException">The bytes are not one well-formed JSON value, or it is nested too deep.</exception>
    public static void Validate(ReadOnlySpan<byte> utf8Json, int maxDepth)
    {
        if (!Utf8.IsValid(utf8Json))
        {
            throw new LiveDataException("The JSON of live data is not valid UTF-8.");
        }

        var reader = new Utf8JsonReader(utf8Json, ReaderOptions(maxDepth));
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            throw NotJson(e);
        }
    }

    public static LiveDataException NotJson(JsonException e) =>
        new($"Live data holds JSON that cannot be read, at byte {e.BytePositionInLine} of line {e.LineNumber}: {e.Message}");
}
