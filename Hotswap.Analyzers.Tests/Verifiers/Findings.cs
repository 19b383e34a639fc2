using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Hotswap.Analyzers.Tests;

/// <summary>What all rules together say of a source, for tests of the words in which they say it.</summary>
internal static class Findings
{
    public static async Task<Diagnostic[]> Of(string source, ProjectUnderTest project, ImmutableArray<DiagnosticAnalyzer> rules, string assembly = "Test")
    {
        CSharpCompilation compilation = Compile(assembly, source, project.OtherAssemblies.Select(o => Compile(o.Key, o.Value, []).ToMetadataReference()));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var options = new AnalyzerOptions([], new Options(project.Properties));
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(rules, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private static CSharpCompilation Compile(string assembly, string source, IEnumerable<MetadataReference> others) => CSharpCompilation.Create(
        assembly,
        [CSharpSyntaxTree.ParseText(TestProject.UsingsFile.Text, TestProject.ParseOptions), CSharpSyntaxTree.ParseText(source, TestProject.ParseOptions)],
        References.All.AddRange(others),
        TestProject.CompilationOptions);

    private sealed class Options(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Properties(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_property.";

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return key.StartsWith(Prefix, StringComparison.Ordinal) && values.TryGetValue(key[Prefix.Length..], out value);
        }
    }
}
