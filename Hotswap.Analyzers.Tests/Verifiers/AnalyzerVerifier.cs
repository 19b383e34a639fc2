using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Hotswap.Analyzers.Tests;

/// <summary>Runs one rule over source whose expected findings are marked <c>[|…|]</c> or <c>{|HS0001:…|}</c>.</summary>
internal static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task Verify(string source, ProjectUnderTest? project = null, params DiagnosticResult[] expected)
    {
        var test = new Test { TestCode = source };
        TestProject.SetUp(test, project ?? ProjectUnderTest.Plugin);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        protected override ParseOptions CreateParseOptions() => TestProject.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() => TestProject.CompilationOptions;
    }
}
