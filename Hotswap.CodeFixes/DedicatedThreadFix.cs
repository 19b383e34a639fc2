using System.Collections.Immutable;
using System.Composition;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hotswap.CodeFixes;

/// <summary>
/// Mends HS3002: work that is started in one statement, as <c>new Thread(Work).Start()</c> or a LongRunning task, is given to the
/// PluginContext that is in scope.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DedicatedThreadFix))]
[Shared]
public sealed class DedicatedThreadFix : HotswapFix
{
    /// <summary>The only kind of this fix.</summary>
    public const string Key = "Hotswap.DedicatedThread";

    /// <summary>Creates the fix.</summary>
    public DedicatedThreadFix()
        : base(ImmutableArray.Create(RuleIds.DedicatedThread), (Key, "Give the work to PluginContext.Run"))
    {
    }

    private protected override Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel)
    {
        ExpressionSyntax? work = node.FirstAncestorOrSelf<ExpressionSyntax>(n => n is ObjectCreationExpressionSyntax or InvocationExpressionSyntax) switch
        {
            ObjectCreationExpressionSyntax
            {
                ArgumentList.Arguments: [{ } start, ..], Initializer: var initializer, Parent: MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "Start", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Parent: ExpressionStatementSyntax },
                }
            } when SaysNothingOfWork(initializer) => start.Expression,
            InvocationExpressionSyntax { ArgumentList.Arguments: [{ } start, ..] } call when IsWholeStatement(call) => start.Expression,
            _ => null,
        };
        if (work is null
            || node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement
            || !TakesNothing(editor.SemanticModel, work, cancel)
            || Scope.Find(editor.SemanticModel, statement, "Hotswap.PluginContext", cancel) is not { } context)
        {
            return Task.FromResult(false);
        }

        InvocationExpressionSyntax run = InvocationExpression(
            ParseExpression("global::System.Threading.Tasks.Task.Run").WithAdditionalAnnotations(Simplifier.Annotation),
            ArgumentList(SingletonSeparatedList(Argument(work.WithoutTrivia()))));
        editor.ReplaceNode(statement, statement.WithExpression(InvocationExpression(
                ParseExpression(context + ".Run"),
                ArgumentList(SingletonSeparatedList(Argument(
                    SimpleLambdaExpression(Parameter(Identifier("_").WithTrailingTrivia(Space)))
                        .WithArrowToken(Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(Space))
                        .WithExpressionBody(run))))))
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Simplifier.Annotation));
        return Task.FromResult(true);
    }

    /// <summary>Whether what is set of the thread is its name and kind only, which the pool's thread can do without.</summary>
    private static bool SaysNothingOfWork(InitializerExpressionSyntax? initializer) => initializer?.Expressions
        .All(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "IsBackground" or "Name" } }) != false;

    private static bool IsWholeStatement(InvocationExpressionSyntax call) => call.Parent is ExpressionStatementSyntax
        || call.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax };

    /// <summary>Whether the work is a method or lambda without parameters.</summary>
    private static bool TakesNothing(SemanticModel model, ExpressionSyntax work, CancellationToken cancel) =>
        model.GetSymbolInfo(work, cancel).Symbol is IMethodSymbol { Parameters.IsEmpty: true }
        && !(work is AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 });
}
