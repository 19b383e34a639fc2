using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// Finds the field or property that keeps a value longer than the code that has it: by itself, in a collection or an object, or captured by a delegate
/// that is kept.
/// </summary>
internal sealed class Keepers(HotswapProject project)
{
    private const int MaxDepth = 5;

    /// <summary>The field or property of this assembly that keeps the value; null where none is found.</summary>
    public ISymbol? Of(IOperation value, Depth before = default)
    {
        if (before.Exceeds(MaxDepth))
        {
            return null;
        }

        Depth depth = before.Deeper;
        IOperation whole = Wholes.Of(value);
        if (Wholes.Deconstructed(whole) is { } element)
        {
            return InTarget(element, whole, depth);
        }

        return whole.Parent switch
        {
            ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: { } made } } assignment when assignment.Value == whole => Of(made, depth),
            ISimpleAssignmentOperation { Parent: IAnonymousObjectCreationOperation made } assignment when assignment.Value == whole => Of(made, depth),
            IAssignmentOperation assignment when assignment.Value == whole => InTarget(assignment.Target, whole, depth),
            IFieldInitializerOperation initializer => Own(initializer.InitializedFields[0]),
            IPropertyInitializerOperation initializer => Own(initializer.InitializedProperties[0]),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfLocal(declarator.Symbol, whole, depth),
            IForEachLoopOperation each when each.Collection == whole => each.Locals.Select(l => OfLocal(l, whole, depth)).FirstOrDefault(k => k is not null),
            IArgumentOperation { Parent: IObjectCreationOperation made } argument => Holds(made, argument, depth) ? Of(made, depth) : null,
            IArgumentOperation { Parent: IInvocationOperation call } argument => OfArgument(argument, call, depth),
            IReturnOperation returned => OfReturned(returned, depth),
            _ => null,
        };
    }

    private ISymbol? Own(ISymbol member) => project.IsOwn(member) && member is not { IsStatic: false, ContainingType.IsRefLikeType: true } ? member.OriginalDefinition : null;

    private ISymbol? InTarget(IOperation target, IOperation near, Depth depth) => target switch
    {
        IDeclarationExpressionOperation declaration => InTarget(declaration.Expression, near, depth),
        ILocalReferenceOperation local => OfLocal(local.Local, near, depth),
        // A member of an object that this code made goes with the object; an element, with its collection.
        IMemberReferenceOperation { Instance: ILocalReferenceOperation local } when IsMadeHere(local) => OfLocal(local.Local, near, depth),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => InTarget(collection, near, depth),
        IArrayElementReferenceOperation array => InTarget(array.ArrayReference, near, depth),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } => Root.Of(target) is { } holder and (IFieldSymbol or IPropertySymbol) ? Own(holder) : null,
        _ => null,
    };

    private static bool IsMadeHere(ILocalReferenceOperation local) =>
        Root.Initial(local.Local, Bodies.Root(local)) is { } initial && Values.Plain(initial) is IObjectCreationOperation or ICollectionExpressionOperation or IArrayCreationOperation;

    private ISymbol? OfLocal(ILocalSymbol local, IOperation near, Depth depth) => Bodies.Root(near).Descendants().OfType<ILocalReferenceOperation>()
        .Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local))
        .Select(r => Of(r, depth) ?? OfCapture(r, local, depth))
        .FirstOrDefault(k => k is not null);

    /// <summary>What keeps a delegate whose code has the variable, keeps the value.</summary>
    private ISymbol? OfCapture(ILocalReferenceOperation use, ILocalSymbol local, Depth depth)
    {
        for (IOperation? function = Bodies.Function(use); function is not null && !function.Syntax.Span.Contains(local.Locations[0].SourceSpan); function = Bodies.Function(function))
        {
            if (function is { Parent: IDelegateCreationOperation created } && Of(created, depth) is { } keeper)
            {
                return keeper;
            }
        }

        return null;
    }

    private ISymbol? OfArgument(IArgumentOperation argument, IInvocationOperation call, Depth depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType is { Name: "Interlocked" or "Volatile" or "LazyInitializer", ContainingNamespace.Name: "Threading" })
        {
            return call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Ref) is { } written ? InTarget(written.Value, call, depth) : null;
        }

        if (project.IsOwn(method))
        {
            return argument.Parameter is { } parameter && !method.IsVirtual && !method.IsAbstract && !method.IsOverride ? OfParameter(parameter, depth) : null;
        }

        return call.Receiver() is not { } receiver || argument.Value == receiver || !CollectionMethods.Adds(method.Name) || receiver.Type?.Name == "ConditionalWeakTable" ? null
            // An immutable collection gives another.
            : CollectionMethods.GiveAnother(receiver.Type) ? Of(call, depth)
            : InTarget(receiver.Unconverted(), call, depth);
    }

    private ISymbol? OfParameter(IParameterSymbol parameter, Depth depth) => parameter.ContainingSymbol is not IMethodSymbol method ? null
        : project.Bodies.Of(method).SelectMany(b => b.DescendantsAndSelf()).OfType<IParameterReferenceOperation>()
            .Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter.OriginalDefinition, parameter.OriginalDefinition))
            .Select(r => Of(r, depth)).FirstOrDefault(k => k is not null);

    /// <summary>Whether an object keeps what it is made of: a record or a collection does, another class of this assembly where a field of it does.</summary>
    private bool Holds(IObjectCreationOperation made, IArgumentOperation argument, Depth depth)
    {
        if (made.Type is not INamedTypeSymbol type || argument.Parameter is not { } parameter)
        {
            return false;
        }

        if (!project.IsOwn(type.OriginalDefinition))
        {
            return type.Name is "KeyValuePair" or "Tuple" or "Lazy" or "StrongBox"
                || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);
        }

        bool isPrimary = made.Constructor?.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax) ?? false;
        return !type.IsRefLikeType && (isPrimary
            ? type.IsRecord || IsUsedByMembers(type, parameter, depth)
            : OfParameter(parameter, depth) is not null);
    }

    /// <summary>Whether the members of a class use a parameter of its primary constructor, so that the compiler keeps it, or a field is set to it.</summary>
    private bool IsUsedByMembers(INamedTypeSymbol type, IParameterSymbol parameter, Depth depth) => project.Bodies.OfType(type, parameter.Name)
        .SelectMany(b => b.DescendantsAndSelf()).OfType<IParameterReferenceOperation>()
        .Where(r => SymbolEqualityComparer.Default.Equals(r.Parameter.OriginalDefinition, parameter.OriginalDefinition))
        .Any(r => Bodies.Root(r) is not (IFieldInitializerOperation or IPropertyInitializerOperation) || Of(r, depth) is not null);

    private ISymbol? OfReturned(IReturnOperation returned, Depth depth)
    {
        switch (Bodies.Function(returned))
        {
            case IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: { } call } argument } }:
                return call switch
                {
                    // new Lazy<T>(() => …) keeps what its lambda gives, and so does _cache.GetOrAdd(key, k => …).
                    IObjectCreationOperation { Type.Name: "Lazy" } lazy => Of(lazy, depth),
                    IInvocationOperation { TargetMethod.Name: "GetOrAdd" or "AddOrUpdate" or "GetOrCreate" } cached when !project.IsOwn(cached.TargetMethod) => OfArgument(argument, cached, depth),
                    _ => null,
                };
            case IAnonymousFunctionOperation:
                return null;
            case ILocalFunctionOperation function:
                return OfCalls(function.Symbol, depth);
            default:
                return returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method ? OfCalls(method, depth) : null;
        }
    }

    /// <summary>What becomes of a value that a method gives to its callers.</summary>
    private ISymbol? OfCalls(IMethodSymbol method, Depth depth) => project.Mentions.Of(method).SelectMany(m => project.Bodies.Of(m)).SelectMany(b => b.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Where(c => SymbolEqualityComparer.Default.Equals(c.TargetMethod.OriginalDefinition, method.OriginalDefinition))
        .Select(c => Of(c, depth)).FirstOrDefault(k => k is not null);
}
