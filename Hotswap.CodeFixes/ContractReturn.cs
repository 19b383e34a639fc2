using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hotswap.CodeFixes;

/// <summary>Declares what an Export or Import that is declared as <c>object</c> returns: the one contract interface, or the class of dependencies.</summary>
internal static class ContractReturn
{
    public static bool Declare(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol, CancellationToken cancel)
    {
        TypeInfo[] returned =
        [
            .. method.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Select(n => n switch
                {
                    ReturnStatementSyntax { Expression: { } value } => value,
                    ArrowExpressionClauseSyntax arrow => arrow.Expression,
                    _ => null,
                })
                .Where(value => value is not null)
                .Select(value => editor.SemanticModel.GetTypeInfo(value!, cancel)),
        ];
        ITypeSymbol[] types = [.. returned.Select(r => r.Type).OfType<ITypeSymbol>().Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];
        if (types is not [INamedTypeSymbol { SpecialType: SpecialType.None, IsAnonymousType: false } type] || DeclaredType(symbol, type) is not { } declared)
        {
            return false;
        }

        Accessibility least = Narrowest(declared);
        if (least is not (Accessibility.Public or Accessibility.Internal))
        {
            return false;
        }

        bool maybeNull = editor.SemanticModel.GetNullableContext(method.SpanStart).AnnotationsEnabled()
            && returned.Any(r => r.Nullability.FlowState == NullableFlowState.MaybeNull);
        var name = (TypeSyntax)editor.Generator.TypeExpression(declared.WithNullableAnnotation(maybeNull ? NullableAnnotation.Annotated : NullableAnnotation.None));
        editor.ReplaceNode(method.ReturnType, name.WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(method.ReturnType));
        if (least == Accessibility.Internal && Narrowest(symbol) == Accessibility.Public)
        {
            // What is public may not return what is not; the generated code is of the same assembly.
            editor.ReplaceNode(method, (current, generator) => generator.WithAccessibility(current, Accessibility.Internal));
        }

        return true;
    }

    private static INamedTypeSymbol? DeclaredType(IMethodSymbol method, INamedTypeSymbol returned)
    {
        if (method.Name != "Export" || returned.TypeKind == TypeKind.Interface)
        {
            return returned;
        }

        INamedTypeSymbol[] contracts = [.. returned.AllInterfaces.Where(IsOfContract)];
        return contracts.Length == 1 ? contracts[0] : null;
    }

    private static bool IsOfContract(INamedTypeSymbol type) =>
        type.ContainingAssembly?.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "Hotswap.HotswapContractAttribute") == true;

    /// <summary>From where the symbol can be seen: Public, Internal, or another where not all of its assembly sees it.</summary>
    private static Accessibility Narrowest(ISymbol symbol)
    {
        Accessibility narrowest = Accessibility.Public;
        for (ISymbol? level = symbol; level is not (null or INamespaceSymbol); level = level.ContainingSymbol)
        {
            switch (level.DeclaredAccessibility)
            {
                case Accessibility.Public:
                    break;
                case Accessibility.Internal or Accessibility.ProtectedOrInternal:
                    narrowest = Accessibility.Internal;
                    break;
                default:
                    return level.DeclaredAccessibility;
            }
        }

        return narrowest;
    }
}
