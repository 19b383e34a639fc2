using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Which variable, field or property a value was taken from, seen through casts, loops, patterns and views of a collection.</summary>
internal static class Root
{
    // Held by the bodies themselves.
    private static readonly ConditionalWeakTable<IOperation, Dictionary<ISymbol, IOperation?[]>> _locals = new();

    public static ISymbol? Of(IOperation? value, Depth depth = default)
    {
        if (depth.Exceeds(12))
        {
            return null;
        }

        return value switch
        {
            // An element of a tuple is of what keeps the tuple.
            IFieldReferenceOperation field => field is { Field.ContainingType.IsTupleType: true, Instance: { } tuple } ? Of(tuple, depth.Deeper) : field.Field.OriginalDefinition,
            IEventReferenceOperation @event => @event.Event.OriginalDefinition,
            // A view of a collection, such as Values, is the collection.
            IPropertyReferenceOperation property => property.Instance is { } instance && IsView(property.Property)
                ? Of(instance, depth.Deeper)
                : property.Property.OriginalDefinition,
            ILocalReferenceOperation local => OfLocal(local, depth),
            IParameterReferenceOperation parameter => OfParameter(parameter, depth),
            IConversionOperation conversion => Of(conversion.Operand, depth.Deeper),
            IAwaitOperation wait => Of(wait.Operation, depth.Deeper),
            IArrayElementReferenceOperation element => Of(element.ArrayReference, depth.Deeper),
            ICoalesceOperation coalesce => Of(coalesce.Value, depth.Deeper),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } placeholder => Of(Patterns.Whole(placeholder), depth.Deeper),
            IConditionalAccessInstanceOperation placeholder => Of(Accessed(placeholder), depth.Deeper),
            ISimpleAssignmentOperation assignment => Of(assignment.Target, depth.Deeper),
            IDeclarationExpressionOperation declaration => Of(declaration.Expression, depth.Deeper),
            IInvocationOperation call => OfCall(call, depth),
            _ => null,
        };
    }

    /// <summary>The value before the <c>?.</c> that a placeholder stands for.</summary>
    public static IOperation? Accessed(IConditionalAccessInstanceOperation placeholder)
    {
        for (IOperation? parent = placeholder.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.Operation.Syntax == placeholder.Syntax)
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>The value that a local variable was first given, other than null or the default, if it can be told.</summary>
    public static IOperation? Initial(ILocalSymbol local, IOperation root) => ValuesOf(local, root).FirstOrDefault();

    /// <summary>The values that a local variable is given, in order; null or the default only if it is given no other. No operation for one that cannot be told.</summary>
    public static IReadOnlyList<IOperation?> ValuesOf(ILocalSymbol local, IOperation root) =>
        _locals.GetValue(root, FindValues).TryGetValue(local, out IOperation?[]? values) ? values : [];

    /// <summary>The local variable that an argument declares or names.</summary>
    public static ILocalSymbol? Declared(IOperation argument) => argument switch
    {
        IDeclarationExpressionOperation declaration => Declared(declaration.Expression),
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    /// <summary>The values of all local variables of a body.</summary>
    private static Dictionary<ISymbol, IOperation?[]> FindValues(IOperation root) =>
        root.DescendantsAndSelf().SelectMany(Given).GroupBy(g => g.Local, g => g.Value, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default)
            .ToDictionary(g => g.Key, g => g.All(IsNothing) ? g.ToArray() : [.. g.Where(v => !IsNothing(v))], (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);

    private static bool IsNothing(IOperation? value) => value?.Unconverted() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>The local variables that an operation gives values to.</summary>
    private static IEnumerable<(ILocalSymbol Local, IOperation? Value)> Given(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.GetVariableInitializer()?.Value is { } initial ? [(declarator.Symbol, initial)]
            : declarator.Parent is IForEachLoopOperation loop ? [(declarator.Symbol, loop.Collection)]
            : [],
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } pattern => [(declared, Patterns.Matched(pattern))],
        IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol declared } pattern => [(declared, Patterns.Matched(pattern))],
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment => [(target.Local, assignment.Value)],
        ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment => [(target.Local, assignment.Value)],
        IDeconstructionAssignmentOperation assignment => Deconstructed(assignment.Target, assignment.Value),
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation control } each => [(control.Symbol, each.Collection)],
        // foreach ((_, Timer timer) in _timers)
        IForEachLoopOperation { LoopControlVariable: { } control } each => Deconstructed(control, each.Collection),
        IArgumentOperation { Value: IDeclarationExpressionOperation { Expression: ILocalReferenceOperation target } } argument => [(target.Local, argument.Parent)],
        IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: ILocalReferenceOperation target } argument => [(target.Local, argument.Parent)],
        _ => [],
    };

    private static IEnumerable<(ILocalSymbol Local, IOperation? Value)> Deconstructed(IOperation target, IOperation value) =>
        Deconstructions.Pairs(target, value).Where(p => p.Target is ILocalReferenceOperation).Select(p => (((ILocalReferenceOperation)p.Target).Local, (IOperation?)p.Value));

    private static ISymbol? OfLocal(ILocalReferenceOperation reference, Depth depth) =>
        Initial(reference.Local, Bodies.Root(reference)) is { } initial && Of(initial, depth.Deeper) is { } origin ? origin : reference.Local;

    private static ISymbol? OfParameter(IParameterReferenceOperation reference, Depth depth)
    {
        // items.ForEach(item => item.Dispose()): the parameter is an element of the receiver.
        for (IOperation? parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation function && function.Symbol.Parameters.Contains(reference.Parameter, SymbolEqualityComparer.Default))
            {
                // token.Register(s => ((Timer)s!).Dispose(), _timer): it is the state that the call is given.
                return parent.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } }
                    ? OfCall(call, depth.Deeper) ?? Of(call.Arguments.FirstOrDefault(a => a.Parameter is { Name: "state" } or { Name: "arg" })?.Value, depth.Deeper)
                    : null;
            }
        }

        return reference.Parameter;
    }

    /// <summary>A call of or with a collection or reference gives something of it: <c>Interlocked.Exchange(ref _timer, null)</c>, <c>_items.ToArray()</c>.</summary>
    private static ISymbol? OfCall(IInvocationOperation call, Depth depth)
    {
        if (call.Instance is { } instance)
        {
            return instance.Type is { } type && (IsCollection(type) || type.Name is "Task" or "ValueTask" or "TaskAwaiter" or "ValueTaskAwaiter") ? Of(instance, depth.Deeper) : null;
        }

        return call.Arguments.Length > 0
            && (call.TargetMethod.ContainingType.Name is "Interlocked" or "Volatile" or "Enumerable" or "Unsafe" or "Array" or "Parallel"
                || (call.TargetMethod.IsExtensionMethod && call.Arguments[0].Value.Type is { } extended && IsCollection(extended)))
            ? Of(call.Arguments[0].Value, depth.Deeper)
            : null;
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.AllInterfaces.Append(type).Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static bool IsView(IPropertySymbol property) =>
        property.IsIndexer || property.Name is "Values" or "Keys" or "Value" or "Token" or "Result" || property.ContainingType.Name == "KeyValuePair";
}
