using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Hotswap;

/// <content>
/// The getters are exact: each reads its own kind only. The error for another kind names what is there and what was asked
/// for; look at <see cref="Kind"/> first where the kind is not known.
/// </content>
public readonly partial struct LiveData
{
    /// <summary>The bool that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public bool GetBoolean()
    {
        Require(LiveDataKind.Boolean);
        return _low != 0;
    }

    /// <summary>The sbyte that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public sbyte GetSByte()
    {
        Require(LiveDataKind.SByte);
        return (sbyte)(byte)_low;
    }

    /// <summary>The byte that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public byte GetByte()
    {
        Require(LiveDataKind.Byte);
        return (byte)_low;
    }

    /// <summary>The short that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public short GetInt16()
    {
        Require(LiveDataKind.Int16);
        return (short)(ushort)_low;
    }

    /// <summary>The ushort that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public ushort GetUInt16()
    {
        Require(LiveDataKind.UInt16);
        return (ushort)_low;
    }

    /// <summary>The int that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public int GetInt32()
    {
        Require(LiveDataKind.Int32);
        return (int)(uint)_low;
    }

    /// <summary>The uint that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public uint GetUInt32()
    {
        Require(LiveDataKind.UInt32);
        return (uint)_low;
    }

    /// <summary>The long that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public long GetInt64()
    {
        Require(LiveDataKind.Int64);
        return (long)_low;
    }

    /// <summary>The ulong that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public ulong GetUInt64()
    {
        Require(LiveDataKind.UInt64);
        return _low;
    }

    /// <summary>The Int128 that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public Int128 GetInt128()
    {
        Require(LiveDataKind.Int128);
        return new Int128(_high, _low);
    }

    /// <summary>The UInt128 that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public UInt128 GetUInt128()
    {
        Require(LiveDataKind.UInt128);
        return new UInt128(_high, _low);
    }

    /// <summary>The Half that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public Half GetHalf()
    {
        Require(LiveDataKind.Half);
        return BitConverter.UInt16BitsToHalf((ushort)_low);
    }

    /// <summary>The float that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public float GetSingle()
    {
        Require(LiveDataKind.Single);
        return BitConverter.UInt32BitsToSingle((uint)_low);
    }

    /// <summary>The double that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public double GetDouble()
    {
        Require(LiveDataKind.Double);
        return BitConverter.UInt64BitsToDouble(_low);
    }

    /// <summary>The decimal that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public decimal GetDecimal()
    {
        Require(LiveDataKind.Decimal);
        return LiveBits.ToDecimal(_low, _high);
    }

    /// <summary>The char that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public char GetChar()
    {
        Require(LiveDataKind.Char);
        return (char)_low;
    }

    /// <summary>The Guid that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public Guid GetGuid()
    {
        Require(LiveDataKind.Guid);
        return LiveBits.ToGuid(_low, _high);
    }

    /// <summary>The DateTime that this holds. Its kind and clock time are those that were wrapped, whatever this machine's time zone.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public DateTime GetDateTime()
    {
        Require(LiveDataKind.DateTime);
        return LiveBits.ToDateTime(_low);
    }

    /// <summary>The DateTimeOffset that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public DateTimeOffset GetDateTimeOffset()
    {
        Require(LiveDataKind.DateTimeOffset);
        return LiveBits.ToDateTimeOffset(_low, _high);
    }

    /// <summary>The DateOnly that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public DateOnly GetDateOnly()
    {
        Require(LiveDataKind.DateOnly);
        return DateOnly.FromDayNumber((int)_low);
    }

    /// <summary>The TimeOnly that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public TimeOnly GetTimeOnly()
    {
        Require(LiveDataKind.TimeOnly);
        return new TimeOnly((long)_low);
    }

    /// <summary>The TimeSpan that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public TimeSpan GetTimeSpan()
    {
        Require(LiveDataKind.TimeSpan);
        return new TimeSpan((long)_low);
    }

    /// <summary>The string that this holds, or null for nothing.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public string? GetString()
    {
        if (_kind == LiveDataKind.Nothing)
        {
            return null;
        }

        Require(LiveDataKind.String);
        return Text;
    }

    /// <summary>The bytes that this holds; nothing counts as no bytes.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public ReadOnlyMemory<byte> GetBytes()
    {
        if (_kind == LiveDataKind.Nothing)
        {
            return default;
        }

        Require(LiveDataKind.Bytes);
        return Buffer;
    }

    /// <summary>A copy of the bytes that this holds, or null for nothing.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public byte[]? GetByteArray()
    {
        if (_kind == LiveDataKind.Nothing)
        {
            return null;
        }

        Require(LiveDataKind.Bytes);
        return Buffer.AsSpan().ToArray();
    }

    /// <summary>The UTF-8 JSON of the object that this holds.</summary>
    /// <exception cref="LiveDataException">It holds something else.</exception>
    public ReadOnlyMemory<byte> GetJson()
    {
        Require(LiveDataKind.Object);
        return Buffer;
    }

    private void Require(LiveDataKind asked)
    {
        if (_kind != asked)
        {
            ThrowMismatch(asked);
        }
    }

    [DoesNotReturn]
    [StackTraceHidden]
    private void ThrowMismatch(LiveDataKind asked) => throw new LiveDataException(
        $"The live data holds {LiveDataKinds.Describe(_kind)}, {LiveDataKinds.Describe(asked)} was asked for.");
}
