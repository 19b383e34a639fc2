using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Names that a live thing, member or parameter had in earlier versions.</summary>
internal static class FormerNames
{
    public static IEnumerable<string> Of(ISymbol symbol, KnownTypes known) => symbol.GetAttributes()
        .Where(a => KnownTypes.Is(a.AttributeClass, known.FormerNameAttribute))
        .Select(a => a.ConstructorArguments is [{ Value: string { Length: > 0 } name }] ? name : null)
        .OfType<string>();
}
