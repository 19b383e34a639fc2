using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Hotswap;

/// <summary>The binary form of live data, version 1: a byte for the form, a byte for the kind, the value to the end. See docs/live-data.md.</summary>
internal static class LiveDataBinary
{
    /// <summary>The first byte of live data in version 1 of the form.</summary>
    public const byte Version1 = 0xD1;

    private const int HeaderSize = 2;

    // A string that is not well-formed UTF-16 has no UTF-8; it is carried as its code units, little-endian.
    private const byte IllFormedString = 48;

    public static int GetByteCount(in LiveData data) => HeaderSize + data.Kind switch
    {
        LiveDataKind.String => LiveText.IsWellFormed(data.Text) ? Encoding.UTF8.GetByteCount(data.Text) : data.Text.Length * sizeof(char),
        LiveDataKind.Bytes or LiveDataKind.Object => data.Buffer.Length,
        var kind => LiveDataKinds.FixedSize(kind),
    };

    /// <summary>Writes the form; the destination has exactly the length that <see cref="GetByteCount"/> gave.</summary>
    public static void Write(in LiveData data, Span<byte> destination)
    {
        destination[0] = Version1;
        destination[1] = (byte)data.Kind;
        Span<byte> value = destination[HeaderSize..];
        switch (data.Kind)
        {
            case LiveDataKind.String when LiveText.IsWellFormed(data.Text):
                Encoding.UTF8.GetBytes(data.Text, value);
                break;
            case LiveDataKind.String:
                destination[1] = IllFormedString;
                WriteUnits(data.Text, value);
                break;
            case LiveDataKind.Bytes or LiveDataKind.Object:
                data.Buffer.CopyTo(value);
                break;
            default:
                WriteWords(data.Low, data.High, value);
                break;
        }
    }

    /// <exception cref="LiveDataException">The bytes are no live data.</exception>
    public static LiveData Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize)
        {
            throw new LiveDataException($"Live data has at least {HeaderSize} bytes, these are {bytes.Length}.");
        }

        if (bytes[0] != Version1)
        {
            throw new LiveDataException(
                $"The bytes are no live data that this runtime can read: they begin with 0x{bytes[0]:X2}, version 1 with 0x{Version1:X2}.");
        }

        ReadOnlySpan<byte> value = bytes[HeaderSize..];
        switch (bytes[1])
        {
            case (byte)LiveDataKind.String:
                return Utf8.IsValid(value)
                    ? Encoding.UTF8.GetString(value)
                    : throw new LiveDataException("Live data holds a string that is not valid UTF-8.");
            case IllFormedString:
                return ReadUnits(value);
            case (byte)LiveDataKind.Bytes:
                return LiveData.OfOwnedBytes(value.ToArray());
            case (byte)LiveDataKind.Object:
                return LiveData.FromJson(value);
            default:
                return ParseFixed((LiveDataKind)bytes[1], value);
        }
    }

    private static LiveData ParseFixed(LiveDataKind kind, ReadOnlySpan<byte> value)
    {
        int size = LiveDataKinds.FixedSize(kind);
        if (size < 0)
        {
            throw new LiveDataException($"Live data of kind {(byte)kind} is not known to this runtime; a newer one may have written it.");
        }

        if (value.Length != size)
        {
            throw new LiveDataException(
                $"Live data that holds {LiveDataKinds.Describe(kind)} has {size} bytes of value, these are {value.Length}.");
        }

        Span<byte> words = stackalloc byte[16];
        words.Clear();
        value.CopyTo(words);
        ulong low = BinaryPrimitives.ReadUInt64LittleEndian(words);
        ulong high = BinaryPrimitives.ReadUInt64LittleEndian(words[8..]);
        return LiveBits.AreValid(kind, low, high)
            ? LiveData.OfFixed(kind, low, high)
            : throw new LiveDataException($"Live data says that it holds {LiveDataKinds.Describe(kind)}, but its value is none.");
    }

    private static void WriteWords(ulong low, ulong high, Span<byte> value)
    {
        Span<byte> words = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(words, low);
        BinaryPrimitives.WriteUInt64LittleEndian(words[8..], high);
        words[..value.Length].CopyTo(value);
    }

    private static void WriteUnits(string text, Span<byte> value)
    {
        for (int i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(value[(i * sizeof(char))..], text[i]);
        }
    }

    private static string ReadUnits(ReadOnlySpan<byte> value)
    {
        if (value.Length % sizeof(char) != 0)
        {
            throw new LiveDataException($"Live data holds UTF-16 of {value.Length} bytes, an odd number.");
        }

        return string.Create(value.Length / sizeof(char), value, static (text, units) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(units[(i * sizeof(char))..]);
            }
        });
    }
}
