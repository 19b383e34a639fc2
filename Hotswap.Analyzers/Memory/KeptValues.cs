using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>What of a version stays in memory with a value that someone else keeps.</summary>
internal static class KeptValues
{
    private const int MaxDepth = 6;

    /// <summary>"an object", "a delegate" and the like, for a message; null where the value keeps nothing of the version.</summary>
    public static string? Of(IOperation value, HotswapProject project, Depth depth = default)
    {
        if (depth.Exceeds(MaxDepth))
        {
            return null;
        }

        IOperation plain = Values.Plain(value);
        return plain switch
        {
            IDelegateCreationOperation or IAnonymousFunctionOperation => Values.IsOwn(plain, project) ? "a delegate" : null,
            ITypeOfOperation => Values.IsOwn(plain, project) ? "a type" : null,
            // A caught exception has the frames of the code that it went through.
            ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [{ } declared] } when declared.GetSyntax() is CatchDeclarationSyntax => "an exception",
            IObjectCreationOperation created => OfCreated(created, project, depth),
            IArrayCreationOperation { Initializer: { } items } array =>
                project.MentionsOwn(array.Type) || items.ElementValues.Any(v => Of(v, project, depth.Deeper) is not null) ? "an object" : null,
            ICollectionExpressionOperation collection =>
                project.MentionsOwn(collection.Type) || collection.Elements.Any(v => Of(v, project, depth.Deeper) is not null) ? "an object" : null,
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Type.TypeKind: TypeKind.Delegate } reference when project.IsOwn(reference.Member) =>
                project.Bodies.Writes(reference.Member).Any(w => Of(w, project, depth.Deeper) is not null) ? "a delegate" : null,
            IInvocationOperation call => OfCall(call, project, depth),
            IPropertyReferenceOperation { Instance: { } instance } when IsReflection(plain.Type) => Of(instance, project, depth.Deeper) is { } ? "a type" : null,
            _ => Values.IsOwn(plain, project) ? "an object" : null,
        };
    }

    /// <summary>Whether the arguments of a call keep something, the receiver of an extension method aside.</summary>
    public static string? OfAny(IEnumerable<IArgumentOperation> arguments, HotswapProject project)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (Of(argument.Value, project) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    /// <summary>An object of another assembly keeps what it is made of; a weak reference does not, a collection keeps the elements of what it is filled from.</summary>
    private static string? OfCreated(IObjectCreationOperation created, HotswapProject project, Depth depth)
    {
        if (project.MentionsOwn(created.Type))
        {
            return "an object";
        }

        if (created.Type is null or { Name: "WeakReference" or "String" })
        {
            return null;
        }

        bool holds = created.Arguments.Any(a => (a.Parameter?.Type is not { Name: "IEnumerable" } || IsWrittenOut(a.Value)) && Of(a.Value, project, depth.Deeper) is not null)
            || (created.Initializer?.Initializers.Any(i => i switch
            {
                ISimpleAssignmentOperation set => Of(set.Value, project, depth.Deeper) is not null,
                IInvocationOperation add => OfAny(add.Arguments, project) is not null,
                _ => false,
            }) ?? false);
        return holds ? "an object" : null;
    }

    /// <summary>Whether the elements of a collection are listed.</summary>
    private static bool IsWrittenOut(IOperation collection) => Values.Plain(collection) is IArrayCreationOperation or ICollectionExpressionOperation;

    private static string? OfCall(IInvocationOperation call, HotswapProject project, Depth depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (project.IsOwn(method))
        {
            return project.MentionsOwn(call.Type) || method.IsIterator || IsSuspending(method) ? "an object" : null;
        }

        // Reflection over a type of the plugin; a query that is not evaluated keeps its lambdas.
        if (IsReflection(call.Type) && call.Instance is { } instance)
        {
            return Of(instance, project, depth.Deeper) is not null || (method.Name == "GetType" && project.MentionsOwn(instance.Type)) ? "a type" : null;
        }

        return project.MentionsOwn(call.Type)
            || (method.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" } && call.Type?.Name is "IEnumerable" or "IOrderedEnumerable"
                && call.Arguments.Any(a => Of(a.Value, project, depth.Deeper) is not null))
            // An immutable collection that is added to gives another that has it.
            || (CollectionMethods.Adds(method.Name) && CollectionMethods.GiveAnother(call.Receiver()?.Type) && call.Given().Any(a => Of(a.Value, project, depth.Deeper) is not null))
            ? "an object"
            : null;
    }

    /// <summary>The task of an asynchronous method that has waited once is an object of the method's own.</summary>
    private static bool IsSuspending(IMethodSymbol method) =>
        method is { IsAsync: true, ReturnsVoid: false } && Bodies.Declarations(method.OriginalDefinition).Any(r => r.GetSyntax().DescendantNodes().Any(n => n is AwaitExpressionSyntax));

    private static bool IsReflection(ITypeSymbol? type) => type is IArrayTypeSymbol array
        ? IsReflection(array.ElementType)
        : type is { Name: "Type", ContainingNamespace.Name: "System" } or { ContainingNamespace: { Name: "Reflection", ContainingNamespace.Name: "System" } };
}
