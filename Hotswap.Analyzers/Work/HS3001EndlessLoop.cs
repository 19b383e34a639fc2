using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS3001: an endless loop in a task, thread or async method with no way out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3001EndlessLoop : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.EndlessLoop,
        "Loop has no way out",
        "This loop never ends: its thread or task goes on after a reload, runs this version's code beside the new one and keeps it in memory; "
            + "ask a CancellationToken in its condition, or pass one to what it waits for",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.EndlessLoop));

    /// <summary>Creates the rule.</summary>
    public HS3001EndlessLoop()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project) => context.RegisterOperationAction(
        c =>
        {
            var loop = (ILoopOperation)c.Operation;
            if (Loops.IsEndless(loop, project) && !Loops.HasExit(loop, project))
            {
                c.ReportDiagnostic(Diagnostic.Create(_rule, loop.Syntax.GetFirstToken().GetLocation()));
            }
        },
        OperationKind.Loop);
}
