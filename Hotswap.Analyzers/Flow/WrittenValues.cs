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

    /// <summary>Whether the name is that of a parameter of a lambda that it is written in.</summary>
    public static bool IsOfLambda(IdentifierNameSyntax name) =>
        name.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).OfType<AnonymousFunctionExpressionSyntax>().Any(f => HasParameter(f, name.Identifier.ValueText));

    /// <summary>The variable or member that the name stands for; null where code would have to be bound to tell.</summary>
    public static ISymbol? Named(IdentifierNameSyntax name, HotswapProject project)
    {
        string text = name.Identifier.ValueText;
        int at = name.SpanStart;
        foreach (SyntaxNode around in name.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax))
        {
            // What is in scope inside a lambda or a query is known only when these are bound.
            if (around is QueryExpressionSyntax || (around is AnonymousFunctionExpressionSyntax function && (HasParameter(function, text) || Declares(function, text))))
            {
                return null;
            }

            if (around is AnonymousFunctionExpressionSyntax)
            {
                at = around.SpanStart;
            }
        }

        return Semantics.Of(project.Compilation, name.SyntaxTree).LookupSymbols(at, name: text) is [{ } only] ? only : null;
    }

    private static bool HasParameter(AnonymousFunctionExpressionSyntax function, string name) => function switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText == name,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Any(p => p.Identifier.ValueText == name),
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters.Any(p => p.Identifier.ValueText == name),
        _ => false,
    };

    private static bool Declares(AnonymousFunctionExpressionSyntax function, string name) => function.DescendantNodes().Any(n => n switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText == name,
        ForEachStatementSyntax each => each.Identifier.ValueText == name,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText == name,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText == name || local.ParameterList.Parameters.Any(p => p.Identifier.ValueText == name),
        _ => false,
    });

    private static VariableDeclaratorSyntax? Declaration(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [{ } declared] ? declared.GetSyntax() as VariableDeclaratorSyntax : null;
}
