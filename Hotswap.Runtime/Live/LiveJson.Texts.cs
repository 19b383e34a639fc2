using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hotswap;

/// <content>Strings, characters, bytes, Guids and embedded live data.</content>
public static partial class LiveJson
{
    /// <summary>Writes a string, well-formed or not, or null.</summary>
    public static void Write(Utf8JsonWriter writer, string? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(LiveText.IsPlain(value) ? value : LiveText.Escape(value));
        }
    }

    /// <summary>Writes a member that is a string, well-formed or not, or null.</summary>
    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, LiveText.IsPlain(value) ? value : LiveText.Escape(value));
        }
    }

    /// <summary>Reads a string or null.</summary>
    /// <exception cref="LiveDataException">It is neither.</exception>
    public static string? ReadString(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => LiveText.Unescape(reader.GetString()!),
        JsonTokenType.Null => null,
        _ => throw Unexpected(ref reader, "a string"),
    };

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, char value)
    {
        ReadOnlySpan<char> text = new(ref value);
        if (LiveText.IsPlain(text))
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteStringValue(LiveText.Escape(text));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static char ReadChar(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && ReadString(ref reader) is [char value] ? value : throw Unexpected(ref reader, "a char");

    /// <summary>Writes bytes in base 64, or null.</summary>
    public static void Write(Utf8JsonWriter writer, byte[]? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteBase64StringValue(value);
        }
    }

    /// <summary>Writes bytes in base 64.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBase64StringValue(value.Span);

    /// <summary>Reads bytes or null.</summary>
    /// <exception cref="LiveDataException">It is neither.</exception>
    [SuppressMessage("Performance", "CA1819", Justification = "A method, and the array is the caller's own.")]
    public static byte[]? ReadBytes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out byte[]? value)
            ? value
            : throw Unexpected(ref reader, "bytes in base 64");
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static Guid ReadGuid(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out Guid value) ? value : throw Unexpected(ref reader, "a Guid");

    /// <summary>Writes a URI as it was given, or null.</summary>
    public static void Write(Utf8JsonWriter writer, Uri? value) => Write(writer, value?.OriginalString);

    /// <summary>Reads a URI or null.</summary>
    /// <exception cref="LiveDataException">It is neither.</exception>
    public static Uri? ReadUri(ref Utf8JsonReader reader)
    {
        string? text = ReadString(ref reader);
        return text is null
            ? null
            : Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? value) ? value : throw Unexpected(ref reader, "a Uri");
    }

    /// <summary>Writes a version number, or null.</summary>
    public static void Write(Utf8JsonWriter writer, Version? value) => Write(writer, value?.ToString());

    /// <summary>Reads a version number or null.</summary>
    /// <exception cref="LiveDataException">It is neither.</exception>
    public static Version? ReadVersion(ref Utf8JsonReader reader)
    {
        string? text = ReadString(ref reader);
        return text is null
            ? null
            : Version.TryParse(text, out Version? value) ? value : throw Unexpected(ref reader, "a Version");
    }

    /// <summary>Writes live data in its JSON form.</summary>
    public static void Write(Utf8JsonWriter writer, LiveData value) => LiveDataJson.Write(writer, value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static LiveData ReadLiveData(ref Utf8JsonReader reader) => LiveDataJson.Read(ref reader);

    /// <summary>Writes JSON that was checked when it became live data.</summary>
    internal static void WriteJson(Utf8JsonWriter writer, ReadOnlySpan<byte> utf8Json)
    {
        int room = writer.Options.MaxDepth - writer.CurrentDepth;
        if (room < LiveJsonText.MaxDepth)
        {
            LiveJsonText.Validate(utf8Json, room);
        }

        writer.WriteRawValue(utf8Json, skipInputValidation: true);
    }

    /// <summary>The JSON of the value on which the reader stands, without looking into it.</summary>
    internal static byte[] ReadJson(ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        byte[] utf8Json = JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray();
        LiveJsonText.Validate(utf8Json, LiveJsonText.MaxDepth);
        return utf8Json;
    }

    /// <summary>Copies a short string value; false if it is no string or has no room.</summary>
    private static bool TryCopyText(ref Utf8JsonReader reader, scoped Span<char> buffer, out int length)
    {
        length = 0;
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > buffer.Length)
        {
            return false;
        }

        length = reader.CopyString(buffer);
        return true;
    }
}
