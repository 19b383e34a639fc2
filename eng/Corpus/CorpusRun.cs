using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Corpus;

/// <summary>What analyzers said of a project, and what that cost.</summary>
/// <param name="Findings">All findings.</param>
/// <param name="Crashes">Exceptions that analyzers threw.</param>
/// <param name="Times">The time of each analyzer's actions.</param>
internal sealed record CorpusRun(
    ImmutableArray<Diagnostic> Findings, ImmutableArray<string> Crashes, ImmutableDictionary<string, TimeSpan> Times)
{
    public TimeSpan Total => TimeSpan.FromTicks(Times.Values.Sum(t => t.Ticks));

    /// <summary>How long the compiler itself needs, single-threaded, and how many errors it finds for lack of packages.</summary>
    public static (TimeSpan Time, int Errors) Compile(CorpusProject project)
    {
        var watch = Stopwatch.StartNew();
        int errors = Fresh(project).GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error);
        return (watch.Elapsed, errors);
    }

    public static async Task<CorpusRun> OfAsync(CorpusProject project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var crashes = new ConcurrentQueue<string>();
        var run = new CompilationWithAnalyzers(
            Fresh(project),
            analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new CorpusOptions()),
                (exception, analyzer, _) => crashes.Enqueue($"{analyzer.GetType().Name}: {exception}"),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: true,
                reportSuppressedDiagnostics: false));
        AnalysisResult result = await run.GetAnalysisResultAsync(CancellationToken.None).ConfigureAwait(false);
        return new CorpusRun(
            result.GetAllDiagnostics(),
            [.. crashes],
            result.AnalyzerTelemetryInfo.ToImmutableDictionary(t => t.Key.GetType().Name, t => t.Value.ExecutionTime));
    }

    /// <summary>A compilation that nobody has asked anything yet.</summary>
    private static Compilation Fresh(CorpusProject project) => project.Compilation.Clone();
}
