using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Members of a class and of its base classes, without those that a nearer one overrides or hides.</summary>
internal static class MemberLookup
{
    /// <summary>Ordinary methods of that name; private ones of base classes are not inherited and left out.</summary>
    public static ImmutableArray<IMethodSymbol> Methods(INamedTypeSymbol type, string name, Compilation compilation)
    {
        ImmutableArray<IMethodSymbol>.Builder found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers(name))
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                    && (ReferenceEquals(level, type) || Access.CanUse(method, compilation))
                    && !IsHidden(method, found))
                {
                    found.Add(method);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The nearest method of that name that a base class of this assembly keeps for those that derive from it.</summary>
    public static IMethodSymbol? InheritedProtected(INamedTypeSymbol type, string name, Compilation compilation)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level.ContainingAssembly, compilation.Assembly)
                && level.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m is
                {
                    MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedAndInternal,
                }) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Public instance fields and properties, nearest first.</summary>
    public static IEnumerable<ISymbol> PublicData(ITypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (ITypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                bool isData = member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsIndexer: false };
                if (isData && member.Name.Length > 0 && !member.IsStatic && member.DeclaredAccessibility == Accessibility.Public && seen.Add(member.Name))
                {
                    yield return member;
                }
            }
        }
    }

    private static bool IsHidden(IMethodSymbol method, ImmutableArray<IMethodSymbol>.Builder nearer) =>
        nearer.Any(other => SameParameters(method, other));

    private static bool SameParameters(IMethodSymbol one, IMethodSymbol other) =>
        one.Arity == other.Arity
        && one.Parameters.Select(p => p.Type).SequenceEqual(other.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default);
}
