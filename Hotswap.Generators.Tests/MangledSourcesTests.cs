using System.Collections.Immutable;
using System.Globalization;
using Hotswap.Analyzers;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Generators.Tests;

/// <summary>Whatever somebody types, neither generator nor analyzers throw, and what is written is no error of its own.</summary>
public sealed class MangledSourcesTests
{
    /// <summary>One in so many texts is compiled as a whole; of the others, the files that were written for it.</summary>
    private const int WholeCompilations = 10;

    /// <summary>One in so many texts goes through the analyzers: all of its bodies are bound for that.</summary>
    private const int Analyses = 5;

    // HOTSWAP_MANGLED_SOURCES asks for another number, for a long run by hand.
    private static readonly int _count = int.TryParse(
        Environment.GetEnvironmentVariable("HOTSWAP_MANGLED_SOURCES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 700;

    private static readonly ImmutableArray<DiagnosticAnalyzer> _analyzers =
    [
        .. typeof(HotswapAnalyzer).Assembly.GetTypes()
            .Where(t => t.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task MangledSourceBreaksNeitherGeneratorNorAnalyzersNorTheBuild(int which)
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
            foreach (Diagnostic error in i % WholeCompilations == 0 ? run.OwnErrors() : run.OwnErrorsOfEmitted())
            {
                failures.TryAdd(error.Id + error.Location.SourceTree?.FilePath, error + "\n" + mangled);
            }

            foreach (Exception exception in i % Analyses == 0 ? await ExceptionsOfAnalyzersAsync(run.Output) : [])
            {
                failures.TryAdd(exception.GetType() + exception.Message, exception + "\n" + mangled);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Values.Take(5)));
    }

    [Theory]
    [InlineData("internal readonly record struct Live_Dot(int X, double string  );")]
    [InlineData("internal sealed class Live_Twice { public int N; public string? N { get; set; } public int M; }")]
    [InlineData("internal sealed record Live_Twice(int N, int N);")]
    public void MembersThatCannotBeToldApartAreNoErrorOfGeneratedCode(string type) =>
        Assert.Empty(GeneratorRun.First(TestCompilation.Create(Sources.Plugin("", type))).OwnErrors());

    private static async Task<IReadOnlyCollection<Exception>> ExceptionsOfAnalyzersAsync(CSharpCompilation compilation)
    {
        var exceptions = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], TestOptions.Plugin),
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers(_analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return exceptions;
    }
}
