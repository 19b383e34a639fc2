using Microsoft.CodeAnalysis;
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
        IdentifierNameSyntax name => project.IsOfOwnType(TypeOf(name, project)),
        _ => false,
    };

    /// <summary>What a local variable is declared with; null for what is none, or is declared without.</summary>
    public static ExpressionSyntax? Initial(IdentifierNameSyntax name, HotswapProject project) =>
        Named(name, project) is ILocalSymbol local ? Declaration(local)?.Initializer?.Value : null;

    private static ITypeSymbol? TypeOf(IdentifierNameSyntax name, HotswapProject project) => Named(name, project) switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        // To know what var stands for, the code has to be bound.
        ILocalSymbol local when Declaration(local) is { Parent: VariableDeclarationSyntax { Type.IsVar: false } } => local.Type,
        _ => null,
    };

    private static ISymbol? Named(IdentifierNameSyntax name, HotswapProject project) =>
        Semantics.Of(project.Compilation, name.SyntaxTree).LookupSymbols(name.SpanStart, name: name.Identifier.ValueText) is [{ } only] ? only : null;

    private static VariableDeclaratorSyntax? Declaration(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [{ } declared] ? declared.GetSyntax() as VariableDeclaratorSyntax : null;
}
