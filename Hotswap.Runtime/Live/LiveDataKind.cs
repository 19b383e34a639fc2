namespace Hotswap;

/// <summary>What a <see cref="LiveData"/> holds. The numbers are part of the binary form and never change.</summary>
public enum LiveDataKind : byte
{
    /// <summary>Nothing: null.</summary>
    Nothing = 0,

    /// <summary>A <see cref="bool"/>.</summary>
    Boolean = 1,

    /// <summary>An <see cref="sbyte"/>.</summary>
    SByte = 2,

    /// <summary>A <see cref="byte"/>.</summary>
    Byte = 3,

    /// <summary>A <see cref="short"/>.</summary>
    Int16 = 4,

    /// <summary>A <see cref="ushort"/>.</summary>
    UInt16 = 5,

    /// <summary>An <see cref="int"/>.</summary>
    Int32 = 6,

    /// <summary>A <see cref="uint"/>.</summary>
    UInt32 = 7,

    /// <summary>A <see cref="long"/>.</summary>
    Int64 = 8,

    /// <summary>A <see cref="ulong"/>.</summary>
    UInt64 = 9,

    /// <summary>An <see cref="System.Int128"/>.</summary>
    Int128 = 10,

    /// <summary>A <see cref="System.UInt128"/>.</summary>
    UInt128 = 11,

    /// <summary>A <see cref="System.Half"/>.</summary>
    Half = 12,

    /// <summary>A <see cref="float"/>.</summary>
    Single = 13,

    /// <summary>A <see cref="double"/>.</summary>
    Double = 14,

    /// <summary>A <see cref="decimal"/>.</summary>
    Decimal = 15,

    /// <summary>A <see cref="char"/>.</summary>
    Char = 16,

    /// <summary>A <see cref="System.Guid"/>.</summary>
    Guid = 17,

    /// <summary>A <see cref="System.DateTime"/>, its kind included.</summary>
    DateTime = 18,

    /// <summary>A <see cref="System.DateTimeOffset"/>, its offset included.</summary>
    DateTimeOffset = 19,

    /// <summary>A <see cref="System.DateOnly"/>.</summary>
    DateOnly = 20,

    /// <summary>A <see cref="System.TimeOnly"/>.</summary>
    TimeOnly = 21,

    /// <summary>A <see cref="System.TimeSpan"/>.</summary>
    TimeSpan = 22,

    /// <summary>A <see cref="string"/>.</summary>
    String = 32,

    /// <summary>A byte array.</summary>
    Bytes = 33,

    /// <summary>An object, detached from its type, as UTF-8 JSON.</summary>
    Object = 34,
}
