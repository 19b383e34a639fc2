using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Which types host and plugins share, as far as a compilation can know: the host's SharedAssemblies it cannot.</summary>
public static class SharedTypes
{
    /// <summary>The first type in a type, its arguments and element types included, that is not shared; null if all are.</summary>
    public static ITypeSymbol? FirstForeign(ITypeSymbol type, KnownTypes known)
    {
        switch (type)
        {
            case IErrorTypeSymbol:
                return null;
            case IArrayTypeSymbol array:
                return FirstForeign(array.ElementType, known);
            case INamedTypeSymbol named:
                if (!IsShared(named.ContainingAssembly, known))
                {
                    return named;
                }

                for (INamedTypeSymbol? level = named; level is not null; level = level.ContainingType)
                {
                    foreach (ITypeSymbol argument in level.TypeArguments)
                    {
                        if (FirstForeign(argument, known) is { } foreign)
                        {
                            return foreign;
                        }
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>Whether an assembly is the framework's, the runtime's or a contract.</summary>
    public static bool IsShared(IAssemblySymbol? assembly, KnownTypes known) =>
        assembly is null
        || KnownTypes.Is(assembly, known.PluginAttribute.ContainingAssembly)
        || IsFramework(assembly)
        || KnownTypes.Attribute(assembly, known.ContractAttribute) is not null;

    /// <summary>Whether an assembly has a key of the framework's, or is one that the public surface of Hotswap.Runtime needs.</summary>
    private static bool IsFramework(IAssemblySymbol assembly) =>
        assembly.Identity.Name is "Microsoft.Extensions.Logging.Abstractions" or "Microsoft.Extensions.DependencyInjection.Abstractions"
        || string.Concat(assembly.Identity.PublicKeyToken.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)))
            is "b03f5f7f11d50a3a" or "7cec85d7bea7798e" or "cc7b13ffcd2ddd51" or "b77a5c561934e089";
}
