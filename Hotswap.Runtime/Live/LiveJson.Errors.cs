using System.Text;
using System.Text.Json;

namespace Hotswap;

/// <content>What cannot be read or written, said so that the member can be found.</content>
public static partial class LiveJson
{
    private const int LongestExcerpt = 40;

    /// <summary>The error for a token that is not what a reader expects.</summary>
    /// <param name="reader">Stands on the token.</param>
    /// <param name="expected">What was expected, with its article: "an int".</param>
    public static LiveDataException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new($"expected {expected}, found {Found(ref reader)}");

    /// <summary>The error for an object that lacks a required member; the reader stands on the object's end.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="type">Its type, with its article: "an int".</param>
    public static LiveDataException Missing(string member, string type) =>
        new($"required ({type}), but missing") { MissingMember = member };

    /// <summary>Refuses a value of a derived type, whose own members would be lost.</summary>
    /// <param name="value">The value.</param>
    /// <param name="declared">The type whose members are written.</param>
    /// <exception cref="LiveDataException">The value is of another type.</exception>
    public static void RequireExact(object value, Type declared)
    {
        if (value.GetType() != declared)
        {
            throw new LiveDataException(
                $"A {value.GetType()} cannot be carried where a {declared} is declared: what it adds would be lost. Declare the member as what it holds.");
        }
    }

    internal static string Shorten(string? text) =>
        text is null || text.Length <= LongestExcerpt ? text ?? "" : string.Concat(text.AsSpan(0, LongestExcerpt), "…");

    private static LiveDataException AtMember(ReadOnlySpan<byte> utf8Json, long position, LiveDataException error)
    {
        string path = LiveJsonPath.At(utf8Json, position);
        if (error.MissingMember is { } member)
        {
            path = LiveJsonPath.Append(path, member);
        }

        return new LiveDataException(path.Length == 0 ? $"the data: {error.Message}" : $"member {path}: {error.Message}", path);
    }

    private static string Found(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.True or JsonTokenType.False => "a bool",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "the number " + Excerpt(reader.ValueSpan),
        JsonTokenType.PropertyName => $"the name \"{Excerpt(reader.ValueSpan)}\"",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.EndArray => "the end of an array",
        _ => "the end of an object",
    };

    private static string Excerpt(ReadOnlySpan<byte> utf8) =>
        Shorten(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * LongestExcerpt)]));
}
