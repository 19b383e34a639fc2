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

    /// <summary>What a local variable is first given; null for what is none, or where that cannot be told.</summary>
    public static ExpressionSyntax? Initial(IdentifierNameSyntax name, HotswapProject project) => project.WrittenScopes.Local(name) is { } local
        ? local.Initializer is { } initializer ? initializer.Value : FirstAssigned(local)
        : null;

    private static ExpressionSyntax? FirstAssigned(VariableDeclaratorSyntax local) => local.FirstAncestorOrSelf<BlockSyntax>()?.DescendantNodes().OfType<IdentifierNameSyntax>()
        .FirstOrDefault(n => n.Identifier.ValueText == local.Identifier.ValueText
            && n.Parent is AssignmentExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or ArgumentSyntax { Parent: TupleExpressionSyntax })
        ?.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax assigned } first
            && assigned.Identifier.ValueText == local.Identifier.ValueText
        ? first.Right
        : null;
}
