using System.Text;

namespace Hotswap.Tests.Live;

/// <summary>Values at the edges of every kind of live data, by name.</summary>
internal static class LiveSamples
{
    public static IReadOnlyList<(string Name, LiveData Data)> All { get; } =
    [
        ("nothing", LiveData.Nothing),
        ("false", false),
        ("true", true),
        ("sbyte min", sbyte.MinValue),
        ("sbyte max", sbyte.MaxValue),
        ("byte max", byte.MaxValue),
        ("short min", short.MinValue),
        ("short max", short.MaxValue),
        ("ushort max", ushort.MaxValue),
        ("int 0", 0),
        ("int min", int.MinValue),
        ("int max", int.MaxValue),
        ("uint max", uint.MaxValue),
        ("long min", long.MinValue),
        ("long max", long.MaxValue),
        ("ulong max", ulong.MaxValue),
        ("int128 min", Int128.MinValue),
        ("int128 max", Int128.MaxValue),
        ("uint128 max", UInt128.MaxValue),
        ("half 0", Half.Zero),
        ("half -0", Half.NegativeZero),
        ("half epsilon", Half.Epsilon),
        ("half max", Half.MaxValue),
        ("half infinity", Half.PositiveInfinity),
        ("half -infinity", Half.NegativeInfinity),
        ("half nan", Half.NaN),
        ("half other nan", BitConverter.UInt16BitsToHalf(0x7D01)),
        ("float -0", -0.0f),
        ("float epsilon", float.Epsilon),
        ("float max", float.MaxValue),
        ("float min", float.MinValue),
        ("float third", 1f / 3f),
        ("float infinity", float.PositiveInfinity),
        ("float -infinity", float.NegativeInfinity),
        ("float nan", float.NaN),
        ("float signalling nan", BitConverter.UInt32BitsToSingle(0x7F800001)),
        ("double -0", -0.0),
        ("double epsilon", double.Epsilon),
        ("double max", double.MaxValue),
        ("double min", double.MinValue),
        ("double tenth", 0.1),
        ("double infinity", double.PositiveInfinity),
        ("double -infinity", double.NegativeInfinity),
        ("double nan", double.NaN),
        ("double positive nan", BitConverter.UInt64BitsToDouble(0x7FF8000000000000)),
        ("double signalling nan", BitConverter.UInt64BitsToDouble(0x7FF0000000000001)),
        ("decimal 0", 0m),
        ("decimal 0.00", 0.00m),
        ("decimal -0", new decimal(0, 0, 0, isNegative: true, 0)),
        ("decimal -0.0000000000000000000000000000", new decimal(0, 0, 0, isNegative: true, 28)),
        ("decimal 1.00", 1.00m),
        ("decimal min", decimal.MinValue),
        ("decimal max", decimal.MaxValue),
        ("decimal smallest", new decimal(1, 0, 0, isNegative: false, 28)),
        ("char nul", '\0'),
        ("char a", 'a'),
        ("char lone surrogate", '\uD800'),
        ("char mark", '\u001A'),
        ("char max", char.MaxValue),
        ("guid empty", Guid.Empty),
        ("guid", new Guid("00112233-4455-6677-8899-aabbccddeeff")),
        ("datetime min", DateTime.MinValue),
        ("datetime max", DateTime.MaxValue),
        ("datetime utc", new DateTime(638_500_000_000_000_001, DateTimeKind.Utc)),
        ("datetime utc max", new DateTime(DateTime.MaxValue.Ticks, DateTimeKind.Utc)),
        ("datetime local", new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Local)),
        ("datetime local min", new DateTime(0, DateTimeKind.Local)),
        ("datetime local max", new DateTime(DateTime.MaxValue.Ticks, DateTimeKind.Local)),
        ("datetime local repeated hour", DateTimeInRepeatedHour()),
        ("datetimeoffset min", DateTimeOffset.MinValue),
        ("datetimeoffset max", DateTimeOffset.MaxValue),
        ("datetimeoffset", new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromMinutes(-827)).AddTicks(7)),
        ("date min", DateOnly.MinValue),
        ("date max", DateOnly.MaxValue),
        ("time min", TimeOnly.MinValue),
        ("time max", TimeOnly.MaxValue),
        ("timespan 0", TimeSpan.Zero),
        ("timespan min", TimeSpan.MinValue),
        ("timespan max", TimeSpan.MaxValue),
        ("string empty", ""),
        ("string", "Ünïcödé \"quoted\" \\ \t 🎺"),
        ("string lone surrogates", "a\uDC00b\uD800"),
        ("string that looks escaped", "\u001AD800"),
        ("string reversed pair", "\uDC00\uD800\u001A"),
        ("bytes empty", Array.Empty<byte>()),
        ("bytes", new byte[] { 0, 1, 254, 255 }),
        ("object empty", Object("{}")),
        ("object", Object("""{"N":1,"Who":"x","Items":[null,{"A":-0.5}]}""")),
    ];

    public static LiveData Object(string json) => LiveData.FromJson(Encoding.UTF8.GetBytes(json));

    /// <summary>A local time of the first pass of the hour that the end of daylight saving repeats, in a zone that has one.</summary>
    private static DateTime DateTimeInRepeatedHour()
    {
        // Only a conversion makes such a value, and only in a local zone with daylight saving; the parts of the word do it anywhere.
        ulong word = (ulong)new DateTime(2024, 10, 27, 2, 30, 0).Ticks | 0xC000_0000_0000_0000;
        return System.Runtime.CompilerServices.Unsafe.BitCast<ulong, DateTime>(word);
    }
}
