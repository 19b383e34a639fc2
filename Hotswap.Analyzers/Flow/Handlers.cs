using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>What a delegate calls.</summary>
internal static class Handlers
{
    /// <summary>The method, or the variable that holds the delegate; null for a lambda written in place, which nothing else equals.</summary>
    public static ISymbol? Target(IOperation handler) => handler switch
    {
        IDelegateCreationOperation created => Target(created.Target),
        IConversionOperation conversion => Target(conversion.Operand),
        IMethodReferenceOperation method => method.Method.OriginalDefinition,
        ILocalReferenceOperation local => Root.Initial(local.Local, Bodies.Root(local)) is IDelegateCreationOperation { Target: IMethodReferenceOperation } made ? Target(made) : local.Local,
        IAnonymousFunctionOperation => null,
        _ => Root.Of(handler),
    };

    /// <summary>Whether the delegate was given by a caller or taken out of what many are kept in, so that it may be any.</summary>
    public static bool IsHandedOn(IOperation handler) => handler switch
    {
        IConversionOperation conversion => IsHandedOn(conversion.Operand),
        IParameterReferenceOperation => true,
        ILocalReferenceOperation local => Root.Initial(local.Local, Bodies.Root(local)) is { } initial && Root.Of(initial) is IFieldSymbol or IPropertySymbol,
        IPropertyReferenceOperation { Instance: not (null or IInstanceReferenceOperation) } => true,
        _ => false,
    };

    /// <summary>Whether the delegate is a lambda written in place.</summary>
    public static bool IsLambda(IOperation handler) => handler switch
    {
        IDelegateCreationOperation created => IsLambda(created.Target),
        IConversionOperation conversion => IsLambda(conversion.Operand),
        _ => handler is IAnonymousFunctionOperation,
    };

    /// <summary>Whether the delegate calls a method of another assembly, on no object of this one.</summary>
    public static bool IsForeign(IOperation handler, HotswapProject project) => handler switch
    {
        IDelegateCreationOperation created => IsForeign(created.Target, project),
        IConversionOperation conversion => IsForeign(conversion.Operand, project),
        IMethodReferenceOperation method => !project.IsOwn(method.Method) && !project.MentionsOwn(method.Instance?.Type),
        _ => false,
    };
}
