using System.Globalization;
using System.Text.Json;

namespace Hotswap;

/// <content>Booleans, integers and decimals.</content>
public static partial class LiveJson
{
    // Longest texts: the sign and 39 digits of an Int128; the sign, 29 digits and the point of a decimal.
    private const int LongestInteger = 40;
    private const int LongestDecimal = 32;

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <summary>Reads a value.</summary>
    /// <exception cref="LiveDataException">It is none.</exception>
    public static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected(ref reader, "a bool"),
    };

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, sbyte value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static sbyte ReadSByte(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSByte(out sbyte value) ? value : throw Unexpected(ref reader, "an sbyte");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, byte value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static byte ReadByte(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out byte value) ? value : throw Unexpected(ref reader, "a byte");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, short value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static short ReadInt16(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt16(out short value) ? value : throw Unexpected(ref reader, "a short");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, ushort value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static ushort ReadUInt16(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt16(out ushort value) ? value : throw Unexpected(ref reader, "a ushort");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value) ? value : throw Unexpected(ref reader, "an int");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, uint value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static uint ReadUInt32(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out uint value) ? value : throw Unexpected(ref reader, "a uint");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value) ? value : throw Unexpected(ref reader, "a long");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, ulong value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static ulong ReadUInt64(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out ulong value) ? value : throw Unexpected(ref reader, "a ulong");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, Int128 value)
    {
        Span<byte> text = stackalloc byte[LongestInteger];
        value.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static Int128 ReadInt128(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
        && Int128.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 value)
            ? value
            : throw Unexpected(ref reader, "an Int128");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, UInt128 value)
    {
        Span<byte> text = stackalloc byte[LongestInteger];
        value.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static UInt128 ReadUInt128(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number
        && UInt128.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out UInt128 value)
            ? value
            : throw Unexpected(ref reader, "a UInt128");

    /// <summary>Writes a value with all its digits, so that 1.00 stays 1.00.</summary>
    public static void Write(Utf8JsonWriter writer, decimal value)
    {
        if (decimal.IsNegative(value) && value == 0)
        {
            // Formatting drops the sign of a zero.
            Span<byte> text = stackalloc byte[LongestDecimal];
            text[0] = (byte)'-';
            decimal.Negate(value).TryFormat(text[1..], out int length, provider: CultureInfo.InvariantCulture);
            writer.WriteRawValue(text[..(length + 1)], skipInputValidation: true);
            return;
        }

        writer.WriteNumberValue(value);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static decimal ReadDecimal(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out decimal value))
        {
            throw Unexpected(ref reader, "a decimal");
        }

        return reader.ValueSpan[0] == (byte)'-' && !decimal.IsNegative(value) ? decimal.Negate(value) : value;
    }
}
