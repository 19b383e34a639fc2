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

    private static bool IsHidden(IMethodSymbol method, ImmutableArray<IMethodSymbol>.Builder nearer)
    {
        foreach (IMethodSymbol other in nearer)
        {
            if (SameParameters(method, other))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SameParameters(IMethodSymbol one, IMethodSymbol other)
    {
        if (one.Parameters.Length != other.Parameters.Length || one.Arity != other.Arity)
        {
            return false;
        }

        for (int i = 0; i < one.Parameters.Length; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(one.Parameters[i].Type, other.Parameters[i].Type))
            {
                return false;
            }
        }

        return true;
    }
}
