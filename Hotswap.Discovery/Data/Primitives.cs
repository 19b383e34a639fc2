using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>The types that the runtime reads and writes itself.</summary>
internal static class Primitives
{
    /// <summary>The reader's name for a type, and what it is in a sentence; null if it is no primitive.</summary>
    public static (string Reader, string Noun)? Of(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ("Boolean", "a bool"),
        SpecialType.System_SByte => ("SByte", "an sbyte"),
        SpecialType.System_Byte => ("Byte", "a byte"),
        SpecialType.System_Int16 => ("Int16", "a short"),
        SpecialType.System_UInt16 => ("UInt16", "a ushort"),
        SpecialType.System_Int32 => ("Int32", "an int"),
        SpecialType.System_UInt32 => ("UInt32", "a uint"),
        SpecialType.System_Int64 => ("Int64", "a long"),
        SpecialType.System_UInt64 => ("UInt64", "a ulong"),
        SpecialType.System_Single => ("Single", "a float"),
        SpecialType.System_Double => ("Double", "a double"),
        SpecialType.System_Decimal => ("Decimal", "a decimal"),
        SpecialType.System_Char => ("Char", "a char"),
        SpecialType.System_String => ("String", "a string"),
        SpecialType.System_DateTime => ("DateTime", "a DateTime"),
        SpecialType.None => OfOther(type),
        _ => null,
    };

    /// <summary>Whether a primitive can be the key of a dictionary.</summary>
    public static bool IsKey(string reader) => reader is "String" or "Guid" or "Char" or "SByte" or "Byte" or "Int16" or "UInt16"
        or "Int32" or "UInt32" or "Int64" or "UInt64" or "Int128" or "UInt128";

    private static (string Reader, string Noun)? OfOther(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return ("Bytes", "bytes");
        }

        if (type is not INamedTypeSymbol { ContainingType: null } named)
        {
            return null;
        }

        if (named is { Name: "LiveData", ContainingNamespace: { Name: "Hotswap", ContainingNamespace.IsGlobalNamespace: true } })
        {
            return ("LiveData", "live data");
        }

        if (named.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            return null;
        }

        return (named.Name, named.Arity) switch
        {
            ("Int128", 0) => ("Int128", "an Int128"),
            ("UInt128", 0) => ("UInt128", "a UInt128"),
            ("Half", 0) => ("Half", "a Half"),
            ("Guid", 0) => ("Guid", "a Guid"),
            ("DateTimeOffset", 0) => ("DateTimeOffset", "a DateTimeOffset"),
            ("DateOnly", 0) => ("DateOnly", "a DateOnly"),
            ("TimeOnly", 0) => ("TimeOnly", "a TimeOnly"),
            ("TimeSpan", 0) => ("TimeSpan", "a TimeSpan"),
            ("Uri", 0) => ("Uri", "a Uri"),
            ("Version", 0) => ("Version", "a Version"),
            ("ReadOnlyMemory" or "Memory", 1) when named.TypeArguments[0].SpecialType == SpecialType.System_Byte => ("Bytes", "bytes"),
            _ => null,
        };
    }
}
