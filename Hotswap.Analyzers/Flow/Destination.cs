using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>What becomes of the result of a call: where it is kept, and whether it is ended there.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Holder">The variable, field, property or collection that keeps it.</param>
internal readonly record struct Destination(Destination.Fate Kind, ISymbol? Holder = null)
{
    internal enum Fate
    {
        /// <summary>It is given to a caller or somewhere that is not followed.</summary>
        Unknown,

        /// <summary>The method around, which is the holder, gives it to its callers.</summary>
        Returned,

        /// <summary>Nobody keeps it.</summary>
        Dropped,

        /// <summary>A local variable keeps it.</summary>
        Local,

        /// <summary>A field, a property or a collection in one keeps it.</summary>
        Stored,

        /// <summary>It is ended where it is made: a using, or a call on it.</summary>
        Ended,
    }

    public static Destination Of(IOperation result, Depth depth = default)
    {
        IOperation value = Wholes.Of(result);
        if (Wholes.Deconstructed(value) is { } target)
        {
            return InTarget(target, result, depth);
        }

        switch (value.Parent)
        {
            case IExpressionStatementOperation:
                return new(Fate.Dropped);
            case ISimpleAssignmentOperation assignment when assignment.Value == value:
                return InTarget(assignment.Target, result, depth);
            case ICoalesceAssignmentOperation coalesce when coalesce.Value == value:
                return InTarget(coalesce.Target, result, depth);
            case IFieldInitializerOperation initializer:
                return new(Fate.Stored, initializer.InitializedFields[0]);
            case IPropertyInitializerOperation initializer:
                return new(Fate.Stored, initializer.InitializedProperties[0]);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return declarator.Parent?.Parent?.Parent is IUsingOperation or IUsingDeclarationOperation
                    ? new(Fate.Ended)
                    : OfLocal(declarator.Symbol, result, depth);
            case IUsingOperation:
                return new(Fate.Ended);
            // A call on the result: Dispose and Stop end it, others are not followed.
            case IInvocationOperation call when call.Instance == value:
                return new(Fate.Unknown);
            case IArgumentOperation { Parent: IInvocationOperation { Instance: { Type.Name: not "CancellationToken" } collection } } when Root.Of(collection) is { } holder:
                return new(Fate.Stored, holder);
            // What a record is made of, its property keeps, if somebody keeps the record.
            case IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation { Type.IsRecord: true, Constructor: { } constructor } made } when Records.PropertyOf(parameter, constructor.ContainingType) is { } property:
                return Of(made, depth) is { Kind: Fate.Stored } ? new(Fate.Stored, property) : new(Fate.Unknown);
            case IExpressionStatementOperation or IBlockOperation:
                return new(Fate.Dropped);
            // new Lazy<T>(() => …) keeps what its lambda gives.
            case IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "Lazy" } lazy } } } } }:
                return Of(lazy, depth);
            // A lambda or method of one expression that returns nothing.
            case IReturnOperation { IsImplicit: true } implicitReturn when implicitReturn.ReturnedValue != value:
                return new(Fate.Dropped);
            case IReturnOperation returned when MethodAround(returned) is { } method:
                return new(Fate.Returned, method);
            default:
                return new(Fate.Unknown);
        }
    }

    /// <summary>The method that an operation is in; null in lambdas, accessors and initialisers.</summary>
    private static IMethodSymbol? MethodAround(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation:
                    return null;
                case ILocalFunctionOperation function:
                    return function.Symbol;
            }
        }

        return operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) as IMethodSymbol is { MethodKind: MethodKind.Ordinary } method ? method : null;
    }

    private static Destination InTarget(IOperation target, IOperation result, Depth depth) => target switch
    {
        IDiscardOperation => new(Fate.Dropped),
        IDeclarationExpressionOperation declaration => InTarget(declaration.Expression, result, depth),
        ILocalReferenceOperation local => OfLocal(local.Local, result, depth),
        _ => StoredIn(target),
    };

    private static Destination StoredIn(IOperation target) =>
        Root.Of(target) is { } holder and not ILocalSymbol ? new(Fate.Stored, holder) : new(Fate.Unknown);

    /// <summary>A local variable may hand the object on.</summary>
    private static Destination OfLocal(ILocalSymbol local, IOperation result, Depth depth)
    {
        if (depth.IsWithin(2))
        {
            foreach (IOperation operation in Bodies.Root(result).Descendants())
            {
                if (operation is ILocalReferenceOperation reference
                    && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                    && !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
                    && reference.Parent is not IExpressionStatementOperation)
                {
                    Destination next = Of(reference, depth.Deeper);
                    if (next.Kind is Fate.Stored or Fate.Ended or Fate.Returned)
                    {
                        return next;
                    }

                    // Returned, or passed on to code that is not followed.
                    if (reference.Converted().Parent is IReturnOperation or IArgumentOperation or ITupleOperation)
                    {
                        return new(Fate.Unknown);
                    }
                }
            }
        }

        return new(Fate.Local, local);
    }
}
