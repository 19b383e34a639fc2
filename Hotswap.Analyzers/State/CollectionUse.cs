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
        "AsReadOnly", "BinarySearch", "Clone", "Contains", "ContainsKey", "ContainsValue", "ConvertAll", "CopyTo", "Equals", "Exists", "Find",
        "FindAll", "FindIndex", "FindLast", "FindLastIndex", "ForEach", "Get", "GetAt", "GetEnumerator", "GetHashCode", "GetKeyAtIndex",
        "GetLength", "GetLongLength", "GetLowerBound", "GetRange", "GetType", "GetUpperBound", "GetValue", "GetValueAtIndex", "IndexOf",
        "IndexOfKey", "IndexOfValue", "IsProperSubsetOf", "IsProperSupersetOf", "IsSubsetOf", "IsSupersetOf", "LastIndexOf", "Overlaps",
        "Peek", "SetEquals", "Slice", "ToArray", "ToString", "TrueForAll", "TryGetValue", "TryPeek");

    /// <summary>Static members of System.Array that change what they are given, beside those that take it by reference.</summary>
    private static readonly ImmutableHashSet<string> _arrayWriting = ImmutableHashSet.Create(
        StringComparer.Ordinal, "Clear", "ConstrainedCopy", "Copy", "Fill", "Reverse", "Sort");

    /// <summary>Members of the framework that fill an array, each with the parameter that it is passed for.</summary>
    private static readonly ImmutableHashSet<string> _filling = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "BlockCopy.dst", "CopyTo.array", "CopyTo.destination", "GetBytes.bytes", "GetBytes.data", "GetChars.chars", "GetNonZeroBytes.data",
        "NextBytes.buffer", "Read.buffer", "ReadAsync.buffer", "ReadBlock.buffer", "ReadBlockAsync.buffer", "ReadExactly.buffer",
        "ReadExactlyAsync.buffer", "Receive.buffer", "ReceiveFrom.buffer", "Shuffle.values");

    /// <summary>How far a collection is followed through variables and methods of this assembly.</summary>
    private const int MaxDepth = 3;

    public static bool MayChange(IOperation reference, HotswapProject project) => MayChange(reference, project, default);

    /// <summary>
    /// Whether a use in the static constructor of the collection's own type only fills it: it is part of the initialisation, unless the
    /// collection is given away there, or used later by a lambda.
    /// </summary>
    public static bool OnlyFills(IOperation reference, ISymbol inside)
    {
        if (inside is not IMethodSymbol { MethodKind: MethodKind.StaticConstructor } constructor
            || !SymbolEqualityComparer.Default.Equals(constructor.ContainingType, ((IMemberReferenceOperation)reference).Member.ContainingType)
            || Bodies.Function(reference) is not null)
        {
            return false;
        }

        return reference.Parent switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference == reference,
            IPropertyReferenceOperation property => property.Instance == reference,
            IInvocationOperation call => call.Instance == reference && !IsWritableView(call.Type),
            _ => false,
        };
    }

    private static bool MayChange(IOperation reference, HotswapProject project, Depth depth)
    {
        IOperation use = reference;
        while (Passes(use))
        {
            use = use.Parent!;
            if (use is IConversionOperation { Type: { } view } && OnlyReads(view))
            {
                return false;
            }
        }

        return use.Parent switch
        {
            // In its own initialiser, a static constructor or nameof.
            ISimpleAssignmentOperation assignment when assignment.Target == use => false,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation held, Parent: IExpressionStatementOperation } => IsChangedBehind(held.Local, [Bodies.Root(reference)], project, depth),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsChangedBehind(declarator.Symbol, [Bodies.Root(reference)], project, depth),
            INameOfOperation => false,
            IForEachLoopOperation loop => loop.Locals.Any(l => l.RefKind == RefKind.Ref || (HoldsMore(l.Type) && IsChangedBehind(l, [loop.Body], project, depth))),
            ISwitchOperation or ISwitchExpressionOperation => false,
            IBinaryOperation or IIsPatternOperation or IIsTypeOperation => false,
            ISpreadOperation or IInterpolationOperation => false,
            IConditionalAccessOperation access when access.Operation == use =>
                access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault() is not { } placeholder
                || MayChange(placeholder, project, depth),
            IArrayElementReferenceOperation element => element.ArrayReference == use && IsWritten(element, project),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "Lazy" } } lazy when lazy.Instance == use => MayChange(lazy, project, depth),
            IPropertyReferenceOperation property when property.Instance == use =>
                IsWritableView(property.Type) ? MayChange(property, project, depth) : IsWritten(property, project),
            IInvocationOperation call when call.Instance == use => IsChangedBy(call, project, depth),
            IArgumentOperation argument => IsWrittenBy(argument, project, depth),
            // One of several arguments that a call puts into an array: Log("{Names}", _names).
            IArrayInitializerOperation { Parent: IArrayCreationOperation { IsImplicit: true, Parent: IArgumentOperation { Parent: IInvocationOperation call } argument } } =>
                project.IsOwn(call.TargetMethod) || IsWrittenBy(argument, project, depth),
            IReturnOperation returned => IsChangedByCallers(returned, project, depth),
            IExpressionStatementOperation or ILockOperation => false,
            // The method as a delegate: names.Count(_known.Contains).
            IMethodReferenceOperation method when method.Instance == use => !_reading.Contains(method.Method.Name),
            _ => true,
        };
    }

    /// <summary>Whether an element is a collection that can be changed itself; a text, and what gives another one in place of a change, is none.</summary>
    private static bool HoldsMore(ITypeSymbol element) => element.SpecialType != SpecialType.System_String
        && element.ContainingNamespace?.Name is not ("Immutable" or "Frozen")
        && MutableTypes.IsCollection(element);

    /// <summary>Whether the value of what is around an operation is the same object.</summary>
    private static bool Passes(IOperation value) => value.Parent switch
    {
        IConversionOperation or ICoalesceOperation or ISwitchExpressionArmOperation => true,
        ISwitchExpressionOperation choice => choice.Value != value,
        IConditionalOperation choice => choice.Type is not null && choice.Condition != value,
        _ => false,
    };

    /// <summary>Whether the collection is changed through a variable or parameter that holds it.</summary>
    private static bool IsChangedBehind(ISymbol holder, IEnumerable<IOperation> bodies, HotswapProject project, Depth depth) =>
        depth.Exceeds(MaxDepth)
        || bodies.SelectMany(b => b.DescendantsAndSelf()).Any(o => o switch
        {
            ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, holder) && MayChange(local, project, depth.Deeper),
            IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, holder) && MayChange(parameter, project, depth.Deeper),
            _ => false,
        });

    /// <summary>Whether those who call the private method that returns the collection may change it.</summary>
    private static bool IsChangedByCallers(IReturnOperation returned, HotswapProject project, Depth depth)
    {
        if (depth.Exceeds(MaxDepth)
            || returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) is not IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, DeclaredAccessibility: Accessibility.Private or Accessibility.NotApplicable, IsAsync: false
            } method)
        {
            return true;
        }

        bool found = false;
        foreach (IOperation operation in project.Mentions.Of(method).SelectMany(m => project.Bodies.Of(m)).SelectMany(b => b.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IMethodReferenceOperation reference when Same(reference.Method):
                case IInvocationOperation call when Same(call.TargetMethod) && MayChange(call, project, depth.Deeper):
                    return true;
                case IInvocationOperation call when Same(call.TargetMethod):
                    found = true;
                    break;
            }
        }

        // Too many callers to be followed, or none that can be found.
        return !found;

        bool Same(IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, method.OriginalDefinition);
    }

    /// <summary>Whether the type is a view that nothing can be written through.</summary>
    private static bool OnlyReads(ITypeSymbol type) => type.OriginalDefinition is
    {
        SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T
    }
        or { Name: "ReadOnlySpan" or "ReadOnlyMemory" or "IReadOnlyDictionary" or "IReadOnlySet" };

    /// <summary>Whether an element or property of the collection is assigned; an element that is an object may do as it likes.</summary>
    private static bool IsWritten(IOperation element, HotswapProject project) => element.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == element,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        IArrayElementReferenceOperation inner => IsWritten(inner, project),
        IPropertyReferenceOperation inner => (inner.Property.IsIndexer || IsInPlace(element)) && IsWritten(inner, project),
        IFieldReferenceOperation inner => IsInPlace(element) && IsWritten(inner, project),
        IInvocationOperation call when call.Instance == element => HoldsMore(element.Type!)
            ? !_reading.Contains(call.TargetMethod.Name)
            : IsInPlace(element) && project.IsOwn(call.TargetMethod) && !call.TargetMethod.IsReadOnly && !call.TargetMethod.IsOverride,
        _ => false,
    };

    /// <summary>Whether what is done to the value is done to the element of an array itself, not to a copy.</summary>
    private static bool IsInPlace(IOperation element) =>
        element is IArrayElementReferenceOperation or IFieldReferenceOperation && element.Type is { IsValueType: true };

    private static bool IsChangedBy(IInvocationOperation call, HotswapProject project, Depth depth) =>
        IsWritableView(call.Type) ? MayChange(call, project, depth) : !_reading.Contains(call.TargetMethod.Name);

    /// <summary>Whether what a call gives is another way to the same elements.</summary>
    private static bool IsWritableView(ITypeSymbol? type) =>
        type is { Name: "Span" or "Memory" or "ArraySegment", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsWrittenBy(IArgumentOperation argument, HotswapProject project, Depth depth)
    {
        if (argument is not { Parameter: { RefKind: RefKind.None or RefKind.In } parameter, Parent: IInvocationOperation or IObjectCreationOperation })
        {
            return true;
        }

        IMethodSymbol target = argument.Parent is IInvocationOperation call ? call.TargetMethod : ((IObjectCreationOperation)argument.Parent).Constructor!;
        if (target.RefKind == RefKind.Ref || target is { Name: "SetCount", ContainingType.Name: "CollectionsMarshal" })
        {
            // CollectionsMarshal.GetValueRefOrAddDefault and the like give the place itself.
            return true;
        }

        if (target.ContainingType.SpecialType == SpecialType.System_Array)
        {
            return _arrayWriting.Contains(target.Name) && parameter.Name != "sourceArray";
        }

        // What is asked for to be enumerated or looked up in is not changed by any method worth its name.
        if (OnlyReads(parameter.Type))
        {
            return false;
        }

        if (target.MethodKind == MethodKind.DelegateInvoke)
        {
            return true;
        }

        if (project.IsOwn(target))
        {
            return target.IsVirtual || target.IsAbstract || target.IsOverride || target.IsExtern
                || project.Bodies.Of(target) is not { IsEmpty: false } bodies
                || IsChangedBehind(parameter.OriginalDefinition, bodies, project, depth);
        }

        // A collection or view made from it: List's constructor copies; a wrapper for reading does not write.
        string container = target.ContainingNamespace.QualifiedName();
        bool framework = container == "System" || container.StartsWith("System.", StringComparison.Ordinal)
            || container.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
        return !framework
            || target.ContainingNamespace.Name == "Threading"
            || _filling.Contains(target.Name + "." + parameter.Name)
            || (IsWritableView(argument.Parent.Type) ? MayChange(argument.Parent, project, depth) : IsWritableView(parameter.Type));
    }
}
