namespace Hotswap;

/// <summary>What the forms need to know of each kind of live data.</summary>
internal static class LiveDataKinds
{
    /// <summary>Size of a value of a fixed-width kind, in bytes; -1 for the others and for what is no kind.</summary>
    public static int FixedSize(LiveDataKind kind) => kind switch
    {
        LiveDataKind.Nothing => 0,
        LiveDataKind.Boolean or LiveDataKind.SByte or LiveDataKind.Byte => 1,
        LiveDataKind.Int16 or LiveDataKind.UInt16 or LiveDataKind.Half or LiveDataKind.Char => 2,
        LiveDataKind.Int32 or LiveDataKind.UInt32 or LiveDataKind.Single or LiveDataKind.DateOnly => 4,
        LiveDataKind.Int64 or LiveDataKind.UInt64 or LiveDataKind.Double => 8,
        LiveDataKind.DateTime or LiveDataKind.TimeOnly or LiveDataKind.TimeSpan => 8,
        LiveDataKind.DateTimeOffset => 10,
        LiveDataKind.Int128 or LiveDataKind.UInt128 or LiveDataKind.Decimal or LiveDataKind.Guid => 16,
        _ => -1,
    };

    /// <summary>The kind's name in the JSON form.</summary>
    public static string Tag(LiveDataKind kind) => kind switch
    {
        LiveDataKind.Boolean => "bool",
        LiveDataKind.SByte => "sbyte",
        LiveDataKind.Byte => "byte",
        LiveDataKind.Int16 => "short",
        LiveDataKind.UInt16 => "ushort",
        LiveDataKind.Int32 => "int",
        LiveDataKind.UInt32 => "uint",
        LiveDataKind.Int64 => "long",
        LiveDataKind.UInt64 => "ulong",
        LiveDataKind.Int128 => "int128",
        LiveDataKind.UInt128 => "uint128",
        LiveDataKind.Half => "half",
        LiveDataKind.Single => "float",
        LiveDataKind.Double => "double",
        LiveDataKind.Decimal => "decimal",
        LiveDataKind.Char => "char",
        LiveDataKind.Guid => "guid",
        LiveDataKind.DateTime => "dateTime",
        LiveDataKind.DateTimeOffset => "dateTimeOffset",
        LiveDataKind.DateOnly => "date",
        LiveDataKind.TimeOnly => "time",
        LiveDataKind.TimeSpan => "timeSpan",
        LiveDataKind.String => "string",
        LiveDataKind.Bytes => "bytes",
        LiveDataKind.Object => "object",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind of that name in the JSON form; <see cref="LiveDataKind.Nothing"/> if there is none.</summary>
    public static LiveDataKind FromTag(string? tag) => tag switch
    {
        "bool" => LiveDataKind.Boolean,
        "sbyte" => LiveDataKind.SByte,
        "byte" => LiveDataKind.Byte,
        "short" => LiveDataKind.Int16,
        "ushort" => LiveDataKind.UInt16,
        "int" => LiveDataKind.Int32,
        "uint" => LiveDataKind.UInt32,
        "long" => LiveDataKind.Int64,
        "ulong" => LiveDataKind.UInt64,
        "int128" => LiveDataKind.Int128,
        "uint128" => LiveDataKind.UInt128,
        "half" => LiveDataKind.Half,
        "float" => LiveDataKind.Single,
        "double" => LiveDataKind.Double,
        "decimal" => LiveDataKind.Decimal,
        "char" => LiveDataKind.Char,
        "guid" => LiveDataKind.Guid,
        "dateTime" => LiveDataKind.DateTime,
        "dateTimeOffset" => LiveDataKind.DateTimeOffset,
        "date" => LiveDataKind.DateOnly,
        "time" => LiveDataKind.TimeOnly,
        "timeSpan" => LiveDataKind.TimeSpan,
        "string" => LiveDataKind.String,
        "bytes" => LiveDataKind.Bytes,
        "object" => LiveDataKind.Object,
        _ => LiveDataKind.Nothing,
    };

    /// <summary>The kind in a sentence: "an int".</summary>
    public static string Describe(LiveDataKind kind) => kind switch
    {
        LiveDataKind.Nothing => "nothing",
        LiveDataKind.Boolean => "a bool",
        LiveDataKind.SByte => "an sbyte",
        LiveDataKind.Byte => "a byte",
        LiveDataKind.Int16 => "a short",
        LiveDataKind.UInt16 => "a ushort",
        LiveDataKind.Int32 => "an int",
        LiveDataKind.UInt32 => "a uint",
        LiveDataKind.Int64 => "a long",
        LiveDataKind.UInt64 => "a ulong",
        LiveDataKind.Int128 => "an Int128",
        LiveDataKind.UInt128 => "a UInt128",
        LiveDataKind.Half => "a Half",
        LiveDataKind.Single => "a float",
        LiveDataKind.Double => "a double",
        LiveDataKind.Decimal => "a decimal",
        LiveDataKind.Char => "a char",
        LiveDataKind.Guid => "a Guid",
        LiveDataKind.DateTime => "a DateTime",
        LiveDataKind.DateTimeOffset => "a DateTimeOffset",
        LiveDataKind.DateOnly => "a DateOnly",
        LiveDataKind.TimeOnly => "a TimeOnly",
        LiveDataKind.TimeSpan => "a TimeSpan",
        LiveDataKind.String => "a string",
        LiveDataKind.Bytes => "a byte array",
        LiveDataKind.Object => "an object",
        _ => $"the unknown kind {(byte)kind}",
    };
}
