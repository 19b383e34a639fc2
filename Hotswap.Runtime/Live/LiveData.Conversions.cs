namespace Hotswap;

/// <content>Every primitive converts to live data by itself.</content>
public readonly partial struct LiveData
{
    /// <summary>Wraps a bool; see <see cref="GetBoolean"/>.</summary>
    public static implicit operator LiveData(bool value) => new(LiveDataKind.Boolean, value ? 1UL : 0UL);

    /// <summary>Wraps a sbyte; see <see cref="GetSByte"/>.</summary>
    public static implicit operator LiveData(sbyte value) => new(LiveDataKind.SByte, (byte)value);

    /// <summary>Wraps a byte; see <see cref="GetByte"/>.</summary>
    public static implicit operator LiveData(byte value) => new(LiveDataKind.Byte, value);

    /// <summary>Wraps a short; see <see cref="GetInt16"/>.</summary>
    public static implicit operator LiveData(short value) => new(LiveDataKind.Int16, (ushort)value);

    /// <summary>Wraps a ushort; see <see cref="GetUInt16"/>.</summary>
    public static implicit operator LiveData(ushort value) => new(LiveDataKind.UInt16, value);

    /// <summary>Wraps an int; see <see cref="GetInt32"/>.</summary>
    public static implicit operator LiveData(int value) => new(LiveDataKind.Int32, (uint)value);

    /// <summary>Wraps a uint; see <see cref="GetUInt32"/>.</summary>
    public static implicit operator LiveData(uint value) => new(LiveDataKind.UInt32, value);

    /// <summary>Wraps a long; see <see cref="GetInt64"/>.</summary>
    public static implicit operator LiveData(long value) => new(LiveDataKind.Int64, (ulong)value);

    /// <summary>Wraps a ulong; see <see cref="GetUInt64"/>.</summary>
    public static implicit operator LiveData(ulong value) => new(LiveDataKind.UInt64, value);

    /// <summary>Wraps an Int128; see <see cref="GetInt128"/>.</summary>
    public static implicit operator LiveData(Int128 value) => new(LiveDataKind.Int128, (ulong)value, (ulong)(value >> 64));

    /// <summary>Wraps a UInt128; see <see cref="GetUInt128"/>.</summary>
    public static implicit operator LiveData(UInt128 value) => new(LiveDataKind.UInt128, (ulong)value, (ulong)(value >> 64));

    /// <summary>Wraps a Half; see <see cref="GetHalf"/>.</summary>
    public static implicit operator LiveData(Half value) => new(LiveDataKind.Half, BitConverter.HalfToUInt16Bits(value));

    /// <summary>Wraps a float; see <see cref="GetSingle"/>.</summary>
    public static implicit operator LiveData(float value) => new(LiveDataKind.Single, BitConverter.SingleToUInt32Bits(value));

    /// <summary>Wraps a double; see <see cref="GetDouble"/>.</summary>
    public static implicit operator LiveData(double value) => new(LiveDataKind.Double, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Wraps a decimal; see <see cref="GetDecimal"/>.</summary>
    public static implicit operator LiveData(decimal value)
    {
        (ulong low, ulong high) = LiveBits.Of(value);
        return new LiveData(LiveDataKind.Decimal, low, high);
    }

    /// <summary>Wraps a char; see <see cref="GetChar"/>.</summary>
    public static implicit operator LiveData(char value) => new(LiveDataKind.Char, value);

    /// <summary>Wraps a Guid; see <see cref="GetGuid"/>.</summary>
    public static implicit operator LiveData(Guid value)
    {
        (ulong low, ulong high) = LiveBits.Of(value);
        return new LiveData(LiveDataKind.Guid, low, high);
    }

    /// <summary>Wraps a DateTime; see <see cref="GetDateTime"/>.</summary>
    public static implicit operator LiveData(DateTime value) => new(LiveDataKind.DateTime, LiveBits.Of(value));

    /// <summary>Wraps a DateTimeOffset; see <see cref="GetDateTimeOffset"/>.</summary>
    public static implicit operator LiveData(DateTimeOffset value) => new(LiveDataKind.DateTimeOffset, (ulong)value.Ticks, (ushort)value.TotalOffsetMinutes);

    /// <summary>Wraps a DateOnly; see <see cref="GetDateOnly"/>.</summary>
    public static implicit operator LiveData(DateOnly value) => new(LiveDataKind.DateOnly, (uint)value.DayNumber);

    /// <summary>Wraps a TimeOnly; see <see cref="GetTimeOnly"/>.</summary>
    public static implicit operator LiveData(TimeOnly value) => new(LiveDataKind.TimeOnly, (ulong)value.Ticks);

    /// <summary>Wraps a TimeSpan; see <see cref="GetTimeSpan"/>.</summary>
    public static implicit operator LiveData(TimeSpan value) => new(LiveDataKind.TimeSpan, (ulong)value.Ticks);

    /// <summary>Wraps a string, well-formed or not; null becomes <see cref="Nothing"/>. See <see cref="GetString"/>.</summary>
    public static implicit operator LiveData(string? value) => value is null ? default : new LiveData(LiveDataKind.String, value);

    /// <summary>Wraps a copy of the bytes; null becomes <see cref="Nothing"/>. See <see cref="GetBytes"/>.</summary>
    public static implicit operator LiveData(byte[]? value) =>
        value is null ? default : new LiveData(LiveDataKind.Bytes, value.AsSpan().ToArray());

    /// <summary>Wraps a copy of the bytes. See <see cref="GetBytes"/>.</summary>
    public static implicit operator LiveData(ReadOnlyMemory<byte> value) => new(LiveDataKind.Bytes, value.ToArray());

    /// <summary>Wraps a copy of the bytes. See <see cref="GetBytes"/>.</summary>
    public static implicit operator LiveData(ReadOnlySpan<byte> value) => new(LiveDataKind.Bytes, value.ToArray());
}
