using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>What a value becomes part of before anybody keeps it: a choice, a collection, a tuple, the result of a query.</summary>
internal static class Wholes
{
    // Methods that give the elements of their source, in another order, fewer, more or kept.
    private static readonly ImmutableHashSet<string> _passing = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Append", "AsEnumerable", "Cast", "Concat", "DefaultIfEmpty", "Distinct", "DistinctBy", "ElementAt", "ElementAtOrDefault", "First", "FirstOrDefault", "Last", "LastOrDefault",
        "MaxBy", "MinBy", "OfType", "Order", "OrderBy", "OrderByDescending", "Prepend", "Reverse", "Single", "SingleOrDefault", "Skip", "SkipWhile", "Take", "TakeLast", "TakeWhile",
        "ThenBy", "ThenByDescending", "ToArray", "ToDictionary", "ToFrozenDictionary", "ToFrozenSet", "ToHashSet", "ToImmutableArray", "ToImmutableDictionary", "ToImmutableHashSet",
        "ToImmutableList", "ToList", "ToLookup", "Union", "UnionBy", "Where");

    // Methods whose result holds what their lambda gives.
    private static readonly ImmutableHashSet<string> _selecting = ImmutableHashSet.Create(
        StringComparer.Ordinal, "Aggregate", "GroupBy", "Select", "SelectMany", "ToDictionary", "ToFrozenDictionary", "ToImmutableDictionary", "ToLookup", "Zip");

    /// <summary>The outermost expression that is the value or holds it.</summary>
    public static IOperation Of(IOperation value)
    {
        while (Next(value) is { } whole)
        {
            value = whole;
        }

        return value;
    }

    /// <summary>What a value is put into as an element of a tuple that is taken apart again.</summary>
    public static IOperation? Deconstructed(IOperation value)
    {
        if (value.Parent is not ITupleOperation tuple || AssignmentOf(tuple) is not { Target: { } target })
        {
            return null;
        }

        IOperation plain = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        return plain is ITupleOperation targets && targets.Elements.Length == tuple.Elements.Length
            ? targets.Elements[tuple.Elements.IndexOf(value)]
            : plain;
    }

    private static IOperation? Next(IOperation value) => value.Parent switch
    {
        IConversionOperation or ICoalesceOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation
            or ICollectionExpressionOperation or ISpreadOperation or IArrayInitializerOperation or IArrayCreationOperation or IAwaitOperation or ITranslatedQueryOperation => value.Parent,
        ITupleOperation tuple => AssignmentOf(tuple) is null ? tuple : null,
        IConditionalAccessOperation access => access.WhenNotNull == value ? access : null,
        // new() { x, { key, x }, [key] = x }
        IArgumentOperation { Parent: IInvocationOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } add } => Filled(add),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } } set
            when set.Value == value => Filled(set),
        IArgumentOperation { Parent: IInvocationOperation query } argument => IsOfSequence(query) && _passing.Contains(query.TargetMethod.Name) && IsSequence(argument) ? query : null,
        IReturnOperation returned when returned.ReturnedValue == value => Query(returned),
        _ => null,
    };

    private static IOperation? Filled(IOperation element) =>
        element.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation created } ? created : null;

    /// <summary>The query whose lambda gives the value.</summary>
    private static IInvocationOperation? Query(IReturnOperation returned) =>
        Bodies.Function(returned) is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation query } } } lambda
            && IsOfSequence(query) && _selecting.Contains(query.TargetMethod.Name) && !IsKey(lambda)
            ? query
            : null;

    /// <summary>The lambda that tells the keys of a dictionary from its elements.</summary>
    private static bool IsKey(IOperation lambda) => lambda.Parent?.Parent is IArgumentOperation { Parameter.Name: "keySelector" };

    private static bool IsOfSequence(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType: { Name: "Enumerable" or "ParallelEnumerable" or "AsyncEnumerable" } }
            or { IsExtensionMethod: true, ContainingType.ContainingNamespace: { Name: "Immutable" or "Frozen", ContainingNamespace.Name: "Collections" } };

    private static bool IsSequence(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && (parameter.Ordinal == 0 || parameter.Type.TypeKind is not TypeKind.Delegate) && argument.Value is not IDelegateCreationOperation;

    private static IDeconstructionAssignmentOperation? AssignmentOf(ITupleOperation tuple)
    {
        IOperation value = tuple.Converted();
        return value.Parent is IDeconstructionAssignmentOperation assignment && assignment.Value == value ? assignment : null;
    }
}
