using System.Globalization;
using System.Text.Json;

namespace Hotswap;

/// <content>Keys of dictionaries: names of JSON properties.</content>
public static partial class LiveJson
{
    /// <summary>Writes a key.</summary>
    public static void WriteKey(Utf8JsonWriter writer, string key) =>
        writer.WritePropertyName(LiveText.IsPlain(key) ? key : LiveText.Escape(key));

    /// <summary>Reads a key and goes on to its value.</summary>
    /// <exception cref="LiveDataException">The name is no such key.</exception>
    public static string ReadStringKey(ref Utf8JsonReader reader)
    {
        string key = LiveText.Unescape(reader.GetString()!);
        reader.Read();
        return key;
    }

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, Guid key)
    {
        Span<byte> text = stackalloc byte[36];
        key.TryFormat(text, out int length);
        writer.WritePropertyName(text[..length]);
    }

    /// <inheritdoc cref="ReadStringKey"/>
    public static Guid ReadGuidKey(ref Utf8JsonReader reader)
    {
        if (!Guid.TryParseExact(reader.GetString(), "D", out Guid key))
        {
            throw Unexpected(ref reader, "a Guid as key");
        }

        reader.Read();
        return key;
    }

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, char key)
    {
        ReadOnlySpan<char> text = new(ref key);
        writer.WritePropertyName(LiveText.IsPlain(text) ? text : LiveText.Escape(text));
    }

    /// <inheritdoc cref="ReadStringKey"/>
    public static char ReadCharKey(ref Utf8JsonReader reader)
    {
        if (LiveText.Unescape(reader.GetString()!) is not [char key])
        {
            throw Unexpected(ref reader, "a char as key");
        }

        reader.Read();
        return key;
    }

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, sbyte key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static sbyte ReadSByteKey(ref Utf8JsonReader reader) => ReadIntegerKey<sbyte>(ref reader, "an sbyte as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, byte key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static byte ReadByteKey(ref Utf8JsonReader reader) => ReadIntegerKey<byte>(ref reader, "a byte as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, short key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static short ReadInt16Key(ref Utf8JsonReader reader) => ReadIntegerKey<short>(ref reader, "a short as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, ushort key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static ushort ReadUInt16Key(ref Utf8JsonReader reader) => ReadIntegerKey<ushort>(ref reader, "a ushort as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, int key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static int ReadInt32Key(ref Utf8JsonReader reader) => ReadIntegerKey<int>(ref reader, "an int as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, uint key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static uint ReadUInt32Key(ref Utf8JsonReader reader) => ReadIntegerKey<uint>(ref reader, "a uint as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, long key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static long ReadInt64Key(ref Utf8JsonReader reader) => ReadIntegerKey<long>(ref reader, "a long as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, ulong key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static ulong ReadUInt64Key(ref Utf8JsonReader reader) => ReadIntegerKey<ulong>(ref reader, "a ulong as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, Int128 key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static Int128 ReadInt128Key(ref Utf8JsonReader reader) => ReadIntegerKey<Int128>(ref reader, "an Int128 as key");

    /// <inheritdoc cref="WriteKey(Utf8JsonWriter, string)"/>
    public static void WriteKey(Utf8JsonWriter writer, UInt128 key) => WriteIntegerKey(writer, key);

    /// <inheritdoc cref="ReadStringKey"/>
    public static UInt128 ReadUInt128Key(ref Utf8JsonReader reader) => ReadIntegerKey<UInt128>(ref reader, "a UInt128 as key");

    private static void WriteIntegerKey<T>(Utf8JsonWriter writer, T key)
        where T : struct, IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestInteger];
        key.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        writer.WritePropertyName(text[..length]);
    }

    private static T ReadIntegerKey<T>(ref Utf8JsonReader reader, string expected)
        where T : struct, IUtf8SpanParsable<T>, ISpanParsable<T>, System.Numerics.INumberBase<T>
    {
        if (!T.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T key))
        {
            throw Unexpected(ref reader, expected);
        }

        reader.Read();
        return key;
    }
}
