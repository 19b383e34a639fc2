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
                public class {|#2:World|}
                {
                    public void {|#0:OnLoad|}(object? data) { }
                    public void {|#3:Other|}() { }
                    internal static void {|#1:live_X|}() { }
                }
                """,
        };
        TestProject.SetUp(test, ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Rule).WithLocation(0).WithIsSuppressed(true));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Rule).WithLocation(1).WithIsSuppressed(true));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Rule).WithLocation(3));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Unused).WithLocation(2).WithIsSuppressed(true));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Namespace).WithLocation(2).WithIsSuppressed(true));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task RulesOfUnusedTypesAndNamespacesAreSuppressedOnWhatGeneratedCodeMakes()
    {
        var test = new Test
        {
            TestCode = """
                [HotswapPlugin]
                internal class {|#0:World|} { }
                internal class {|#1:Live_Fire|} { public Place? At { get; set; } }
                internal class {|#2:Place|} { public int X { get; set; } }
                internal class {|#3:Other|} { }
                """,
        };
        TestProject.SetUp(test, ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));
        for (int place = 0; place < 4; place++)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Unused).WithLocation(place).WithIsSuppressed(place < 3));
            test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Namespace).WithLocation(place).WithIsSuppressed(place == 0));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("public void {|#1:OnFree|}(CancellationToken t) { }")]
    [InlineData("public static Task {|#1:OnInit|}(Vault vault) => Task.CompletedTask;")]
    [InlineData("internal object? {|#1:InvokeFunc|}(string name, params object?[] args) => null;")]
    [InlineData("[Invokable(\"x\")] internal int {|#1:X|}(int unused) => 1;")]
    [InlineData("internal void {|#1:live_X|}(int n) { }")]
    [InlineData("internal sealed class {|#2:Live_T|} { public int N { get; set; } internal void {|#1:Handle|}() { } }")]
    public Task MembersThatGeneratedCodeCallsAreSuppressed(string member) => VerifyMember(member, isSuppressed: true);

    [Theory]
    [InlineData("public void {|#1:onFree|}() { }")]
    [InlineData("public void {|#1:OnLoad|}(string data) { }")]
    [InlineData("public void {|#1:OnFreed|}() { }")]
    [InlineData("[Invokable(\"x\")] private int {|#1:X|}() => 1;")]
    [InlineData("private static void {|#1:live_X|}() { }")]
    [InlineData("internal void {|#1:alive_X|}(int n) { }")]
    public Task OtherMembersAreNot(string member) => VerifyMember(member, isSuppressed: false);

    [Fact]
    public void EverySuppressionSaysWhy() => Assert.Equal(
        [
            "HSS0001 CA1822: Lifecycle and live members are called by generated code: their names, parameters and kind are given",
            "HSS0002 CA1707: Lifecycle and live members are called by generated code: their names, parameters and kind are given",
            "HSS0003 IDE0060: Lifecycle and live members are called by generated code: their names, parameters and kind are given",
            "HSS0004 CA1812: Generated code makes the instances of plugin classes, live types and the types of their members",
            "HSS0005 CA1724: The namespace that bears the plugin's name is that of its generated code",
        ],
        new StyleSuppressor().SupportedSuppressions.Select(s => $"{s.Id} {s.SuppressedDiagnosticId}: {s.Justification}"));

    private static Task VerifyMember(string member, bool isSuppressed)
    {
        var test = new Test { TestCode = $"[HotswapPlugin] public class {{|#0:World|}} {{ {member} }}" };
        TestProject.SetUp(test, ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Rule).WithLocation(1).WithIsSuppressed(isSuppressed));
        Add(0, isPluginClass: true);
        if (member.Contains("#2"))
        {
            Add(2, isPluginClass: false);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);

        void Add(int place, bool isPluginClass)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Unused).WithLocation(place).WithIsSuppressed(true));
            test.ExpectedDiagnostics.Add(new DiagnosticResult(StyleReporter.Namespace).WithLocation(place).WithIsSuppressed(isPluginClass));
        }
    }

    private sealed class Test : CSharpAnalyzerTest<StyleReporter, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new StyleReporter(), new StyleSuppressor()];

        protected override ParseOptions CreateParseOptions() => TestProject.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestProject.CompilationOptions;
    }

    /// <summary>Reports every method as CA1822 would a method that could be static, every type as CA1812 and CA1724 would.</summary>
#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // A stand-in for the rule of the SDK, for this test only.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class StyleReporter : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Rule = new("CA1822", "t", "m", "Performance", DiagnosticSeverity.Warning, true);
        public static readonly DiagnosticDescriptor Unused = new("CA1812", "t", "m", "Performance", DiagnosticSeverity.Warning, true);
        public static readonly DiagnosticDescriptor Namespace = new("CA1724", "t", "m", "Naming", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule, Unused, Namespace];

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
            context.RegisterSymbolAction(
                c =>
                {
                    c.ReportDiagnostic(Diagnostic.Create(Unused, c.Symbol.Locations[0]));
                    c.ReportDiagnostic(Diagnostic.Create(Namespace, c.Symbol.Locations[0]));
                },
                SymbolKind.NamedType);
        }
    }
}
