using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotswap;

/// <content>The binary form and the JSON form; docs/live-data.md describes both.</content>
public readonly partial struct LiveData
{
    /// <summary>Reads the binary form.</summary>
    /// <param name="bytes">All bytes of one value, as <see cref="ToBytes"/> made them.</param>
    /// <exception cref="LiveDataException">They are none; no more memory was taken than they weigh.</exception>
    public static LiveData Parse(ReadOnlySpan<byte> bytes) => LiveDataBinary.Parse(bytes);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static LiveData Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return LiveDataBinary.Parse(bytes);
    }

    /// <summary>Reads the JSON form.</summary>
    /// <param name="utf8Json">The whole text, as <see cref="ToJsonBytes"/> made it; white space between the tokens does not matter.</param>
    /// <exception cref="LiveDataException">It is not the JSON form of live data.</exception>
    public static LiveData ParseJson(ReadOnlySpan<byte> utf8Json) => LiveDataJson.Parse(utf8Json, LiveDataJson.Read);

    /// <summary>Reads the JSON form out of a larger text.</summary>
    /// <param name="reader">Stands on the first token of the value and is left on its last.</param>
    /// <exception cref="LiveDataException">The value is not the JSON form of live data.</exception>
    public static LiveData ReadFrom(ref Utf8JsonReader reader) => LiveDataJson.Read(ref reader);

    /// <summary>How many bytes the binary form has.</summary>
    public int GetByteCount() => LiveDataBinary.GetByteCount(this);

    /// <summary>The binary form.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[GetByteCount()];
        LiveDataBinary.Write(this, bytes);
        return bytes;
    }

    /// <summary>Writes the binary form, if there is room for it.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="bytesWritten">How many bytes were written; 0 if there was no room.</param>
    public bool TryWrite(Span<byte> destination, out int bytesWritten)
    {
        int size = GetByteCount();
        if (destination.Length < size)
        {
            bytesWritten = 0;
            return false;
        }

        LiveDataBinary.Write(this, destination[..size]);
        bytesWritten = size;
        return true;
    }

    /// <summary>Writes the JSON form into a larger text.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="LiveDataException">The object that this holds would be nested more than 64 deep in the text.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        LiveDataJson.Write(writer, this);
    }

    /// <summary>The JSON form as UTF-8.</summary>
    public byte[] ToJsonBytes() => LiveJson.ToBytes(this, LiveDataJson.Write);

    /// <summary>Kind and value, shortened, for logs and debuggers; not meant to be read back.</summary>
    public override string ToString()
    {
        const int Longest = 100;
        return _kind switch
        {
            LiveDataKind.Nothing => "nothing",
            LiveDataKind.Bytes => string.Create(CultureInfo.InvariantCulture, $"bytes ({Buffer.Length})"),
            LiveDataKind.Object => "object " + Shorten(Encoding.UTF8.GetString(Buffer.AsSpan(0, Math.Min(Buffer.Length, 4 * Longest)))),
            LiveDataKind.String => "string " + Shorten(Text),
            _ => LiveDataKinds.Tag(_kind) + " " + LiveDataJson.ValueText(this),
        };

        static string Shorten(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }
}
