using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Discovery;

/// <summary>Reads from a method's text what it returns.</summary>
internal static class ReturnScan
{
    /// <summary>Whether every return of the method is null (or it only throws). False for a method that has no text here.</summary>
    public static bool ReturnsOnlyNull(IMethodSymbol method, CancellationToken cancellationToken)
    {
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        return implementation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
            && (declaration.ExpressionBody is { } arrow ? IsNull(arrow.Expression) : ReturnsOnlyNull(declaration.Body));
    }

    // No body at all: abstract, or still being typed; nothing is known to be returned.
    private static bool ReturnsOnlyNull(BlockSyntax? body) => body is null || body
        .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<ReturnStatementSyntax>()
        .All(r => r.Expression is null || IsNull(r.Expression));

    private static bool IsNull(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => IsNull(inner.Expression),
        CastExpressionSyntax cast => IsNull(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsNull(suppressed.Operand),
        ConditionalExpressionSyntax choice => IsNull(choice.WhenTrue) && IsNull(choice.WhenFalse),
        ThrowExpressionSyntax => true,
        DefaultExpressionSyntax { Type: var type } => (type is NullableTypeSyntax nullable ? nullable.ElementType : type) is PredefinedTypeSyntax
        {
            Keyword.RawKind: (int)SyntaxKind.ObjectKeyword or (int)SyntaxKind.StringKeyword,
        },
        // Somebody is typing.
        { IsMissing: true } => true,
        _ => expression.IsKind(SyntaxKind.NullLiteralExpression) || expression.IsKind(SyntaxKind.DefaultLiteralExpression),
    };
}
