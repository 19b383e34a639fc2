using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>The ways out of code that is run again and again.</summary>
/// <param name="statements">The code.</param>
/// <param name="around">What holds it, and perhaps more: exceptions that are caught inside of it lead nowhere.</param>
/// <param name="leaves">Whether a break or continue leads out.</param>
internal sealed class Exits(IReadOnlyList<IOperation> statements, IOperation around, Func<IBranchOperation, bool> leaves, HotswapProject project)
{
    /// <summary>
    /// Whether something in the code leaves it: break, return, throw, yield, goto, a token that is asked or passed on, or a call on an
    /// object that is closed on the way to OnFree. What a condition never lets run is no way out.
    /// </summary>
    public bool Any() => statements.SelectMany(Inside).Any(IsExit);

    /// <summary>The operations that may run, without lambdas and local functions, whose exits are their own.</summary>
    private IEnumerable<IOperation> Inside(IOperation body)
    {
        var stack = new Stack<IOperation>();
        stack.Push(body);
        while (stack.Count > 0)
        {
            IOperation operation = stack.Pop();
            yield return operation;
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            foreach (IOperation child in operation.ChildOperations)
            {
                if (!IsNeverRun(operation, child))
                {
                    stack.Push(child);
                }
            }
        }
    }

    private bool IsNeverRun(IOperation operation, IOperation child) => operation is IConditionalOperation choice
        && ((child == choice.WhenTrue && Conditions.IsAlways(choice.Condition, false, project))
            || (child == choice.WhenFalse && Conditions.IsAlways(choice.Condition, true, project)));

    private bool IsExit(IOperation operation)
    {
        switch (operation)
        {
            case IReturnOperation { IsImplicit: false }:
                return true;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch:
                return leaves(branch);
            case IBranchOperation { BranchKind: BranchKind.GoTo } branch:
                return !statements.SelectMany(s => s.DescendantsAndSelf()).Any(o => o switch
                {
                    ILabeledOperation labelled => SymbolEqualityComparer.Default.Equals(labelled.Label, branch.Target),
                    ICaseClauseOperation clause => SymbolEqualityComparer.Default.Equals(clause.Label, branch.Target),
                    _ => false,
                });
            case IThrowOperation thrown:
                return !IsSwallowed(thrown);
            case IArgumentOperation argument:
                return Tokens.IsRealToken(argument.Value) && !IsSwallowed(argument) && Fires(argument.Value);
            case IInvocationOperation call:
                return Throws(call) ? !IsSwallowed(call) && (call.TargetMethod.Name != "ThrowIfCancellationRequested" || Fires(call.Instance)) : IsClosed(call) && !IsSwallowed(call);
            default:
                return false;
        }
    }

    // Where a token comes from is asked last: it is followed through callers.
    private bool Fires(IOperation? token) => Tokens.End(token, project) is TokenEnd.InTime or TokenEnd.Late;

    private static bool Throws(IInvocationOperation call) =>
        call.TargetMethod is { Name: "ThrowIfCancellationRequested" }
        || (call.TargetMethod.ContainingType.Name == "Environment" && call.TargetMethod.Name is "Exit" or "FailFast")
        || call.TargetMethod.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute");

    /// <summary>A call on a listener, queue or stream that OnFree closes throws then.</summary>
    private bool IsClosed(IInvocationOperation call) =>
        call.Instance is { } instance
        && Root.Of(instance) is { } holder
        && project.WayToOnFree.Releases.Ends(holder)
        && (holder is not ILocalSymbol local || IsKnownElsewhere(local, call));

    /// <summary>Whether other code has what a local variable holds: a using around the loop waits for the loop's end.</summary>
    private static bool IsKnownElsewhere(ILocalSymbol local, IOperation call) => Bodies.Root(call).Descendants().OfType<ILocalReferenceOperation>().Any(r =>
        SymbolEqualityComparer.Default.Equals(r.Local, local)
        && (r.Parent is not IInvocationOperation || Bodies.Function(r) != Bodies.Function(call)));

    /// <summary>Whether a catch inside of the code takes every exception and goes on.</summary>
    private bool IsSwallowed(IOperation operation)
    {
        for (IOperation child = operation, parent = operation.Parent!; parent is not null && child != around; child = parent, parent = parent.Parent!)
        {
            if (parent is ITryOperation attempt && attempt.Body == child && attempt.Catches.Any(SwallowsAll))
            {
                // An earlier catch may lead out for cancellation.
                return !attempt.Catches.Any(c => Inside(c.Handler).Any(o => o is IThrowOperation or IReturnOperation { IsImplicit: false }
                    || (o is IBranchOperation { BranchKind: BranchKind.Break } branch && leaves(branch))));
            }
        }

        return false;
    }

    private static bool SwallowsAll(ICatchClauseOperation clause) =>
        clause.Filter is null && (clause.ExceptionType is null or { Name: "Exception" or "Object" or "OperationCanceledException" });
}
