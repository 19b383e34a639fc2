using System.Diagnostics;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Incremental;

/// <summary>What an edit and a first run cost: bytes, which do not drift, and a ratio inside one run.</summary>
public sealed class CostTests(ITestOutputHelper output)
{
    private const int Edits = 21;
    private const int Drivers = 20;

    [Fact]
    public void UnrelatedEditOfALargeProjectWithoutHitsAllocatesLittle() => AssertEdit(0, 150 * 1024);

    [Fact]
    public void UnrelatedEditOfALargeProjectWithManyHitsAllocatesBoundedly() => AssertEdit(200, 4 * 1024 * 1024);

    [Fact]
    public void FirstRunTakesAtMostThreeTimesAnAttributeBasedGenerator()
    {
        CSharpCompilation compilation = SyntheticProject.Create(200);
        var ours = new List<double>();
        var attribute = new List<double>();
        Time(compilation, new HotswapGenerator());
        Time(compilation, new AttributeGenerator());

        // Taken in turns, so that what else the machine does meets both.
        for (int i = 0; i < Drivers; i++)
        {
            ours.Add(Time(compilation, new HotswapGenerator()));
            attribute.Add(Time(compilation, new AttributeGenerator()));
        }

        double ratio = Median(ours) / Median(attribute);
        output.WriteLine($"first run with 200 live functions: {Median(ours):F1} ms, attribute-based {Median(attribute):F1} ms, ratio {ratio:F2}");
        Assert.InRange(ratio, 0, 3);
    }

    private static double Time(CSharpCompilation compilation, IIncrementalGenerator generator)
    {
        // A fresh copy: symbols that one generator has bound must not be served to the next.
        CSharpCompilation fresh = compilation.Clone();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: TestOptions.Plugin);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(fresh, TestContext.Current.CancellationToken);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Assert.InRange(driver.GetRunResult().GeneratedTrees.Length, 201, int.MaxValue);
        return elapsed;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private void AssertEdit(int hits, long limit)
    {
        CSharpCompilation compilation = SyntheticProject.Create(hits);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new HotswapGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: TestOptions.Plugin);
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        var allocated = new List<long>();
        for (int i = 0; i < Edits; i++)
        {
            CSharpCompilation edited = SyntheticProject.EditBody(compilation, i);

            // Parsing and the table of declarations are the compiler's own, and made for any edit.
            _ = edited.SyntaxTrees[^1].GetRoot(TestContext.Current.CancellationToken);
            _ = edited.GetTypeByMetadataName("Project.Part0.Service0");

            // The driver works on the calling thread, so this thread's count is all there is.
            long before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(edited, TestContext.Current.CancellationToken);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        allocated.Sort();
        long median = allocated[Edits / 2];
        int lines = compilation.SyntaxTrees.Sum(t => t.GetText(TestContext.Current.CancellationToken).Lines.Count);
        output.WriteLine($"{hits} live functions, {lines:N0} lines: {median:N0} bytes an edit");
        Assert.InRange(lines, 90_000, 100_000);
        Assert.InRange(median, 1, limit);
        Assert.Equal(hits, driver.GetRunResult().GeneratedTrees.Count(t => t.FilePath.Contains("LiveFunc_", StringComparison.Ordinal)));
    }
}
