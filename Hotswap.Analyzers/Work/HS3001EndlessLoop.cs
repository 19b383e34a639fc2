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
        "No reload ends this loop: its thread or task goes on after one, runs this version's code beside the new one and keeps it in memory; "
            + "ask a CancellationToken, such as the one that PluginContext.Run gives, in its condition, or pass it to what it waits for",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.EndlessLoop));

    /// <summary>Creates the rule.</summary>
    public HS3001EndlessLoop()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        context.RegisterOperationAction(
            c =>
            {
                var loop = (ILoopOperation)c.Operation;
                if (Loops.IsEndless(loop, project) && !Loops.HasExit(loop, project))
                {
                    Report(c, loop.Syntax.GetFirstToken().GetLocation());
                }
            },
            OperationKind.Loop);
        context.RegisterOperationAction(
            c =>
            {
                if (Loops.EndlessJump((ILabeledOperation)c.Operation, project) is { } jump)
                {
                    Report(c, jump.Syntax.GetFirstToken().GetLocation());
                }
            },
            OperationKind.Labeled);
        context.RegisterOperationAction(c => ExamineUse(c, ((IInvocationOperation)c.Operation).TargetMethod, ((IInvocationOperation)c.Operation).Instance, project), OperationKind.Invocation);
        context.RegisterOperationAction(c => ExamineUse(c, ((IMethodReferenceOperation)c.Operation).Method, ((IMethodReferenceOperation)c.Operation).Instance, project), OperationKind.MethodReference);
    }

    private static void ExamineUse(OperationAnalysisContext context, IMethodSymbol method, IOperation? instance, HotswapProject project)
    {
        // Of another object of the class the method may end.
        if (instance is null or IInstanceReferenceOperation
            && Restarts.IsOfItself(context.Operation, method, context.ContainingSymbol)
            && Restarts.IsEndless(context.Operation, method, project))
        {
            Report(context, context.Operation.Syntax.GetLocation());
        }
    }

    private static void Report(OperationAnalysisContext context, Location location) => context.ReportDiagnostic(Diagnostic.Create(_rule, location));
}
