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

    /// <summary>The only value that a local variable is given, null or the default apart; null for what is none, or where that cannot be told.</summary>
    public static ExpressionSyntax? Only(IdentifierNameSyntax name, HotswapProject project)
    {
        if (project.WrittenScopes.Local(name) is not { } local || local.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
        {
            return null;
        }

        IEnumerable<ExpressionSyntax?> given = project.WrittenNames.In(name.SyntaxTree, block.Span, local.Identifier.ValueText)
            .Where(t => WrittenUses.CanWrite(t, throughReceiver: false))
            .Select(t => t.Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } set } ? set.Right : null);
        if (local.Initializer?.Value is { } initial and not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression })
        {
            given = given.Prepend(initial);
        }

        return given.Take(2).ToArray() is [{ } only] ? only : null;
    }
}
