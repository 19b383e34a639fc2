using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.CodeFixes;

/// <summary>Values of a type that code can name where it stands.</summary>
internal static class Scope
{
    /// <summary>
    /// The name of a parameter, else a local variable, else a field or property of the type, or null. A name that may be null is said not to be.
    /// </summary>
    public static string? Find(SemanticModel model, SyntaxNode place, string type, CancellationToken cancel)
    {
        ISymbol? method = model.GetEnclosingSymbol(place.SpanStart, cancel);
        bool isStatic = false;
        ISymbol? border = null;
        for (ISymbol? level = method; level is IMethodSymbol or IFieldSymbol or IPropertySymbol; level = level.ContainingSymbol)
        {
            isStatic |= level.IsStatic;
            if (level is IMethodSymbol { IsStatic: true, MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            {
                // It takes no variable from around it.
                border ??= level;
            }
        }

        return model.LookupSymbols(place.SpanStart)
            .Where(s => s.Name != "_" && s.CanBeReferencedByName && TypeOf(s)?.ToDisplayString() == type)
            .Where(s => border is null || s is not (ILocalSymbol or IParameterSymbol) || IsWithin(s, border))
            .Where(s => s switch
            {
                ILocalSymbol local => local.Locations[0].SourceSpan.End < place.SpanStart
                    && !(place.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Span.Contains(local.Locations[0].SourceSpan) ?? false),
                IFieldSymbol or IPropertySymbol => s.IsStatic || !isStatic,
                // A lifecycle method's token is that of the call alone: it does not fire later.
                _ => s is IParameterSymbol { ContainingSymbol: var owner }
                    && !(isStatic && owner is IMethodSymbol { MethodKind: MethodKind.Constructor })
                    && (type != "System.Threading.CancellationToken" || SymbolEqualityComparer.Default.Equals(owner, method) || !Lifecycle.TryParse(owner.Name, out _)),
            })
            .OrderBy(s => s switch { IParameterSymbol => 0, ILocalSymbol => 1, _ => 2 })
            // The innermost parameter.
            .ThenByDescending(s => s.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0)
            .Select(s => Written(s.Name) + (DeclaredTypeOf(s)!.NullableAnnotation == NullableAnnotation.Annotated ? "!" : ""))
            .FirstOrDefault();
    }

    /// <summary>A name as it is written: with an @ before a word of the language.</summary>
    public static string Written(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static bool IsWithin(ISymbol symbol, ISymbol around)
    {
        ISymbol? level = symbol.ContainingSymbol;
        while (level is not null && !SymbolEqualityComparer.Default.Equals(level, around))
        {
            level = level.ContainingSymbol;
        }

        return level is not null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => DeclaredTypeOf(symbol)?.WithNullableAnnotation(NullableAnnotation.None);

    private static ITypeSymbol? DeclaredTypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IFieldSymbol { AssociatedSymbol: null } field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };
}
