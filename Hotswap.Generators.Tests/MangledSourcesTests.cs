using System.Globalization;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Tests;

/// <summary>Whatever somebody types, the generator does not throw, and what it writes is no error of its own.</summary>
public sealed class MangledSourcesTests
{
    // HOTSWAP_MANGLED_SOURCES asks for another number, for a long run by hand.
    private static readonly int _count = int.TryParse(
        Environment.GetEnvironmentVariable("HOTSWAP_MANGLED_SOURCES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 350;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void MangledSourceBreaksNeitherTheGeneratorNorTheBuild(int which)
    {
        string source = MangledSources.All[which];
        var random = new Random(which);
        GeneratorRun run = GeneratorRun.First(TestCompilation.Create(source));
        Assert.Empty(run.OwnErrors());
        string path = Path.GetFileName(run.Input.SyntaxTrees[^1].FilePath);
        var failures = new Dictionary<string, string>();
        for (int i = 0; i < _count; i++)
        {
            string mangled = MangledSources.Mangle(source, random);

            // One driver over all, as in an editor: what it kept of the text before must not show.
            run = run.Edit(run.Input.ReplaceSyntaxTree(run.Input.SyntaxTrees[^1], TestCompilation.Parse(path, mangled)));
            foreach (Diagnostic error in run.OwnErrors())
            {
                failures.TryAdd(error.Id + error.Location.SourceTree?.FilePath, error + "\n" + mangled);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Values.Take(5)));
    }
}
