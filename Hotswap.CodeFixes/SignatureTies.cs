using Microsoft.CodeAnalysis;

namespace Hotswap.CodeFixes;

/// <summary>What else must change with a method's declaration.</summary>
internal static class SignatureTies
{
    /// <summary>
    /// Whether the declaration is tied to another: of an interface that it implements, of a method that it overrides or that may override it, or
    /// of its other part.
    /// </summary>
    public static bool Any(IMethodSymbol method) => method.IsVirtual || method.IsAbstract || method.IsOverride
        || method.PartialDefinitionPart is not null
        || method.PartialImplementationPart is not null
        || Implements(method);

    private static bool Implements(IMethodSymbol method) => !method.ExplicitInterfaceImplementations.IsEmpty
        || method.ContainingType.AllInterfaces
            .SelectMany(i => i.GetMembers(method.Name))
            .Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));
}
