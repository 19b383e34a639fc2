using BenchmarkDotNet.Running;
using Hotswap.Benchmarks.Calls;
using Hotswap.Benchmarks.Generator;

// These measure what BenchmarkDotNet does not: things over threads and reloads, and generators in turns. All else is its own.
switch (args)
{
    case ["calls"]:
        await CallMeasurement.RunAsync();
        break;
    case ["generator"]:
        GeneratorMeasurement.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
