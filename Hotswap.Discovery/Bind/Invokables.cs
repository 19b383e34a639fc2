using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A function that can be called by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">The method.</param>
/// <param name="DelegateType">The delegate type that was asked for, or null for the matching Func or Action.</param>
/// <param name="Returns">How its end is waited for.</param>
public sealed record InvokableBinding(string Name, IMethodSymbol Method, INamedTypeSymbol? DelegateType, ReturnKind Returns);
