using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>The properties that the compiler makes of a positional record's parameters.</summary>
internal static class Records
{
    /// <summary>The property that is made of the parameter; null where it is written otherwise.</summary>
    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter, INamedTypeSymbol record) =>
        record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(p => AreOne(p, parameter))?.OriginalDefinition;

    /// <summary>The parameter that the member is made of; null for one that is made of none.</summary>
    public static IParameterSymbol? ParameterOf(ISymbol member) => member.ContainingType is { IsRecord: true } record
        ? record.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => AreOne(member, p))
        : null;

    private static bool AreOne(ISymbol member, IParameterSymbol parameter) => member.DeclaringSyntaxReferences.Any(
        m => parameter.DeclaringSyntaxReferences.Any(p => p.SyntaxTree == m.SyntaxTree && p.Span == m.Span));
}
