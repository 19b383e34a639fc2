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

    private static bool CanBeKept(ITypeSymbol type) => type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol) && !type.IsRefLikeType;
}
