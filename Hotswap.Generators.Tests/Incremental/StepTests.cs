using System.Collections;
using System.Reflection;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Tests.Incremental;

/// <summary>What the generator keeps between runs.</summary>
public sealed class StepTests
{
    private static readonly string[] _names =
        [.. typeof(TrackingNames).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    // These two hand files on; what is made of the files must not hold them.
    private static readonly string[] _holdTrees = [TrackingNames.Trees, TrackingNames.Scan];

    [Fact]
    public void EveryNamedStepRuns()
    {
        string[] run = [.. Runs().SelectMany(r => r.Result.TrackedSteps.Keys).Distinct()];
        Assert.All(_names, n => Assert.Contains(n, run));
        Assert.Equal(_names.Length, _names.Distinct().Count());
    }

    [Fact]
    public void NoModelHoldsACompilationASymbolANodeOrALocation()
    {
        foreach (GeneratorRun run in Runs())
        {
            foreach (string name in _names)
            {
                if (!run.Result.TrackedSteps.TryGetValue(name, out var steps))
                {
                    continue;
                }

                foreach (object value in steps.SelectMany(s => s.Outputs).Select(o => o.Value).Where(v => v is not null))
                {
                    Walk(value, name, new HashSet<object>(ReferenceEqualityComparer.Instance), _holdTrees.Contains(name));
                }
            }
        }
    }

    private static IEnumerable<GeneratorRun> Runs()
    {
        yield return GeneratorRun.Of(TestCompilation.Create(MangledSources.Rich));
        yield return GeneratorRun.Of("[Hotswap.HotswapPlugin] class World { private void OnLoad() { } }");
        yield return GeneratorRun.Of(TestCompilation.Create("class A;"), new TestOptions(("HotswapHost", "true"), ("HotswapContract", "true")));
    }

    private static void Walk(object value, string path, HashSet<object> seen, bool mayHoldTrees)
    {
        Type type = value.GetType();
        if (type.IsPrimitive || value is string or Enum or Type or MemberInfo || (!type.IsValueType && !seen.Add(value)))
        {
            return;
        }

        if (value is SyntaxTree && mayHoldTrees)
        {
            return;
        }

        Assert.False(
            value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Location or SyntaxReference or SourceText or AttributeData,
            $"{path} holds a {type}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                if (item is not null)
                {
                    Walk(item, path + "[]", seen, mayHoldTrees);
                }
            }

            return;
        }

        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetValue(value) is { } inner)
                {
                    Walk(inner, path + "." + field.Name, seen, mayHoldTrees);
                }
            }
        }
    }
}
