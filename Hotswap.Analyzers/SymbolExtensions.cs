using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

internal static class SymbolExtensions
{
    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) => symbol.FindAttribute(attribute) is not null;

    public static AttributeData? FindAttribute(this ISymbol symbol, INamedTypeSymbol? attribute)
    {
        if (attribute is not null)
        {
            foreach (AttributeData data in symbol.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
                {
                    return data;
                }
            }
        }

        return null;
    }

    /// <summary>The type itself and its base classes.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this ITypeSymbol? type)
    {
        for (INamedTypeSymbol? t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
        {
            yield return t;
        }
    }

    /// <summary>Whether the type is, derives from or implements the other, whatever their type arguments.</summary>
    public static bool IsOrInherits(this ITypeSymbol? type, INamedTypeSymbol? other)
    {
        if (type is null || other is null)
        {
            return false;
        }

        return type.SelfAndBases().Any(Same) || type.AllInterfaces.Any(Same) || Same(type);

        bool Same(ITypeSymbol t) => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, other.OriginalDefinition);
    }

    /// <summary>Namespace and name without type arguments: <c>System.Collections.Generic.List</c>; nested types with dots.</summary>
    public static string QualifiedName(this ISymbol symbol)
    {
        ISymbol? container = symbol.ContainingType ?? (ISymbol?)symbol.ContainingNamespace;
        return container is null or INamespaceSymbol { IsGlobalNamespace: true } ? symbol.Name : container.QualifiedName() + "." + symbol.Name;
    }

    /// <summary>The name people write: <c>World.Count</c>.</summary>
    public static string ShortName(this ISymbol symbol) =>
        symbol.ContainingType is { } type ? type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "." + symbol.Name : symbol.Name;

    /// <summary>Whether it is the framework's or the runtime's own, whose members were measured one by one.</summary>
    public static bool IsOfFramework(this ISymbol symbol) => symbol.ContainingAssembly?.Name is { } name
        && (name == "Hotswap.Runtime" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    /// <summary>The method that an override overrides in the end; others, themselves.</summary>
    public static IMethodSymbol Overrides(this IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method;
    }

    /// <summary>Where the symbol is named in source; none for symbols from elsewhere.</summary>
    public static Location NameLocation(this ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;

    /// <summary>Whether the compiler keeps a field for the property: an automatic one, wholly or with <c>field</c>.</summary>
    public static bool IsStored(this IPropertySymbol property)
    {
        // To ask for all members makes all of them.
        INamedTypeSymbol type = property.ContainingType;
        return (property.ExplicitInterfaceImplementations.IsEmpty ? type.GetMembers($"<{property.Name}>k__BackingField") : type.GetMembers())
            .Any(m => m is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property));
    }

    /// <summary>Whether the compiler keeps a field for the event: it has no accessors of its own.</summary>
    public static bool IsStored(this IEventSymbol @event) =>
        @event is { IsAbstract: false, IsExtern: false, AddMethod.IsImplicitlyDeclared: true };
}
