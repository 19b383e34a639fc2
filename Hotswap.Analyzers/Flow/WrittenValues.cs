using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>What a value is, as far as what is written tells it without binding the code that it is in.</summary>
internal static class WrittenValues
{
    /// <summary>Whether the value is made here, or is a variable or a member of a type of this assembly.</summary>
    public static bool IsOwn(ExpressionSyntax written, HotswapProject project) => written switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsOwn(parenthesized.Expression, project),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsOwn(suppressed.Operand, project),
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ThisExpressionSyntax or TypeOfExpressionSyntax => true,
        BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax => true,
        IdentifierNameSyntax => project.IsOfOwnType(WrittenTypes.Of(written, project)),
        _ => false,
    };

    /// <summary>What a local variable is declared with; null for what is none, or is declared without.</summary>
    public static ExpressionSyntax? Initial(IdentifierNameSyntax name, HotswapProject project) => project.WrittenScopes.Local(name)?.Initializer?.Value;
}
