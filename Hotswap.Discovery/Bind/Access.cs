using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>What generated code, which lies in the same assembly but in types and files of its own, can reach.</summary>
public static class Access
{
    /// <summary>Whether generated code can name a type, its type arguments and element types included.</summary>
    public static bool CanName(ITypeSymbol type, Compilation compilation) => type switch
    {
        IErrorTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        IArrayTypeSymbol array => CanName(array.ElementType, compilation),
        INamedTypeSymbol named => CanNameNamed(named, compilation),
        _ => true,
    };

    /// <summary>Whether generated code can use a member of a type that it can name.</summary>
    public static bool CanUse(ISymbol member, Compilation compilation) => compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);

    /// <summary>Whether a type or one that encloses it is visible in one file only.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsFileLocal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type or one that encloses it has type parameters.</summary>
    public static bool IsGeneric(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.TypeParameters.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why an attribute of the symbol keeps generated code from using it; null if none does.</summary>
    public static string? WhyMarked(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "ObsoleteAttribute" when IsIn(attribute, "System") && attribute.ConstructorArguments is [_, { Value: true }, ..]:
                    return "it is marked [Obsolete] as an error";
                case "ExperimentalAttribute" when IsIn(attribute, "System.Diagnostics.CodeAnalysis"):
                    return "it is marked [Experimental], which makes generated calls of it an error";
                case "ConditionalAttribute" when IsIn(attribute, "System.Diagnostics"):
                    return "it is marked [Conditional], so that calls of it may be left out";
                case "UnmanagedCallersOnlyAttribute" when IsIn(attribute, "System.Runtime.InteropServices"):
                    return "it is marked [UnmanagedCallersOnly], so that no C# code can call it";
            }
        }

        return null;
    }

    private static bool IsIn(AttributeData attribute, string space) =>
        attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { } found } && found.ToDisplayString() == space;

    /// <summary>False while somebody is typing the name of the type or of something around it, and for what the compiler names itself.</summary>
    private static bool IsNamed(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol? level = type.OriginalDefinition; level is not null; level = (INamespaceOrTypeSymbol?)level.ContainingType ?? level.ContainingNamespace)
        {
            if (!level.CanBeReferencedByName && level is not (INamespaceSymbol { IsGlobalNamespace: true } or INamedTypeSymbol { IsTupleType: true }))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanNameNamed(INamedTypeSymbol named, Compilation compilation)
    {
        if (!IsNamed(named) || IsFileLocal(named) || !compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, compilation.Assembly))
        {
            return false;
        }

        for (INamedTypeSymbol? level = named; level is not null; level = level.ContainingType)
        {
            foreach (ITypeSymbol argument in level.TypeArguments)
            {
                if (!CanName(argument, compilation))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
