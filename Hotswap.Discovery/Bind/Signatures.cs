using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>What of a signature can go through a delegate.</summary>
internal static class Signatures
{
    /// <summary>Whether the method returns something that cannot be kept.</summary>
    public static bool ReturnsReference(IMethodSymbol method) =>
        method.ReturnsByRef || method.ReturnsByRefReadonly || method.IsVararg || !CanBeKept(method.ReturnType);

    /// <summary>The first parameter that is passed by reference or cannot be kept.</summary>
    public static IParameterSymbol? UnkeepableParameter(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None || !CanBeKept(p.Type));

    /// <summary>
    /// Whether everything in the signature has a name and a type that generated code can write. What is missing there is the
    /// compiler's to report: somebody is typing.
    /// </summary>
    public static bool IsComplete(IMethodSymbol method, Compilation compilation) =>
        method.CanBeReferencedByName
        && (method.ReturnsVoid || Access.CanName(method.ReturnType, compilation))
        && method.Parameters.All(p => p.Name.Length > 0 && Access.CanName(p.Type, compilation))
        && method.Parameters.Select(p => p.Name).Distinct().Count() == method.Parameters.Length;

    private static bool CanBeKept(ITypeSymbol type) => !type.IsRefLikeType && !HasPointer(type);

    /// <summary>Whether there is a pointer in a type, which generated code, being safe, cannot name.</summary>
    private static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
        _ => false,
    };
}
