using System.Collections.Immutable;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>
/// The base of the rules of form: it reports the faults of its id that discovery found. What is valid is decided there, so
/// that the generator refuses exactly what a rule speaks of.
/// </summary>
public abstract class FormAnalyzer : HotswapAnalyzer
{
    private readonly DiagnosticDescriptor _rule;
    private readonly Action<CompilationStartAnalysisContext, HotswapProject>? _more;

    /// <summary>A rule of form.</summary>
    /// <param name="roles">The projects that it is for.</param>
    /// <param name="rule">What it reports.</param>
    /// <param name="more">Registers what it says beyond the faults of form: of code that the generator has no part in.</param>
    private protected FormAnalyzer(Roles roles, DiagnosticDescriptor rule, Action<CompilationStartAnalysisContext, HotswapProject>? more = null)
        : base(roles, rule) => (_rule, _more) = (rule, more);

    private protected sealed override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        Lazy<ILookup<SyntaxTree?, Fault>> faults = new(() =>
            (project.Form?.Faults ?? ImmutableArray<Fault>.Empty).Where(f => f.Id == _rule.Id).ToLookup(f => f.Location.SourceTree));
        context.RegisterSemanticModelAction(c => Report(faults.Value[c.SemanticModel.SyntaxTree], c.ReportDiagnostic));

        // What is wrong with the project as a whole has no place in it.
        if (_rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd))
        {
            context.RegisterCompilationEndAction(c => Report(faults.Value[null], c.ReportDiagnostic));
        }

        _more?.Invoke(context, project);
    }

    private void Report(IEnumerable<Fault> faults, Action<Diagnostic> report)
    {
        foreach (Fault fault in faults)
        {
            report(Diagnostic.Create(_rule, fault.Location, fault.AdditionalLocations, fault.Properties, [.. fault.Arguments]));
        }
    }
}
