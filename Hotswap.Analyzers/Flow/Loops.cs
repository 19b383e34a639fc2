using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Loops, and whether they end.</summary>
internal static class Loops
{
    /// <summary>The innermost loop around an operation, within the same method or lambda.</summary>
    public static ILoopOperation? Around(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case ILoopOperation loop:
                    return loop;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the loop's condition is always true, or a flag that nothing ever changes.</summary>
    public static bool IsEndless(ILoopOperation loop, HotswapProject project) => loop switch
    {
        IWhileLoopOperation { Condition: { } condition } @while => Conditions.IsAlways(condition, !@while.ConditionIsUntil, project),
        IForLoopOperation { Condition: null } => true,
        IForLoopOperation { Condition: { } condition } => Conditions.IsAlways(condition, true, project),
        _ => false,
    };

    /// <summary>
    /// Whether something in the loop's body leaves it: break, return, throw, yield, goto, a token that is asked or passed on, or a
    /// call on an object that is closed on the way to OnFree.
    /// </summary>
    public static bool HasExit(ILoopOperation loop, HotswapProject project) =>
        new Exits(loop is IForLoopOperation { AtLoopBottom: var last } ? [loop.Body, .. last] : [loop.Body], loop, b => SymbolEqualityComparer.Default.Equals(b.Target, loop.ExitLabel), project).Any();

    /// <summary>
    /// The jump that makes a loop of a label and what follows it, if nothing in between leaves: a <c>goto</c> back that is come to in any case.
    /// </summary>
    public static IBranchOperation? EndlessJump(ILabeledOperation label, HotswapProject project)
    {
        IOperation first = label;
        while (first.Parent is ILabeledOperation outer)
        {
            first = outer;
        }

        if (first.Parent is not IBlockOperation block)
        {
            return null;
        }

        IOperation[] repeated = [];
        foreach (IOperation statement in block.Operations.SkipWhile(o => o != first))
        {
            repeated = [.. repeated, statement];
            if (JumpTo(label.Label, statement, project) is { } jump)
            {
                return new Exits(repeated, block, b => IsOutOf(repeated, b), project).Any() ? null : jump;
            }
        }

        return null;
    }

    /// <summary>The jump to a label that a statement comes to in any case.</summary>
    private static IBranchOperation? JumpTo(ILabelSymbol label, IOperation? statement, HotswapProject project) => statement switch
    {
        IBranchOperation { BranchKind: BranchKind.GoTo } jump => SymbolEqualityComparer.Default.Equals(jump.Target, label) ? jump : null,
        ILabeledOperation labelled => JumpTo(label, labelled.Operation, project),
        IBlockOperation block => block.Operations.Select(o => JumpTo(label, o, project)).FirstOrDefault(j => j is not null),
        IConditionalOperation choice => Conditions.IsAlways(choice.Condition, true, project) ? JumpTo(label, choice.WhenTrue, project)
            : Conditions.IsAlways(choice.Condition, false, project) ? JumpTo(label, choice.WhenFalse, project)
            : null,
        _ => null,
    };

    /// <summary>Whether a break or continue is of a loop or switch around the statements.</summary>
    private static bool IsOutOf(IOperation[] statements, IBranchOperation branch)
    {
        return !statements.SelectMany(s => s.DescendantsAndSelf()).Any(o => o switch
        {
            ILoopOperation loop => Is(loop.ExitLabel) || Is(loop.ContinueLabel),
            ISwitchOperation choice => Is(choice.ExitLabel),
            _ => false,
        });

        bool Is(ILabelSymbol label) => SymbolEqualityComparer.Default.Equals(branch.Target, label);
    }
}
