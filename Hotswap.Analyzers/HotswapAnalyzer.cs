using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>
/// The base of all rules. It runs them concurrently, never over generated code, and only in projects of their roles that
/// reference Hotswap.Runtime, so that no rule can forget it.
/// </summary>
public abstract class HotswapAnalyzer : DiagnosticAnalyzer
{
    private readonly Roles _roles;

    /// <summary>A rule for the projects of the given roles.</summary>
    private protected HotswapAnalyzer(Roles roles, params DiagnosticDescriptor[] rules)
    {
        _roles = roles;
        SupportedDiagnostics = ImmutableArray.Create(rules);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            HotswapProject project = HotswapProject.Of(start.Compilation, start.Options);
            if ((project.Roles & _roles) != 0 && project.HasRuntime)
            {
                Register(start, project);
            }
        });
    }

    /// <summary>Registers the rule's actions for a compilation that it is concerned with.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, HotswapProject project);
}
