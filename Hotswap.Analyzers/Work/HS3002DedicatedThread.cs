using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS3002: a dedicated thread or LongRunning task.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3002DedicatedThread : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.DedicatedThread,
        "Work has a thread of its own",
        "{0} of its own knows nothing of reloads: as long as it runs this version cannot be freed and stays in memory; "
            + "give the work to PluginContext.Run, which cancels and awaits it before OnFree",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.DedicatedThread));

    /// <summary>Creates the rule.</summary>
    public HS3002DedicatedThread()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        INamedTypeSymbol? thread = project.Types.Get("System.Threading.Thread");
        context.RegisterOperationAction(
            c =>
            {
                var created = (IObjectCreationOperation)c.Operation;
                if (SymbolEqualityComparer.Default.Equals(created.Type, thread) && !IsJoined(created, project))
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, created.Syntax.GetLocation(), "A thread"));
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if (call.TargetMethod is { Name: "StartNew", ContainingType.Name: "TaskFactory" } && call.Arguments.Any(a => IsLongRunning(a.Value)) && !IsAwaited(call, project))
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, call.Syntax.GetLocation(), "A LongRunning task with a thread"));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>Whether the thread's end is waited for: in the same code, or on the way to OnFree.</summary>
    private static bool IsJoined(IObjectCreationOperation created, HotswapProject project) =>
        Destination.Of(created) is { Holder: { } holder }
        && (Releases.In([Bodies.Root(created)]).Ends(holder, "Join") || project.WayToOnFree.Releases.Ends(holder, "Join"));

    private static bool IsAwaited(IInvocationOperation call, HotswapProject project) =>
        call.Parent is IAwaitOperation
        || (Destination.Of(call) is { Holder: { } holder } && project.WayToOnFree.Awaits(holder));

    private static bool IsLongRunning(IOperation value) =>
        value.Type is { Name: "TaskCreationOptions" } && value.ConstantValue is { HasValue: true, Value: int options } && (options & 2) != 0;
}
