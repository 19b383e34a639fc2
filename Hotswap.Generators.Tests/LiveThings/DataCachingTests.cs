using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>An edit writes anew what it touches, and nothing else.</summary>
public sealed class DataCachingTests
{
    private const string Fire = "namespace Worlds; internal sealed class Live_Fire { public int N { get; set; } public Part? Part { get; set; } public void Handle() { } }";
    private const string Part = "namespace Worlds; internal sealed class Part { public int X { get; set; } public int Twice() => X * 2; }";
    private const string Other = "namespace Worlds; internal sealed class Live_Other { public string? S { get; set; } }";

    [Fact]
    public void AChangedMemberRewritesOneReader()
    {
        GeneratorRun run = First();
        GeneratorRun edited = Edit(run, 2, Part.Replace("int X", "long X", StringComparison.Ordinal));
        Assert.Equal(1, edited.Reasons(TrackingNames.DataObjects).Count(r => r == IncrementalStepRunReason.Modified));
        Assert.All(edited.Reasons(TrackingNames.LiveTypes), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        string[] changed = [.. run.Files.Keys.Where(f => run[f] != edited[f])];
        Assert.Equal(["LiveData_Worlds_Part.g.cs"], changed);
    }

    [Fact]
    public void AnEditedBodyRewritesNothing()
    {
        GeneratorRun edited = Edit(First(), 2, Part.Replace("X * 2", "X + X", StringComparison.Ordinal));
        Assert.All(edited.Reasons(TrackingNames.DataObjects), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private static GeneratorRun First() => GeneratorRun.First(TestCompilation.Create(Sources.Plugin(), Fire, Part, Other));

    /// <summary>Replaces a source; the first tree holds the usings.</summary>
    private static GeneratorRun Edit(GeneratorRun run, int source, string text)
    {
        SyntaxTree old = run.Input.SyntaxTrees[source + 1];
        return run.Edit((CSharpCompilation)run.Input.ReplaceSyntaxTree(old, old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text, System.Text.Encoding.UTF8))));
    }
}
