using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Whether generated code can make an object.</summary>
public static class Construction
{
    /// <summary>Whether <c>new T()</c> compiles in generated code.</summary>
    public static bool CanCreateEmpty(INamedTypeSymbol type, Compilation compilation) =>
        !type.IsAbstract && type.InstanceConstructors.Any(c =>
            c.Parameters.IsEmpty
            && Access.CanUse(c, compilation)
            && Access.WhyMarked(c) is null
            && (SetsRequiredMembers(c) || !HasRequiredMembers(type)));

    /// <summary>Whether an object initializer must name members of the type.</summary>
    public static bool HasRequiredMembers(ITypeSymbol type)
    {
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers().Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a constructor promises to set all required members.</summary>
    public static bool SetsRequiredMembers(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(a => a.AttributeClass is { Name: "SetsRequiredMembersAttribute" });
}
