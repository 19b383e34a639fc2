using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Methods that start themselves again when they are done: loops without the word.</summary>
internal static class Restarts
{
    /// <summary>Whether the use of a method stands in the method itself, or in a lambda there.</summary>
    public static bool IsOfItself(IOperation use, IMethodSymbol method, ISymbol member) => method.MethodKind == MethodKind.LocalFunction
        ? Function(use, method) is not null
        : SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, member);

    /// <summary>
    /// Whether the method awaits, drops or schedules itself in any case, with no way out before, so that it goes on for ever. A plain call would
    /// end soon: with the stack.
    /// </summary>
    public static bool IsEndless(IOperation use, IMethodSymbol method, HotswapProject project)
    {
        IOperation body = Function(use, method) ?? Bodies.Root(use);
        var repeated = new List<IOperation>();
        bool isLater = method.IsAsync;
        for (IOperation child = use, parent = use.Parent!; child != body; child = parent, parent = parent.Parent!)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    repeated.Add(lambda.Body);
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } when child is IDelegateCreationOperation or IConversionOperation:
                    if (!Schedules(call.TargetMethod))
                    {
                        return false;
                    }

                    isLater = true;
                    break;
                case IInvocationOperation call when child is IArgumentOperation || call.Instance == child:
                    if (child is not IArgumentOperation { Value: IDelegateCreationOperation } && !IsOfTask(call.TargetMethod))
                    {
                        return false;
                    }

                    break;
                case ITryOperation attempt when attempt.Body != child && attempt.Finally != child:
                    return false;
                case IConversionOperation or IAwaitOperation or IExpressionStatementOperation or IReturnOperation or IDelegateCreationOperation or IArgumentOperation
                    or ISimpleAssignmentOperation { Target: IDiscardOperation } or IBlockOperation or IMethodBodyOperation or ITryOperation or IUsingOperation or ILockOperation
                    or ILabeledOperation or ILocalFunctionOperation:
                    break;
                default:
                    return false;
            }
        }

        repeated.Add(body is ILocalFunctionOperation { Body: { } inner } ? inner : body);
        return isLater && !new Exits(repeated, body, _ => false, project).Any();
    }

    private static bool Schedules(IMethodSymbol method) => method.ContainingType.Name switch
    {
        "Task" => method.Name is "Run" or "ContinueWith",
        "TaskFactory" => method.Name is "StartNew",
        "ThreadPool" => method.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem",
        _ => false,
    };

    private static bool IsOfTask(IMethodSymbol method) => method.Name is "ConfigureAwait" or "Unwrap" or "AsTask" or "ContinueWith";

    private static ILocalFunctionOperation? Function(IOperation use, IMethodSymbol method)
    {
        for (IOperation? around = Bodies.Function(use); around is not null; around = Bodies.Function(around))
        {
            if (around is ILocalFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol, method.OriginalDefinition))
            {
                return function;
            }
        }

        return null;
    }
}
