using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Hotswap.Analyzers.Tests.Form;

public class StyleSuppressorTests
{
    [Fact]
    public async Task RulesOfStyleAreSuppressedOnLifecycleAndLiveMembersOnly()
    {
        var test = new Test
        {
            TestCode = """
                [HotswapPlugin]
                public class World
                {
                    public void {|#0:OnLoad|}(object? data) { }
                    public void [|Other|]() { }
                    internal static void {|#1:live_X|}() { }
                }
                """,
        };
        TestProject.SetUp(test, ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(MethodReporter.Rule).WithLocation(0).WithIsSuppressed(true));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(MethodReporter.Rule).WithLocation(1).WithIsSuppressed(true));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<MethodReporter, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new MethodReporter(), new StyleSuppressor()];

        protected override ParseOptions CreateParseOptions() => TestProject.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestProject.CompilationOptions;
    }

    /// <summary>Reports every method as CA1822 would a method that could be static.</summary>
#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // A stand-in for the rule of the SDK, for this test only.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class MethodReporter : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Rule = new("CA1822", "t", "m", "Performance", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                c =>
                {
                    if (c.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary })
                    {
                        c.ReportDiagnostic(Diagnostic.Create(Rule, c.Symbol.Locations[0]));
                    }
                },
                SymbolKind.Method);
        }
    }
}
