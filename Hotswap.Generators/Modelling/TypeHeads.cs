using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Modelling;

/// <summary>How a partial declaration of a type begins.</summary>
internal static class TypeHeads
{
    public static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
