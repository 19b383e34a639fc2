using System.Globalization;
using BenchmarkDotNet.Running;
using Hotswap.Benchmarks.Calls;
using Hotswap.Benchmarks.Generator;
using Hotswap.Benchmarks.Queue;
using Hotswap.Benchmarks.Reloads;

// These measure what BenchmarkDotNet does not: threads, reloads, and things in turns. All else is its own.
switch (args)
{
    case ["calls"]:
        CallCosts.Run();
        await CallMeasurement.RunAsync();
        break;
    case ["queue"]:
        await QueueMeasurement.RunAsync();
        await TickMeasurement.RunAsync();
        await DurableMeasurement.RunAsync();
        break;
    case ["generator"]:
        GeneratorMeasurement.Run();
        break;
    case ["reload"]:
        ReloadMeasurement.Run();
        break;
    case ["latency"]:
        LatencyMeasurement.Run();
        break;
    case ["stall"]:
        StallMeasurement.Run();
        break;
    case ["warm-up"]:
        WarmUpMeasurement.Run();
        break;
    case ["memory", .. string[] count]:
        MemoryMeasurement.Run(count is [string reloads] ? int.Parse(reloads, CultureInfo.InvariantCulture) : 30_000);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LeaseMeasurement).Assembly).Run(args);
        break;
}
