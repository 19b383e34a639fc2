using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Hotswap;

/// <summary>
/// The binary form of a live job, version 1: a byte for the form, then fields, each a byte that names it, its length, its
/// value. A reader skips a field that it does not know, unless the name's upper bit says that it must not. See docs/live-data.md.
/// </summary>
internal static class LiveJobBinary
{
    /// <summary>The first byte of a live job in version 1 of the form.</summary>
    public const byte Version1 = 0xB1;

    private const byte NameField = 1;
    private const byte IdField = 2;
    private const byte DataField = 3;
    private const byte AttemptField = 4;
    private const byte DueField = 5;
    private const byte KeyField = 6;
    private const byte MustUnderstand = 0x80;

    private const int AttemptSize = 4;
    private const int DueSize = 10;

    public static byte[] ToBytes(LiveJob job)
    {
        int nameSize = Encoding.UTF8.GetByteCount(job.Name);
        int idSize = Encoding.UTF8.GetByteCount(job.Id);
        int dataSize = job.Data.GetByteCount();
        int keySize = job.Key is null ? 0 : Encoding.UTF8.GetByteCount(job.Key);
        int size = 1 + FieldSize(nameSize) + FieldSize(idSize) + FieldSize(dataSize)
            + (job.Attempt == 0 ? 0 : FieldSize(AttemptSize))
            + (job.Due is null ? 0 : FieldSize(DueSize))
            + (job.Key is null ? 0 : FieldSize(keySize));
        byte[] bytes = new byte[size];
        bytes[0] = Version1;
        Span<byte> rest = bytes.AsSpan(1);
        Encoding.UTF8.GetBytes(job.Name, Field(ref rest, NameField, nameSize));
        Encoding.UTF8.GetBytes(job.Id, Field(ref rest, IdField, idSize));
        LiveDataBinary.Write(job.Data, Field(ref rest, DataField, dataSize));
        if (job.Attempt != 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(Field(ref rest, AttemptField, AttemptSize), job.Attempt);
        }

        if (job.Due is { } due)
        {
            Span<byte> value = Field(ref rest, DueField, DueSize);
            BinaryPrimitives.WriteInt64LittleEndian(value, due.Ticks);
            BinaryPrimitives.WriteInt16LittleEndian(value[sizeof(long)..], (short)due.TotalOffsetMinutes);
        }

        if (job.Key is not null)
        {
            Encoding.UTF8.GetBytes(job.Key, Field(ref rest, KeyField, keySize));
        }

        return bytes;
    }

    public static LiveJob Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version1)
        {
            throw new LiveDataException(bytes.IsEmpty
                ? "There are no bytes to read a live job from."
                : $"The bytes are no live job that this runtime can read: they begin with 0x{bytes[0]:X2}, version 1 with 0x{Version1:X2}.");
        }

        ReadOnlySpan<byte> rest = bytes[1..];
        ReadOnlySpan<byte> name = default;
        ReadOnlySpan<byte> id = default;
        ReadOnlySpan<byte> data = default;
        int attempt = 0;
        DateTimeOffset? due = null;
        string? key = null;
        int last = 0;
        while (!rest.IsEmpty)
        {
            byte field = rest[0];
            rest = rest[1..];
            ReadOnlySpan<byte> value = Take(ref rest, field);
            int number = field & ~MustUnderstand;
            if (number <= last)
            {
                throw new LiveDataException($"Live job: field {number} comes after field {last}; each comes once, in the order of the numbers.");
            }

            last = number;
            switch (field)
            {
                case NameField: name = value; break;
                case IdField: id = value; break;
                case DataField: data = value; break;
                case AttemptField: attempt = ReadAttempt(value); break;
                case DueField: due = ReadDue(value); break;
                case KeyField: key = ReadText(value, "key"); break;
                case >= MustUnderstand:
                    throw new LiveDataException($"Live job: field {number} must be understood and is not known to this runtime; a newer one has written it.");
                default: break;
            }
        }

        string nameText = ReadText(name, "name");
        string idText = ReadText(id, "id");
        return data.IsEmpty
            ? throw new LiveDataException("Live job: it has no data.")
            : new LiveJob(nameText, LiveDataBinary.Parse(data), idText) { Attempt = attempt, Due = due, Key = key };
    }

    private static int FieldSize(int valueSize) => 1 + LengthSize(valueSize) + valueSize;

    private static int LengthSize(int length) => length switch
    {
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        < 1 << 28 => 4,
        _ => 5,
    };

    private static Span<byte> Field(scoped ref Span<byte> rest, byte field, int valueSize)
    {
        rest[0] = field;
        int at = 1;
        for (uint left = (uint)valueSize; ; left >>= 7)
        {
            if (left < 0x80)
            {
                rest[at++] = (byte)left;
                break;
            }

            rest[at++] = (byte)(left | 0x80);
        }

        Span<byte> value = rest.Slice(at, valueSize);
        rest = rest[(at + valueSize)..];
        return value;
    }

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest, byte field)
    {
        ulong length = 0;
        for (int i = 0; i < 5; i++)
        {
            if (i == rest.Length)
            {
                break;
            }

            length |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                if (length > (ulong)rest.Length)
                {
                    throw new LiveDataException($"Live job: field {field & ~MustUnderstand} claims {length} bytes, {rest.Length} are left.");
                }

                ReadOnlySpan<byte> value = rest[..(int)length];
                rest = rest[(int)length..];
                return value;
            }
        }

        throw new LiveDataException($"Live job: the length of field {field & ~MustUnderstand} is cut off or too long.");
    }

    private static string ReadText(ReadOnlySpan<byte> value, string what)
    {
        if (value.IsEmpty || value.Length > LiveJob.MaxTextLength * 3 || !Utf8.IsValid(value))
        {
            throw new LiveDataException(value.IsEmpty
                ? $"Live job: it has no {what}."
                : $"Live job: its {what} is too long or not valid UTF-8.");
        }

        string text = Encoding.UTF8.GetString(value);
        return LiveJob.IsText(text) ? text : throw new LiveDataException($"Live job: its {what} has more than {LiveJob.MaxTextLength} characters.");
    }

    private static int ReadAttempt(ReadOnlySpan<byte> value)
    {
        int attempt = value.Length == AttemptSize ? BinaryPrimitives.ReadInt32LittleEndian(value) : -1;
        return attempt >= 0 ? attempt : throw new LiveDataException("Live job: its attempt is not a number from 0.");
    }

    private static DateTimeOffset ReadDue(ReadOnlySpan<byte> value)
    {
        if (value.Length == DueSize)
        {
            ulong ticks = BinaryPrimitives.ReadUInt64LittleEndian(value);
            ulong offset = BinaryPrimitives.ReadUInt16LittleEndian(value[sizeof(long)..]);
            if (LiveBits.AreValid(LiveDataKind.DateTimeOffset, ticks, offset))
            {
                return LiveBits.ToDateTimeOffset(ticks, offset);
            }
        }

        throw new LiveDataException("Live job: its due time is none.");
    }
}
