using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests;

/// <summary>What an edit costs, in bytes: unlike milliseconds they do not drift.</summary>
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const int Edits = 21;

    [Fact]
    public void UnrelatedEditOfALargeProjectWithoutHitsAllocatesLittle() => AssertEdit(0, 150 * 1024);

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
            _ = edited.SyntaxTrees[^1].GetRoot(TestContext.Current.CancellationToken);
            _ = edited.GetTypeByMetadataName("Project.Part0.Service0");

            // The driver works on the calling thread, so this thread's count is all there is.
            long before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(edited, TestContext.Current.CancellationToken);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        allocated.Sort();
        long median = allocated[Edits / 2];
        output.WriteLine($"{hits} hits, {compilation.SyntaxTrees.Sum(t => t.GetText(TestContext.Current.CancellationToken).Lines.Count):N0} lines: {median:N0} bytes an edit");
        Assert.InRange(median, 1, limit);
        Assert.Equal(hits, driver.GetRunResult().GeneratedTrees.Count(t => t.FilePath.Contains("LiveFunc_", StringComparison.Ordinal)));
    }
}
