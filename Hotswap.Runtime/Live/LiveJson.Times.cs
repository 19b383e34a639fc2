using System.Globalization;
using System.Text.Json;

namespace Hotswap;

/// <content>
/// Dates and times, in ISO 8601. A local DateTime has no zone in its text: its clock time is carried as it is, with an L
/// behind it (or a D, in the first pass of an hour that a clock change repeats), because an offset would be converted to
/// the time zone of the machine that reads.
/// </content>
public static partial class LiveJson
{
    private const int LongestTime = 48;
    private const string LocalFormat = "yyyy-MM-ddTHH:mm:ss.fffffff";
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm:ss.fffffff";

    // The upper two bits of a DateTime: its kind; the last is a local time in the daylight-saving pass of a repeated hour.
    private const ulong TicksMask = 0x3FFF_FFFF_FFFF_FFFF;
    private const ulong LocalBits = 0x8000_0000_0000_0000;
    private const ulong LocalDaylightBits = 0xC000_0000_0000_0000;

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, DateTime value)
    {
        if (value.Kind != DateTimeKind.Local)
        {
            writer.WriteStringValue(value);
            return;
        }

        Span<byte> text = stackalloc byte[LongestTime];
        value.TryFormat(text, out int length, LocalFormat, CultureInfo.InvariantCulture);
        text[length] = (LiveBits.Of(value) & ~TicksMask) == LocalDaylightBits ? (byte)'D' : (byte)'L';
        writer.WriteStringValue(text[..(length + 1)]);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static DateTime ReadDateTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Unexpected(ref reader, "a DateTime");
        }

        if (reader.TryGetDateTime(out DateTime value))
        {
            // Text with an offset, of another producer: an instant, which is universal time on every machine.
            return value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        }

        Span<char> text = stackalloc char[LongestTime];
        return TryCopyText(ref reader, text, out int length)
            && length > 0
            && text[length - 1] is 'L' or 'D'
            && DateTime.TryParseExact(text[..(length - 1)], LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
                ? LiveBits.ToDateTime((ulong)value.Ticks | (text[length - 1] == 'D' ? LocalDaylightBits : LocalBits))
                : throw Unexpected(ref reader, "a DateTime");
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(value);

    /// <inheritdoc cref="ReadBoolean"/>
    public static DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value)
            ? value
            : throw Unexpected(ref reader, "a DateTimeOffset");

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<byte> text = stackalloc byte[LongestTime];
        value.TryFormat(text, out int length, DateFormat, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static DateOnly ReadDateOnly(ref Utf8JsonReader reader)
    {
        Span<char> text = stackalloc char[LongestTime];
        return TryCopyText(ref reader, text, out int length)
            && DateOnly.TryParseExact(text[..length], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value)
                ? value
                : throw Unexpected(ref reader, "a DateOnly");
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, TimeOnly value)
    {
        Span<byte> text = stackalloc byte[LongestTime];
        value.TryFormat(text, out int length, TimeFormat, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static TimeOnly ReadTimeOnly(ref Utf8JsonReader reader)
    {
        Span<char> text = stackalloc char[LongestTime];
        return TryCopyText(ref reader, text, out int length)
            && TimeOnly.TryParseExact(text[..length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly value)
                ? value
                : throw Unexpected(ref reader, "a TimeOnly");
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, bool)"/>
    public static void Write(Utf8JsonWriter writer, TimeSpan value)
    {
        Span<byte> text = stackalloc byte[LongestTime];
        value.TryFormat(text, out int length, "c", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <inheritdoc cref="ReadBoolean"/>
    public static TimeSpan ReadTimeSpan(ref Utf8JsonReader reader)
    {
        Span<char> text = stackalloc char[LongestTime];
        return TryCopyText(ref reader, text, out int length)
            && TimeSpan.TryParseExact(text[..length], "c", CultureInfo.InvariantCulture, out TimeSpan value)
                ? value
                : throw Unexpected(ref reader, "a TimeSpan");
    }
}
