using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Whether a use of a collection may change it. Where it cannot be told, it may.</summary>
internal static class CollectionUse
{
    /// <summary>Members of collections and arrays that only read.</summary>
    private static readonly ImmutableHashSet<string> _reading = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "AsReadOnly", "AsSpan", "BinarySearch", "Clone", "Contains", "ContainsKey", "ContainsValue", "ConvertAll", "CopyTo", "Equals", "Exists",
        "Find", "FindAll", "FindIndex", "FindLast", "FindLastIndex", "ForEach", "GetEnumerator", "GetHashCode", "GetLength", "GetLongLength",
        "GetLowerBound", "GetRange", "GetType", "GetUpperBound", "GetValue", "GetValueOrDefault", "IndexOf", "IsProperSubsetOf", "IsProperSupersetOf",
        "IsSubsetOf", "IsSupersetOf", "LastIndexOf", "Overlaps", "Peek", "SetEquals", "Slice", "ToArray", "ToFrozenDictionary", "ToFrozenSet",
        "ToImmutableArray", "ToString", "TrueForAll", "TryGetValue", "TryPeek", "Get", "AsMemory", "AsEnumerable");

    /// <summary>Static members of System.Array that change what they are given.</summary>
    private static readonly ImmutableHashSet<string> _arrayWriting = ImmutableHashSet.Create(
        StringComparer.Ordinal, "Clear", "ConstrainedCopy", "Copy", "Fill", "Resize", "Reverse", "Sort");

    public static bool MayChange(IOperation reference, HotswapProject project)
    {
        IOperation use = reference;
        while (use.Parent is IConversionOperation or IParenthesizedOperation)
        {
            use = use.Parent;
        }

        return use.Parent switch
        {
            // In its own initialiser, a static constructor or nameof.
            ISimpleAssignmentOperation assignment when assignment.Target == use => false,
            INameOfOperation => false,
            IForEachLoopOperation => false,
            IBinaryOperation or IIsPatternOperation or IIsTypeOperation => false,
            ISpreadOperation or IInterpolationOperation => false,
            IArrayElementReferenceOperation element => IsWritten(element),
            IPropertyReferenceOperation property when property.Instance == use => IsWritten(property),
            IInvocationOperation call when call.Instance == use => !_reading.Contains(call.TargetMethod.Name),
            IArgumentOperation argument => IsWrittenBy(argument, project),
            IExpressionStatementOperation => false,
            _ => true,
        };
    }

    /// <summary>Whether an element or property of the collection is assigned; an element that is an object may do as it likes.</summary>
    private static bool IsWritten(IOperation element) => element.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == element,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        IArrayElementReferenceOperation inner => IsWritten(inner),
        IPropertyReferenceOperation { Property.IsIndexer: true } inner => IsWritten(inner),
        IInvocationOperation call when call.Instance == element => MutableTypes.IsCollection(element.Type!) && !_reading.Contains(call.TargetMethod.Name),
        _ => false,
    };

    private static bool IsWrittenBy(IArgumentOperation argument, HotswapProject project)
    {
        if (argument is not { Parameter: { RefKind: RefKind.None or RefKind.In } parameter, Parent: IInvocationOperation or IObjectCreationOperation })
        {
            return true;
        }

        ISymbol target = argument.Parent is IInvocationOperation call ? call.TargetMethod : ((IObjectCreationOperation)argument.Parent).Constructor!;
        if (target.ContainingType.SpecialType == SpecialType.System_Array)
        {
            return _arrayWriting.Contains(target.Name);
        }

        string container = target.ContainingNamespace.QualifiedName();
        bool framework = !project.IsOwn(target) && (container == "System" || container.StartsWith("System.", StringComparison.Ordinal));
        return parameter.Type.OriginalDefinition switch
        {
            // What is asked for to be enumerated or looked up in is not changed by any method worth its name.
            {
                SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable
                or SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T
            } => false,
            { Name: "ReadOnlySpan" or "ReadOnlyMemory" or "IReadOnlyDictionary" or "IReadOnlySet" } => false,
            // A collection or view made from it: List's constructor copies; a wrapper for reading does not write.
            _ => !framework || target.ContainingNamespace.Name == "Threading" || parameter.Type is { Name: "Span" or "Memory" },
        };
    }
}
