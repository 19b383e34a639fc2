using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Harness;

/// <summary>
/// A run of the real generator. Every run is repeated on a clone of the compilation, and every step must be served from
/// the cache then.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, CSharpCompilation output, GeneratorRunResult result)
    {
        Driver = driver;
        Input = input;
        Output = output;
        Result = result;
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated files.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorRunResult Result { get; }

    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    public string this[string file] => Files.TryGetValue(file, out string? text)
        ? text
        : throw new KeyNotFoundException($"No file {file}, there are: {string.Join(", ", Files.Keys)}");

    /// <summary>Errors and warnings, generated code included.</summary>
    public ImmutableArray<Diagnostic> Problems =>
        [.. Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];

    public static GeneratorRun Of(params string[] sources) => Of(TestCompilation.Create(sources));

    public static GeneratorRun Of(CSharpCompilation compilation, TestOptions? options = null)
    {
        GeneratorRun run = First(compilation, options);
        GeneratorDriver again = run.Driver.RunGenerators(compilation.Clone());
        AssertCached(again.GetRunResult().Results.Single());
        return run;
    }

    /// <summary>A run without the repetition, for edit scenarios.</summary>
    public static GeneratorRun First(CSharpCompilation compilation, TestOptions? options = null)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new HotswapGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: options ?? TestOptions.Plugin,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Continue(driver, compilation);
    }

    /// <summary>The next run of a driver, on an edited compilation.</summary>
    public GeneratorRun Edit(CSharpCompilation compilation) => Continue(Driver, compilation);

    /// <summary>The next run of the driver, with other build properties.</summary>
    public GeneratorRun Edit(TestOptions options) => Continue(Driver.WithUpdatedAnalyzerConfigOptions(options), Input);

    /// <summary>Why each output of a step was made.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) => Result.TrackedSteps.TryGetValue(step, out var runs)
        ? [.. runs.SelectMany(r => r.Outputs).Select(o => o.Reason)]
        : [];

    /// <summary>The files that were written in this run, rather than kept from the one before.</summary>
    public string[] Emitted() =>
    [
        .. Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs)
            .Where(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .SelectMany(o => HintNames(o.Value))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Errors of a kind that the sources do not have without the generated files.</summary>
    public Diagnostic[] OwnErrors()
    {
        HashSet<string> user = [.. Input.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
        return [.. Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !user.Contains(d.Id))];
    }

    /// <summary><see cref="OwnErrors"/> of the files that this run wrote, without compiling those it kept.</summary>
    public Diagnostic[] OwnErrorsOfEmitted()
    {
        HashSet<string> emitted = [.. Emitted()];
        Diagnostic[] errors =
        [
            .. Result.GeneratedSources.Where(s => emitted.Contains(s.HintName))
                .SelectMany(s => Output.GetSemanticModel(s.SyntaxTree).GetDiagnostics())
                .Where(d => d.Severity == DiagnosticSeverity.Error),
        ];
        return errors.Length == 0 ? [] : OwnErrors();
    }

    /// <summary>The run's compilation has no errors.</summary>
    public GeneratorRun AssertNoErrors()
    {
        Diagnostic[] errors = [.. Problems.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.AsEnumerable()) + "\n\n" + string.Join("\n\n", Files.Values));
        return this;
    }

    /// <summary>The manifest as the compiled assembly has it.</summary>
    public System.Text.Json.JsonElement Manifest()
    {
        AttributeData attribute = Output.Assembly.GetAttributes().Single(a => a.AttributeClass!.Name == nameof(HotswapManifestAttribute));
        return System.Text.Json.JsonDocument.Parse((string)attribute.ConstructorArguments[2].Value!).RootElement;
    }

    /// <summary>What was refused, as id and message.</summary>
    public IReadOnlyList<string> Refused() => Manifest().TryGetProperty("refused", out System.Text.Json.JsonElement refused)
        ? [.. refused.EnumerateArray().Select(r => r.GetProperty("id").GetString() + ": " + r.GetProperty("message").GetString())]
        : [];

    /// <summary>The run's compilation has neither errors nor warnings.</summary>
    public GeneratorRun AssertClean()
    {
        Assert.True(Problems.IsEmpty, string.Join('\n', Problems) + "\n\n" + string.Join("\n\n", Files.Values));
        return this;
    }

    private static GeneratorRun Continue(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(diagnostics);
        return new GeneratorRun(driver, compilation, (CSharpCompilation)output, result);
    }

    /// <summary>An output step's value is the compiler's own pair of files and diagnostics.</summary>
    private static IEnumerable<string> HintNames(object value)
    {
        var tuple = (System.Runtime.CompilerServices.ITuple)value;
        foreach (object? file in (System.Collections.IEnumerable)tuple[0]!)
        {
            yield return (string)file.GetType().GetProperty("HintName")!.GetValue(file)!;
        }
    }

    private static void AssertCached(GeneratorRunResult result)
    {
        foreach ((string name, ImmutableArray<IncrementalGeneratorRunStep> steps) in result.TrackedSteps)
        {
            // The compilation itself is another object at each run; what is made of it must not be.
            if (name is not ("Compilation" or "compilationAndGroupedNodes_ForAttributeWithMetadataName"))
            {
                Assert.All(steps.SelectMany(s => s.Outputs), o => Assert.True(
                    o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"Step {name} is {o.Reason} on a cloned compilation."));
            }
        }

        Assert.All(
            result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
            o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }
}
