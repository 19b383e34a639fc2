using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A live function that generated code can call.</summary>
/// <param name="Method">The method.</param>
/// <param name="Returns">How its end is waited for.</param>
public sealed record LiveFunctionBinding(IMethodSymbol Method, ReturnKind Returns)
{
    /// <summary>The wire name.</summary>
    public string Name => Method.Name;

    /// <summary>
    /// How each parameter that is live data is carried, in the order of the parameters; default where one cannot be, so that
    /// the function is callable through the vault only.
    /// </summary>
    public ImmutableArray<LiveParameter> Data { get; internal init; }

    /// <summary>Names that it had in earlier versions.</summary>
    public ImmutableArray<string> FormerNames { get; internal init; } = [];
}

/// <summary>A parameter that is live data.</summary>
/// <param name="Name">Its name, which is its name on the wire.</param>
/// <param name="Value">How it is carried.</param>
/// <param name="Default">Its declared default in code; empty where data without it is refused.</param>
/// <param name="FormerNames">Names that it had in earlier versions.</param>
public sealed record LiveParameter(string Name, DataValue Value, string Default, EquatableArray<string> FormerNames);

/// <summary>A live type that generated code can make.</summary>
/// <param name="Type">The type.</param>
/// <param name="DataClass">The class that reads and writes it.</param>
public sealed record LiveTypeBinding(INamedTypeSymbol Type, string DataClass)
{
    /// <summary>The wire name.</summary>
    public string Name => Type.Name;

    /// <summary>Handle or HandleAsync, or null if it has neither.</summary>
    public IMethodSymbol? Handler { get; internal init; }

    /// <summary>Names that it had in earlier versions.</summary>
    public ImmutableArray<string> FormerNames { get; internal init; } = [];
}
