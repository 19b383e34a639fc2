using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>Which static members the HS2xxx rules speak of.</summary>
internal static class DiscardableState
{
    /// <summary>Whether the member is static state written by a person and not declared to be discardable, with a reason.</summary>
    public static bool Concerns(ISymbol member, HotswapProject project) =>
        member is { IsStatic: true, IsImplicitlyDeclared: false } and not IFieldSymbol { IsConst: true } && !IsDeclared(member, project);

    private static bool IsDeclared(ISymbol member, HotswapProject project) =>
        Says(member, project)
        // [field: DiscardableState("…")] on a property.
        || (member is IPropertySymbol && member.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, member) && Says(f, project)));

    private static bool Says(ISymbol member, HotswapProject project) =>
        member.FindAttribute(project.Types.DiscardableStateAttribute) is { ConstructorArguments: [{ Value: string reason }] }
        && !string.IsNullOrWhiteSpace(reason);
}
