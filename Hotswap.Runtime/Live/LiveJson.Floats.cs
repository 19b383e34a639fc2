using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
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
            writer.WriteStringValue(NameOf<Half, ushort>(value));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static Half ReadHalf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && Half.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out Half value) && Half.IsFinite(value))
        {
            return value;
        }

        return TryReadName<Half, ushort>(ref reader, out Half named) ? named : throw Unexpected(ref reader, "a Half");
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
            writer.WriteStringValue(NameOf<float, uint>(value));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static float ReadSingle(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out float value) && float.IsFinite(value))
        {
            return value;
        }

        return TryReadName<float, uint>(ref reader, out float named) ? named : throw Unexpected(ref reader, "a float");
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
            writer.WriteStringValue(NameOf<double, ulong>(value));
        }
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static double ReadDouble(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value) && double.IsFinite(value))
        {
            return value;
        }

        return TryReadName<double, ulong>(ref reader, out double named) ? named : throw Unexpected(ref reader, "a double");
    }

    // The name of a value that is not finite; the bits' type is as wide as the value's.
    private static string NameOf<T, TBits>(T value)
        where T : struct, IFloatingPointIeee754<T>
        where TBits : struct, IBinaryInteger<TBits>
    {
        if (T.IsInfinity(value))
        {
            return T.IsNegative(value) ? NegativeInfinity : Infinity;
        }

        TBits bits = Unsafe.BitCast<T, TBits>(value);
        return bits == Unsafe.BitCast<T, TBits>(T.NaN) ? NaN : NaNBits + bits.ToString(FormatOfBits<TBits>(), CultureInfo.InvariantCulture);
    }

    private static bool TryReadName<T, TBits>(ref Utf8JsonReader reader, out T value)
        where T : struct, IFloatingPointIeee754<T>
        where TBits : struct, IBinaryInteger<TBits>
    {
        value = default;
        Span<char> buffer = stackalloc char[LongestFloatName];
        if (!TryCopyText(ref reader, buffer, out int length))
        {
            return false;
        }

        ReadOnlySpan<char> name = buffer[..length];
        if (name is NaN or Infinity or NegativeInfinity)
        {
            value = name is NaN ? T.NaN : name is Infinity ? T.PositiveInfinity : T.NegativeInfinity;
            return true;
        }

        bool isBits = TBits.TryParse(
            HexOf(name, 2 * Unsafe.SizeOf<TBits>()), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out TBits bits);
        value = Unsafe.BitCast<TBits, T>(bits);
        return isBits && T.IsNaN(value);
    }

    private static string FormatOfBits<TBits>() => string.Create(CultureInfo.InvariantCulture, $"X{2 * Unsafe.SizeOf<TBits>()}");

    private static ReadOnlySpan<char> HexOf(ReadOnlySpan<char> name, int digits) =>
        name.Length == NaNBits.Length + digits && name.StartsWith(NaNBits, StringComparison.Ordinal) ? name[NaNBits.Length..] : default;
}
