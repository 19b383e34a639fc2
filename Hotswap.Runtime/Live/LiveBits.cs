using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Hotswap;

/// <summary>Fixed-width values as two little-endian words and back; what may come from outside is checked by <see cref="AreValid"/>.</summary>
internal static class LiveBits
{
    // A DateTime is one word: 62 bits of ticks and its kind in the upper two. The fourth kind is a local time in the second
    // pass of an hour that a clock change repeats; ToBinary cannot carry it to another time zone, the word itself can.
    private const ulong TicksMask = 0x3FFF_FFFF_FFFF_FFFF;
    private const uint DecimalSign = 0x8000_0000;
    private const uint DecimalScale = 0x00FF_0000;

    public static (ulong Low, ulong High) Of(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        return ((uint)parts[0] | ((ulong)(uint)parts[1] << 32), (uint)parts[2] | ((ulong)(uint)parts[3] << 32));
    }

    public static decimal ToDecimal(ulong low, ulong high) =>
        new([(int)low, (int)(low >> 32), (int)high, (int)(high >> 32)]);

    public static (ulong Low, ulong High) Of(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    public static Guid ToGuid(ulong low, ulong high)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], high);
        return new Guid(bytes);
    }

    public static ulong Of(DateTime value) => Unsafe.BitCast<DateTime, ulong>(value);

    public static DateTime ToDateTime(ulong word) => Unsafe.BitCast<ulong, DateTime>(word);

    public static DateTimeOffset ToDateTimeOffset(ulong low, ulong high) =>
        new((long)low, TimeSpan.FromMinutes((short)(ushort)high));

    /// <summary>Whether the words are a value of that fixed-width kind.</summary>
    public static bool AreValid(LiveDataKind kind, ulong low, ulong high) => kind switch
    {
        LiveDataKind.Boolean => low <= 1,
        LiveDataKind.Decimal => IsDecimalFlags((uint)(high >> 32)),
        LiveDataKind.DateTime => (low & TicksMask) <= (ulong)DateTime.MaxValue.Ticks,
        LiveDataKind.DateTimeOffset => IsDateTimeOffset(low, (short)(ushort)high),
        LiveDataKind.DateOnly => low <= (ulong)DateOnly.MaxValue.DayNumber,
        LiveDataKind.TimeOnly => low <= (ulong)TimeOnly.MaxValue.Ticks,
        _ => true,
    };

    private static bool IsDecimalFlags(uint flags) =>
        (flags & ~(DecimalSign | DecimalScale)) == 0 && (flags & DecimalScale) >> 16 <= 28;

    private static bool IsDateTimeOffset(ulong clockTicks, short offsetMinutes)
    {
        const int MaxOffsetMinutes = 14 * 60;
        if (clockTicks > (ulong)DateTime.MaxValue.Ticks || offsetMinutes is < -MaxOffsetMinutes or > MaxOffsetMinutes)
        {
            return false;
        }

        long utcTicks = (long)clockTicks - (offsetMinutes * TimeSpan.TicksPerMinute);
        return utcTicks >= 0 && utcTicks <= DateTime.MaxValue.Ticks;
    }
}
