using System.Collections.Immutable;
using System.Composition;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hotswap.CodeFixes;

/// <summary>Mends HS3001: the loop's condition asks the token that is in scope, or the Retiring token of a PluginContext that is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndlessLoopFix))]
[Shared]
public sealed class EndlessLoopFix : HotswapFix
{
    /// <summary>The only kind of this fix.</summary>
    public const string Key = "Hotswap.EndlessLoop";

    /// <summary>Creates the fix.</summary>
    public EndlessLoopFix()
        : base(ImmutableArray.Create(RuleIds.EndlessLoop), (Key, "End the loop when its token fires"))
    {
    }

    private protected override Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel)
    {
        StatementSyntax? loop = node.FirstAncestorOrSelf<StatementSyntax>(n => n is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax);
        // A goto and a method that starts itself again have no condition; one that asks a token already asks the wrong one.
        if (loop is null || loop.GetFirstToken().Span != diagnostic.Location.SourceSpan || AsksAToken(loop) || MustReturn(loop, editor.SemanticModel, cancel))
        {
            return Task.FromResult(false);
        }

        string? token = Scope.Find(editor.SemanticModel, loop, "System.Threading.CancellationToken", cancel);
        if (token is null && Scope.Find(editor.SemanticModel, loop, "Hotswap.PluginContext", cancel) is { } context)
        {
            token = context + ".Retiring";
        }

        if (token is null)
        {
            return Task.FromResult(false);
        }

        ExpressionSyntax condition = ParseExpression($"!{token}.IsCancellationRequested");
        editor.ReplaceNode(loop, (current, _) => current switch
        {
            WhileStatementSyntax @while => @while.WithCondition(condition),
            DoStatementSyntax @do => @do.WithCondition(condition),
            ForStatementSyntax { Condition: null } @for => @for.WithCondition(
                @for.FirstSemicolonToken.HasTrailingTrivia ? condition : condition.WithLeadingTrivia(Space)),
            ForStatementSyntax @for => @for.WithCondition(condition.WithTriviaFrom(@for.Condition!)),
            _ => current,
        });
        return Task.FromResult(true);
    }

    private static bool AsksAToken(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax @while => Asks(@while.Condition),
        DoStatementSyntax @do => Asks(@do.Condition),
        ForStatementSyntax { Condition: { } condition } => Asks(condition),
        _ => false,
    };

    private static bool Asks(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == "IsCancellationRequested");

    /// <summary>Whether the code around the loop must return something, which it need not as long as the loop never ends.</summary>
    private static bool MustReturn(StatementSyntax loop, SemanticModel model, CancellationToken cancel)
    {
        if (model.GetEnclosingSymbol(loop.SpanStart, cancel) is not IMethodSymbol { ReturnsVoid: false } method)
        {
            return false;
        }

        // A lambda that is not async is bound anew: to an Action where it was taken for a function that gives a task.
        bool isPlainTask = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false };
        return !isPlainTask || !(method.IsAsync || method.MethodKind == MethodKind.AnonymousFunction);
    }
}
