using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Loops and the ways out of them.</summary>
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
        IWhileLoopOperation { Condition: { } condition } @while => IsAlways(condition, !@while.ConditionIsUntil, project),
        IForLoopOperation { Condition: null } => true,
        IForLoopOperation { Condition: { } condition } => condition.ConstantValue is { HasValue: true, Value: true },
        _ => false,
    };

    /// <summary>
    /// Whether something in the loop's body leaves it: break, return, throw, yield, goto, a token that is asked or passed on, or a
    /// call on an object that is closed on the way to OnFree.
    /// </summary>
    public static bool HasExit(ILoopOperation loop, HotswapProject project) => Inside(loop.Body).Any(o => IsExit(o, loop, project));

    private static bool IsAlways(IOperation condition, bool value, HotswapProject project)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return constant == value;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return IsAlways(not.Operand, !value, project);
            case IParenthesizedOperation parenthesized:
                return IsAlways(parenthesized.Operand, value, project);
            // A flag that only its initialiser sets.
            case IFieldReferenceOperation { Field: { Type.SpecialType: SpecialType.System_Boolean, DeclaredAccessibility: Accessibility.Private } field }
                when project.IsOwn(field):
                return IsOnly(project.Bodies.Writes(field), value);
            case IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_Boolean, DeclaredAccessibility: Accessibility.Private } property }
                when project.IsOwn(property) && property is { IsVirtual: false, GetMethod: { } get } && IsAutomatic(get) && property.IsStored():
                return IsOnly(project.Bodies.Writes(property), value);
            case ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Boolean } local }:
                return IsOnly(Writes(local, Bodies.Root(condition)), value, isLocal: true);
            default:
                return false;
        }
    }

    private static bool IsOnly(IReadOnlyCollection<IOperation> writes, bool value, bool isLocal = false) =>
        writes.All(w => w.ConstantValue is { HasValue: true, Value: bool constant } && constant == value)
        && (writes.Count > 0 || (!value && !isLocal));

    private static bool IsAutomatic(IMethodSymbol getter) => getter.DeclaringSyntaxReferences.All(
        r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null });

    /// <summary>What a local variable is given, by whatever code around it: a value, or what may change it.</summary>
    private static IOperation[] Writes(ILocalSymbol local, IOperation body) =>
    [
        .. body.Descendants().Select(o => o switch
        {
            IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
            ILocalReferenceOperation use when SymbolEqualityComparer.Default.Equals(use.Local, local) && MayWrite(use) => use,
            _ => null,
        }).OfType<IOperation>(),
    ];

    private static bool MayWrite(ILocalReferenceOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use && assignment is not ISimpleAssignmentOperation { IsRef: false },
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        ITupleOperation or IAddressOfOperation or IDeclarationExpressionOperation => true,
        _ => false,
    };

    /// <summary>The operations of the body, without lambdas and local functions, whose exits are their own.</summary>
    private static IEnumerable<IOperation> Inside(IOperation body)
    {
        var stack = new Stack<IOperation>();
        stack.Push(body);
        while (stack.Count > 0)
        {
            IOperation operation = stack.Pop();
            yield return operation;
            if (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (IOperation child in operation.ChildOperations)
                {
                    stack.Push(child);
                }
            }
        }
    }

    private static bool IsExit(IOperation operation, ILoopOperation loop, HotswapProject project)
    {
        switch (operation)
        {
            case IReturnOperation { IsImplicit: false }:
                return true;
            case IBranchOperation { BranchKind: BranchKind.Break } branch:
                return SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel);
            case IBranchOperation { BranchKind: BranchKind.GoTo } branch:
                return !loop.Body.Descendants().OfType<ILabeledOperation>().Any(l => SymbolEqualityComparer.Default.Equals(l.Label, branch.Target));
            case IThrowOperation thrown:
                return !IsSwallowed(thrown, loop);
            case IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested", ContainingType.Name: "CancellationToken" or "CancellationTokenSource" } }:
                // Asked, but the answer only serves if it leads out; a break or return is found by itself.
                return false;
            case IArgumentOperation argument:
                return Tokens.IsRealToken(argument.Value) && !IsSwallowed(argument, loop);
            case IInvocationOperation call:
                return Throws(call) ? !IsSwallowed(call, loop) : IsClosed(call, project) && !IsSwallowed(call, loop);
            default:
                return false;
        }
    }

    private static bool Throws(IInvocationOperation call) =>
        call.TargetMethod is { Name: "ThrowIfCancellationRequested" }
        || (call.TargetMethod.ContainingType.Name == "Environment" && call.TargetMethod.Name is "Exit" or "FailFast")
        || call.TargetMethod.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute");

    /// <summary>A call on a listener, queue or stream that OnFree closes throws then.</summary>
    private static bool IsClosed(IInvocationOperation call, HotswapProject project) =>
        call.Instance is { } instance
        && instance is not IInstanceReferenceOperation
        && Root.Of(instance) is { } holder
        && project.WayToOnFree.Releases.Ends(holder);

    /// <summary>Whether a catch inside of the loop takes every exception and goes on.</summary>
    private static bool IsSwallowed(IOperation operation, ILoopOperation loop)
    {
        for (IOperation child = operation, parent = operation.Parent!; parent is not null && child != loop; child = parent, parent = parent.Parent!)
        {
            if (parent is ITryOperation attempt && attempt.Body == child && attempt.Catches.Any(SwallowsAll))
            {
                // An earlier catch may lead out for cancellation.
                return !attempt.Catches.Any(c => Inside(c.Handler).Any(o => o is IThrowOperation or IReturnOperation { IsImplicit: false }
                    || (o is IBranchOperation { BranchKind: BranchKind.Break } branch && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel))));
            }
        }

        return false;
    }

    private static bool SwallowsAll(ICatchClauseOperation clause) =>
        clause.Filter is null && (clause.ExceptionType is null or { Name: "Exception" or "Object" or "OperationCanceledException" });
}
