using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS3004: a task that is started and dropped outside of PluginContext.Run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3004DroppedTask : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.DroppedTask,
        "Task is dropped",
        "Nobody waits for this task: a reload frees this version while it may still run, and its exceptions are lost; "
            + "give the work to PluginContext.Run, which cancels and awaits it before OnFree, or await it",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.DroppedTask));

    /// <summary>Creates the rule.</summary>
    public HS3004DroppedTask()
        : base(Roles.Swapped, _rule)
    {
    }

    /// <summary>How far a task is followed through methods that pass it on.</summary>
    private const int MaxDepth = 2;

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project) => context.RegisterOperationAction(
        c =>
        {
            var call = (IInvocationOperation)c.Operation;
            if (IsTask(call.Type) && IsDropped(call) && Starts(call, project))
            {
                c.ReportDiagnostic(Diagnostic.Create(_rule, call.Syntax.GetLocation()));
            }
        },
        OperationKind.Invocation);

    /// <summary>Whether the call starts code of this assembly as a task.</summary>
    private static bool Starts(IInvocationOperation call, HotswapProject project, Depth depth = default)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method is { Name: "Run", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } }
            or { Name: "StartNew", ContainingType: { Name: "TaskFactory", ContainingNamespace.Name: "Tasks" } })
        {
            return true;
        }

        // Task.WhenAll(players.Select(p => SaveAsync(p))): the tasks are held by nothing else.
        if (method is { Name: "WhenAll" or "WhenAny", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } })
        {
            return call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).OfType<IInvocationOperation>().Any(c => IsTask(c.Type) && Starts(c, project, depth));
        }

        // An async method or lambda of one's own, or a method that gives the task of one; what others start, such as a write to a stream, is no
        // code of this version.
        return (project.IsOwn(method) && (method.IsAsync || Gives(method, project, depth)))
            || (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } lambda && Values.Plain(lambda) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.IsAsync: true } });
    }

    /// <summary>Whether a method that is not async returns a task that it has started.</summary>
    private static bool Gives(IMethodSymbol method, HotswapProject project, Depth depth) =>
        depth.IsWithin(MaxDepth)
        && method is { IsVirtual: false, IsAbstract: false, IsOverride: false }
        && project.Bodies.Of(method).SelectMany(b => b.DescendantsAndSelf()).OfType<IReturnOperation>()
            .Any(r => r.ReturnedValue is IInvocationOperation returned && IsTask(returned.Type) && Bodies.Function(r) is null && Starts(returned, project, depth.Deeper));

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask" };

    private static bool IsDropped(IInvocationOperation call)
    {
        IOperation value = call;
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation:
                    value = value.Parent;
                    break;
                // What is chained to a task is dropped with it.
                case IInvocationOperation { TargetMethod.Name: "ContinueWith" or "ConfigureAwait" or "AsTask" } chained when chained.Instance == value:
                    value = chained;
                    break;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { Name: "Unwrap", IsExtensionMethod: true } } chained }:
                    value = chained;
                    break;
                case IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } declarator }:
                    return !Bodies.Root(declarator).Descendants().OfType<ILocalReferenceOperation>().Any(r => SymbolEqualityComparer.Default.Equals(r.Local, local));
                default:
                    return false;
            }
        }
    }
}
