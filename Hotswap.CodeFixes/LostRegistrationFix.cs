using System.Collections.Immutable;
using System.Composition;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hotswap.CodeFixes;

/// <summary>
/// Mends HS0009: moves the statement from OnInit to the end of OnPublish, which is written if there is none. Offered where the
/// statement stands by itself in OnInit's body and uses no variable of it but the vault.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostRegistrationFix))]
[Shared]
public sealed class LostRegistrationFix : HotswapFix
{
    /// <summary>The only kind of this fix.</summary>
    public const string Key = "Hotswap.LostRegistration";

    /// <summary>Creates the fix.</summary>
    public LostRegistrationFix()
        : base(ImmutableArray.Create(RuleIds.LostRegistration), (Key, "Move it to OnPublish"))
    {
    }

    private protected override Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax { Parent: MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } init } } statement
            || init.Identifier.ValueText != nameof(LifecycleMethod.OnInit)
            || statement.DescendantNodes().Any(n => n is AwaitExpressionSyntax)
            || VaultOf(init, editor.SemanticModel, cancel) is not { } vault
            || !UsesNothingElse(statement, vault, editor.SemanticModel, cancel))
        {
            return Task.FromResult(false);
        }

        MethodDeclarationSyntax? publish = type.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Identifier.ValueText == nameof(LifecycleMethod.OnPublish));
        if (publish is not null)
        {
            if (publish.Body is null || VaultOf(publish, editor.SemanticModel, cancel)?.Name != vault.Name)
            {
                return Task.FromResult(false);
            }

            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
            editor.ReplaceNode(publish, (current, _) =>
            {
                var method = (MethodDeclarationSyntax)current;
                return method.WithBody(method.Body!.AddStatements(statement.WithAdditionalAnnotations(Formatter.Annotation)));
            });
            return Task.FromResult(true);
        }

        editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
        bool isStatic = init.Modifiers.Any(SyntaxKind.StaticKeyword);
        editor.ReplaceNode(type, (current, _) => WithPublish((TypeDeclarationSyntax)current, statement, vault.Name, isStatic));
        return Task.FromResult(true);
    }

    /// <summary>Adds to the OnPublish that an earlier fix of the same run has written, or writes it.</summary>
    private static TypeDeclarationSyntax WithPublish(TypeDeclarationSyntax type, StatementSyntax statement, string vault, bool isStatic)
    {
        StatementSyntax moved = statement.WithAdditionalAnnotations(Formatter.Annotation);
        int index = type.Members.IndexOf(m => m is MethodDeclarationSyntax { Identifier.ValueText: nameof(LifecycleMethod.OnPublish) });
        if (index >= 0)
        {
            var written = (MethodDeclarationSyntax)type.Members[index];
            return type.WithMembers(type.Members.Replace(written, written.WithBody(written.Body!.AddStatements(moved))));
        }

        int after = type.Members.IndexOf(m => m is MethodDeclarationSyntax { Identifier.ValueText: nameof(LifecycleMethod.OnInit) });
        var publish = (MethodDeclarationSyntax)ParseMemberDeclaration($"public {(isStatic ? "static " : "")}void OnPublish(global::Hotswap.Vault {vault}) {{ }}")!;
        publish = publish.WithBody(Block(moved))
            .WithLeadingTrivia(ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(type.Members[after].GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
        return type.WithMembers(type.Members.Insert(after + 1, publish));
    }

    private static IParameterSymbol? VaultOf(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel) =>
        model.GetDeclaredSymbol(method, cancel)?.Parameters.FirstOrDefault(p => p.Type.ToDisplayString() == "Hotswap.Vault");

    private static bool UsesNothingElse(
        StatementSyntax statement, IParameterSymbol vault, SemanticModel model, CancellationToken cancel) =>
        statement.DescendantNodes().OfType<IdentifierNameSyntax>().All(n => model.GetSymbolInfo(n, cancel).Symbol switch
        {
            IParameterSymbol parameter => SymbolEqualityComparer.Default.Equals(parameter, vault) || IsInside(parameter),
            ILocalSymbol local => IsInside(local),
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => false,
            _ => true,
        });

    private static bool IsInside(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<ExpressionStatementSyntax>() is not null;
}
