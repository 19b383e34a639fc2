using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Hotswap.Generators;
using Hotswap.Generators.Tests.Harness;
using Hotswap.Generators.Tests.Incremental;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Logging;

namespace Hotswap.Benchmarks.Generator;

/// <summary>
/// What a first run and the run after an edit cost: our generator, one that finds its methods by an attribute, and the SDK's for
/// logging, on the same project of 94,000 lines, in turns.
/// </summary>
internal static class GeneratorMeasurement
{
    private const int Rounds = 20;

    public static void Run()
    {
        (string Name, Func<IIncrementalGenerator> Create)[] generators =
        [
            ("Hotswap", static () => new HotswapGenerator()),
            ("by an attribute", static () => new AttributeGenerator()),
            ("logging, of the SDK", CreateLoggingGenerator()),
        ];
        Console.WriteLine("| methods found | generator | first run | run after an edit | allocated by that |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (int hits in new[] { 0, 200 })
        {
            CSharpCompilation compilation = SyntheticProject.Create(
                hits,
                static file => string.Create(CultureInfo.InvariantCulture, $$"""
                        [global::Microsoft.Extensions.Logging.LoggerMessage({{file}}, global::Microsoft.Extensions.Logging.LogLevel.Information, "{name} {times}")]
                        internal static partial void LogJob{{file}}(global::Microsoft.Extensions.Logging.ILogger logger, string name, int times);
                    """),
                MetadataReference.CreateFromFile(typeof(LoggerMessageAttribute).Assembly.Location));
            List<double>[] first = [.. generators.Select(_ => new List<double>())];
            List<(double Time, long Bytes)>[] edits = [.. generators.Select(_ => new List<(double, long)>())];
            GeneratorDriver[] drivers = [.. generators.Select(g => First(compilation, g.Create()).Driver)];
            for (int round = 0; round < Rounds; round++)
            {
                for (int g = 0; g < generators.Length; g++)
                {
                    first[g].Add(First(compilation, generators[g].Create()).Time);
                    edits[g].Add(Edit(ref drivers[g], compilation, round));
                }
            }

            for (int g = 0; g < generators.Length; g++)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {hits} | {generators[g].Name} | {Median(first[g]):F1} ms | {Median(edits[g].Select(e => e.Time)):F2} ms | {Median(edits[g].Select(e => e.Bytes)):N0} B |"));
            }
        }
    }

    private static (GeneratorDriver Driver, double Time) First(CSharpCompilation compilation, IIncrementalGenerator generator)
    {
        // A fresh copy: symbols that one generator has bound must not be served to the next.
        CSharpCompilation fresh = compilation.Clone();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions, optionsProvider: TestOptions.Plugin);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(fresh);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return driver.GetRunResult().Results.Single().Exception is { } exception
            ? throw new InvalidOperationException("The generator failed.", exception)
            : (driver, time);
    }

    private static (double Time, long Bytes) Edit(ref GeneratorDriver driver, CSharpCompilation compilation, int edit)
    {
        CSharpCompilation edited = SyntheticProject.EditBody(compilation, edit);

        // Parsing and the table of declarations are the compiler's own, and made for any edit.
        _ = edited.SyntaxTrees[^1].GetRoot();
        _ = edited.GetTypeByMetadataName("Project.Part0.Service0");
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(edited);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static T Median<T>(IEnumerable<T> values) => values.Order().ElementAt(Rounds / 2);

    private static Func<IIncrementalGenerator> CreateLoggingGenerator()
    {
        string path = typeof(GeneratorMeasurement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "LoggingGenerator").Value!;
        Type type = Assembly.LoadFrom(path).GetTypes()
            .Single(t => t.IsDefined(typeof(GeneratorAttribute)) && typeof(IIncrementalGenerator).IsAssignableFrom(t));
        return () => (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
