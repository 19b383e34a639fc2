using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Hotswap.Analyzers.Tests;

/// <summary>
/// Applies a fix, one finding after the other and all at once. The fixed code must compile, and whatever it is still
/// flagged for must be marked in it.
/// </summary>
internal static class FixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <param name="source">The code with its findings marked.</param>
    /// <param name="fixedSource">The code as the fix leaves it; the source itself where no fix may be offered.</param>
    /// <param name="project">The project; a plugin where none is given.</param>
    /// <param name="key">The equivalence key of the fix, where the provider offers several.</param>
    /// <param name="iterations">How often the fix is applied when it is applied one by one, where that is not once per finding.</param>
    /// <param name="fixAllIterations">How often the fix of all is applied, where that is not once.</param>
    /// <param name="fixedFiles">The additional files as the fix leaves them, where it changes or creates any.</param>
    /// <param name="generated">Whether what our generator writes is part of the project, as it is in an editor.</param>
    public static Task Verify(
        string source,
        string fixedSource,
        ProjectUnderTest? project = null,
        string? key = null,
        int? iterations = null,
        int? fixAllIterations = null,
        IReadOnlyDictionary<string, string>? fixedFiles = null,
        bool generated = false)
    {
        var test = new Test { TestCode = source, FixedCode = fixedSource, CodeActionEquivalenceKey = key, Generated = generated };
        TestProject.SetUp(test, project ?? ProjectUnderTest.Plugin);
        test.FixedState.Sources.Add(TestProject.UsingsFile);
        foreach ((string name, string text) in fixedFiles ?? new Dictionary<string, string>())
        {
            test.FixedState.AdditionalFiles.Add((name, text));
        }

        if (iterations is { } count)
        {
            test.NumberOfIncrementalIterations = count;
        }

        if (fixAllIterations is { } all)
        {
            test.NumberOfFixAllIterations = all;
            test.NumberOfFixAllInDocumentIterations = all;
        }

        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        public bool Generated
        {
            get;
            init
            {
                field = value;
                TestBehaviors |= value ? TestBehaviors.SkipGeneratedSourcesCheck : TestBehaviors.None;
            }
        }

        protected override IEnumerable<Type> GetSourceGenerators() => Generated ? [typeof(Hotswap.Generators.HotswapGenerator)] : [];

        protected override ParseOptions CreateParseOptions() => TestProject.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestProject.CompilationOptions;
    }
}
