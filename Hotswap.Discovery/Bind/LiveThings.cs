using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A live function that generated code can call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Returns">How its end is waited for.</param>
public sealed record LiveFunctionBinding(IMethodSymbol Method, ReturnKind Returns)
{
    /// <summary>The wire name.</summary>
    public string Name => Method.Name;
}

/// <summary>A live type that generated code can make.</summary>
/// <param name="Type">The type.</param>
public sealed record LiveTypeBinding(INamedTypeSymbol Type)
{
    /// <summary>The wire name.</summary>
    public string Name => Type.Name;
}
