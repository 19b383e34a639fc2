using BenchmarkDotNet.Attributes;

namespace Hotswap.Benchmarks.LiveThings;

/// <summary>Primitives wrapped, stored in the binary form, parsed and read: none may allocate.</summary>
[MemoryDiagnoser]
public class LivePrimitiveBenchmarks
{
    private readonly byte[] _room = new byte[32];

    [Benchmark(Description = "int, wrapped and read")]
    public int Wrap() => Hold(42).GetInt32();

    [Benchmark(Description = "decimal, wrapped and read")]
    public decimal WrapDecimal() => Hold(1234.50m).GetDecimal();

    [Benchmark(Description = "Guid, wrapped and read")]
    public Guid WrapGuid() => Hold(Guid.Empty).GetGuid();

    [Benchmark(Description = "int, through the binary form")]
    public int Store() => Through(42).GetInt32();

    [Benchmark(Description = "DateTimeOffset, through the binary form")]
    public DateTimeOffset StoreTime() => Through(DateTimeOffset.UnixEpoch).GetDateTimeOffset();

    private static LiveData Hold(LiveData data) => data;

    private LiveData Through(LiveData data)
    {
        data.TryWrite(_room, out int written);
        return LiveData.Parse(_room.AsSpan(0, written));
    }
}
