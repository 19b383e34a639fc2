using System.Globalization;
using System.Text.Json;

namespace Hotswap;

/// <content>
/// Floats. What JSON has no number for is a string: "NaN", "Infinity", "-Infinity", and "NaN:" with all bits in hexadecimal
/// for a NaN other than the constant.
/// </content>
public static partial class LiveJson
{
    private const string NaN = "NaN";
    private const string Infinity = "Infinity";
    private const string NegativeInfinity = "-Infinity";
    private const string NaNBits = "NaN:";
    private const int LongestFloatName = 24;
    private const int LongestHalf = 16;

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, Half value)
    {
        if (Half.IsFinite(value))
        {
            Span<byte> text = stackalloc byte[LongestHalf];
            value.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
            writer.WriteRawValue(text[..length], skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(NameOf(value));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static Half ReadHalf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && Half.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out Half value) && Half.IsFinite(value))
        {
            return value;
        }

        return TryReadName(ref reader, out Half named) ? named : throw Unexpected(ref reader, "a Half");
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(NameOf(value));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static float ReadSingle(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out float value) && float.IsFinite(value))
        {
            return value;
        }

        return TryReadName(ref reader, out float named) ? named : throw Unexpected(ref reader, "a float");
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(NameOf(value));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static double ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value) && double.IsFinite(value))
        {
            return value;
        }

        return TryReadName(ref reader, out double named) ? named : throw Unexpected(ref reader, "a double");
    }

    private static string NameOf(Half value)
    {
        if (Half.IsInfinity(value))
        {
            return Half.IsNegative(value) ? NegativeInfinity : Infinity;
        }

        ushort bits = BitConverter.HalfToUInt16Bits(value);
        return bits == BitConverter.HalfToUInt16Bits(Half.NaN) ? NaN : NaNBits + bits.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static bool TryReadName(ref Utf8JsonReader reader, out Half value)
    {
        Span<char> buffer = stackalloc char[LongestFloatName];
        if (!TryCopyText(ref reader, buffer, out int length))
        {
            value = default;
            return false;
        }

        ReadOnlySpan<char> name = buffer[..length];
        if (name is NaN or Infinity or NegativeInfinity)
        {
            value = name is NaN ? Half.NaN : name is Infinity ? Half.PositiveInfinity : Half.NegativeInfinity;
            return true;
        }

        bool isBits = ushort.TryParse(HexOf(name, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort bits);
        value = BitConverter.UInt16BitsToHalf(bits);
        return isBits && Half.IsNaN(value);
    }

    private static string NameOf(float value)
    {
        if (float.IsInfinity(value))
        {
            return float.IsNegative(value) ? NegativeInfinity : Infinity;
        }

        uint bits = BitConverter.SingleToUInt32Bits(value);
        return bits == BitConverter.SingleToUInt32Bits(float.NaN) ? NaN : NaNBits + bits.ToString("X8", CultureInfo.InvariantCulture);
    }

    private static bool TryReadName(ref Utf8JsonReader reader, out float value)
    {
        Span<char> buffer = stackalloc char[LongestFloatName];
        if (!TryCopyText(ref reader, buffer, out int length))
        {
            value = default;
            return false;
        }

        ReadOnlySpan<char> name = buffer[..length];
        if (name is NaN or Infinity or NegativeInfinity)
        {
            value = name is NaN ? float.NaN : name is Infinity ? float.PositiveInfinity : float.NegativeInfinity;
            return true;
        }

        bool isBits = uint.TryParse(HexOf(name, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint bits);
        value = BitConverter.UInt32BitsToSingle(bits);
        return isBits && float.IsNaN(value);
    }

    private static string NameOf(double value)
    {
        if (double.IsInfinity(value))
        {
            return double.IsNegative(value) ? NegativeInfinity : Infinity;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        return bits == BitConverter.DoubleToUInt64Bits(double.NaN) ? NaN : NaNBits + bits.ToString("X16", CultureInfo.InvariantCulture);
    }

    private static bool TryReadName(ref Utf8JsonReader reader, out double value)
    {
        Span<char> buffer = stackalloc char[LongestFloatName];
        if (!TryCopyText(ref reader, buffer, out int length))
        {
            value = default;
            return false;
        }

        ReadOnlySpan<char> name = buffer[..length];
        if (name is NaN or Infinity or NegativeInfinity)
        {
            value = name is NaN ? double.NaN : name is Infinity ? double.PositiveInfinity : double.NegativeInfinity;
            return true;
        }

        bool isBits = ulong.TryParse(HexOf(name, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong bits);
        value = BitConverter.UInt64BitsToDouble(bits);
        return isBits && double.IsNaN(value);
    }

    private static ReadOnlySpan<char> HexOf(ReadOnlySpan<char> name, int digits) =>
        name.Length == NaNBits.Length + digits && name.StartsWith(NaNBits, StringComparison.Ordinal) ? name[NaNBits.Length..] : default;
}
