using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using HotswapGenerated.Hotswap_Benchmarks;
using MemoryPack;

namespace Hotswap.Benchmarks.LiveThings;

/// <summary>
/// Objects detached into live data and restored, beside the serialisers that the framework and its users have.
/// The generated readers and writers are called as the runtime calls them.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class LiveDataBenchmarks
{
    private readonly Live_Fire _fire = Live_Fire.Create();
    private readonly Live_Order _order = Live_Order.Create();
    private readonly LiveData _fireData = LiveJobs.Fire(Live_Fire.Create()).Data;
    private readonly LiveData _orderData = LiveJobs.Order(Live_Order.Create()).Data;
    private readonly byte[] _fireJson = JsonSerializer.SerializeToUtf8Bytes(Live_Fire.Create(), SampleContext.Default.Live_Fire);
    private readonly byte[] _orderJson = JsonSerializer.SerializeToUtf8Bytes(Live_Order.Create(), SampleContext.Default.Live_Order);
    private readonly byte[] _firePacked = MemoryPackSerializer.Serialize(Live_Fire.Create());
    private readonly byte[] _orderPacked = MemoryPackSerializer.Serialize(Live_Order.Create());

    [Benchmark(Baseline = true, Description = "System.Text.Json source generation")]
    [BenchmarkCategory("write small")]
    public byte[] WriteSmallJson() => JsonSerializer.SerializeToUtf8Bytes(_fire, SampleContext.Default.Live_Fire);

    [Benchmark(Description = "live data")]
    [BenchmarkCategory("write small")]
    public LiveData WriteSmall() => LiveType_Live_Fire.ToData(_fire);

    [Benchmark(Description = "MemoryPack")]
    [BenchmarkCategory("write small")]
    public byte[] WriteSmallPacked() => MemoryPackSerializer.Serialize(_fire);

    [Benchmark(Baseline = true, Description = "System.Text.Json source generation")]
    [BenchmarkCategory("read small")]
    public Live_Fire? ReadSmallJson() => JsonSerializer.Deserialize(_fireJson, SampleContext.Default.Live_Fire);

    [Benchmark(Description = "live data")]
    [BenchmarkCategory("read small")]
    public Live_Fire? ReadSmall() => LiveJson.Read(_fireData, LiveData_Hotswap_Benchmarks_LiveThings_Live_Fire.Read);

    [Benchmark(Description = "MemoryPack")]
    [BenchmarkCategory("read small")]
    public Live_Fire? ReadSmallPacked() => MemoryPackSerializer.Deserialize<Live_Fire>(_firePacked);

    [Benchmark(Baseline = true, Description = "System.Text.Json source generation")]
    [BenchmarkCategory("write order")]
    public byte[] WriteOrderJson() => JsonSerializer.SerializeToUtf8Bytes(_order, SampleContext.Default.Live_Order);

    [Benchmark(Description = "live data")]
    [BenchmarkCategory("write order")]
    public LiveData WriteOrder() => LiveType_Live_Order.ToData(_order);

    [Benchmark(Description = "MemoryPack")]
    [BenchmarkCategory("write order")]
    public byte[] WriteOrderPacked() => MemoryPackSerializer.Serialize(_order);

    [Benchmark(Baseline = true, Description = "System.Text.Json source generation")]
    [BenchmarkCategory("read order")]
    public Live_Order? ReadOrderJson() => JsonSerializer.Deserialize(_orderJson, SampleContext.Default.Live_Order);

    [Benchmark(Description = "live data")]
    [BenchmarkCategory("read order")]
    public Live_Order? ReadOrder() => LiveJson.Read(_orderData, LiveData_Hotswap_Benchmarks_LiveThings_Live_Order.Read);

    [Benchmark(Description = "MemoryPack")]
    [BenchmarkCategory("read order")]
    public Live_Order? ReadOrderPacked() => MemoryPackSerializer.Deserialize<Live_Order>(_orderPacked);
}
