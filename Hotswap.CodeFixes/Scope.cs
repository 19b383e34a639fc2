using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.CodeFixes;

/// <summary>Values of a type that code can name where it stands.</summary>
internal static class Scope
{
    /// <summary>The name of a parameter, else a local variable, else a field or property of the type, or null.</summary>
    public static string? Find(SemanticModel model, SyntaxNode place, string type, CancellationToken cancel)
    {
        ISymbol? method = model.GetEnclosingSymbol(place.SpanStart, cancel);
        bool isStatic = false;
        for (ISymbol? level = method; level is IMethodSymbol or IFieldSymbol or IPropertySymbol; level = level.ContainingSymbol)
        {
            isStatic |= level.IsStatic;
        }

        return model.LookupSymbols(place.SpanStart)
            .Where(s => s.Name != "_" && s.CanBeReferencedByName && TypeOf(s)?.ToDisplayString() == type)
            .Where(s => s switch
            {
                ILocalSymbol local => local.Locations[0].SourceSpan.End < place.SpanStart
                    && !(place.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Span.Contains(local.Locations[0].SourceSpan) ?? false),
                IFieldSymbol or IPropertySymbol => s.IsStatic || !isStatic,
                _ => s is IParameterSymbol,
            })
            .OrderBy(s => s switch { IParameterSymbol => 0, ILocalSymbol => 1, _ => 2 })
            // The innermost parameter.
            .ThenByDescending(s => s.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0)
            .FirstOrDefault()?.Name;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => (symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IFieldSymbol { AssociatedSymbol: null } field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    })?.WithNullableAnnotation(NullableAnnotation.None);
}
