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
/// statement stands by itself in OnInit's body and uses of it only the vault, and variables that come from the vault alone: these are
/// declared in OnPublish too, and stay in OnInit only where it needs them.
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
        SemanticModel model = editor.SemanticModel;
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } init
            || init.Identifier.ValueText != nameof(LifecycleMethod.OnInit)
            || StatementOf(node, init) is not { } statement
            || VaultOf(init, model, cancel) is not { } vault
            || Needed(init.Body is null ? node : statement, vault, init, model, cancel) is not { } needed)
        {
            return Task.FromResult(false);
        }

        StatementSyntax[] moved = [.. needed.Select(OnItsOwnLine), statement];
        MethodDeclarationSyntax? publish = type.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Identifier.ValueText == nameof(LifecycleMethod.OnPublish));
        if (HasConditions(init) || IsDeclaredElsewhere(type, publish, model, cancel))
        {
            return Task.FromResult(false);
        }

        if (publish is not null
            && (publish.Body is null || HasConditions(publish) || ReturnsEarly(publish.Body) || VaultOf(publish, model, cancel)?.Name != vault.Name || needed.Any(d => HasAnother(publish.Body, d))))
        {
            return Task.FromResult(false);
        }

        if (init.Body is not null)
        {
            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
        }

        editor.ReplaceNode(init, (current, _) => Left((MethodDeclarationSyntax)current, needed));
        if (publish is not null)
        {
            editor.ReplaceNode(publish, (current, _) => With((MethodDeclarationSyntax)current, moved));
        }
        else
        {
            bool isStatic = init.Modifiers.Any(SyntaxKind.StaticKeyword);
            editor.ReplaceNode(type, (current, _) => WithPublish((TypeDeclarationSyntax)current, moved, Scope.Written(vault.Name), isStatic));
        }

        return Task.FromResult(true);
    }

    /// <summary>Whether what is compiled depends on symbols: a statement that is moved would leave its #if.</summary>
    private static bool HasConditions(MethodDeclarationSyntax method) => method.ContainsDirectives && method.DescendantTrivia().Any(t =>
        t.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia);

    /// <summary>Whether the type has an OnPublish in another part of it, or inherits one.</summary>
    private static bool IsDeclaredElsewhere(TypeDeclarationSyntax type, MethodDeclarationSyntax? publish, SemanticModel model, CancellationToken cancel)
    {
        for (INamedTypeSymbol? level = model.GetDeclaredSymbol(type, cancel); level is not null; level = level.BaseType)
        {
            if (level.GetMembers(nameof(LifecycleMethod.OnPublish)).Any(m => !m.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancel) == publish)))
            {
                // A new one would hide it, and what it overrides may do the same already.
                return publish?.Modifiers.Any(SyntaxKind.OverrideKeyword) != true;
            }
        }

        return false;
    }

    /// <summary>Whether the end of the body is not always reached. A return that ends it is no hindrance.</summary>
    private static bool ReturnsEarly(BlockSyntax body) => body.Statements.LastOrDefault() is ThrowStatementSyntax
        || body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n => n is ReturnStatementSyntax && n != body.Statements.Last());

    /// <summary>The statement that is moved: one of OnInit's body, or all of it where it is one expression and nothing is awaited.</summary>
    private static ExpressionStatementSyntax? StatementOf(SyntaxNode node, MethodDeclarationSyntax init)
    {
        ExpressionStatementSyntax? statement = init.ExpressionBody is { } arrow
            ? arrow.Expression.Span == node.Span && init.ReturnType is PredefinedTypeSyntax ? ExpressionStatement(arrow.Expression) : null
            : node.FirstAncestorOrSelf<ExpressionStatementSyntax>();
        return statement is not null && (statement.Parent is null || statement.Parent == init.Body) && !statement.DescendantNodes().Any(n => n is AwaitExpressionSyntax)
            ? statement
            : null;
    }

    /// <summary>
    /// The declarations of the variables that the code uses, where these need nothing but the vault, so that they can be declared in
    /// OnPublish as well; null if it uses something else of OnInit.
    /// </summary>
    private static LocalDeclarationStatementSyntax[]? Needed(
        SyntaxNode code, IParameterSymbol vault, MethodDeclarationSyntax init, SemanticModel model, CancellationToken cancel)
    {
        var found = new List<LocalDeclarationStatementSyntax>();
        foreach (ISymbol symbol in Outside(code, vault, model, cancel))
        {
            if (symbol is not ILocalSymbol
                || symbol.DeclaringSyntaxReferences[0].GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer: { } made } declarator
                || declarator.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration }
                || declaration.Parent != init.Body
                || !IsPartOf(made.Value, vault, model, cancel)
                || init.Body!.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == symbol.Name))
            {
                return null;
            }

            if (!found.Contains(declaration))
            {
                found.Add(declaration);
            }
        }

        return [.. found];
    }

    /// <summary>Whether the value is the vault or something in it, so that it can be asked for once more.</summary>
    private static bool IsPartOf(ExpressionSyntax value, IParameterSymbol vault, SemanticModel model, CancellationToken cancel) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsPartOf(inner.Expression, vault, model, cancel),
        CastExpressionSyntax cast => IsPartOf(cast.Expression, vault, model, cancel),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } cast => IsPartOf(cast.Left, vault, model, cancel),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsPartOf(sure.Operand, vault, model, cancel),
        MemberAccessExpressionSyntax member => IsPartOf(member.Expression, vault, model, cancel),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetExtension" } call } =>
            IsPartOf(call.Expression, vault, model, cancel),
        IdentifierNameSyntax name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, vault),
        _ => false,
    };

    /// <summary>What the code uses of the method around it, other than the vault.</summary>
    private static IEnumerable<ISymbol> Outside(SyntaxNode code, IParameterSymbol vault, SemanticModel model, CancellationToken cancel) => code.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Select(n => model.GetSymbolInfo(n, cancel).Symbol)
        .OfType<ISymbol>()
        .Where(s => (s is ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            && !SymbolEqualityComparer.Default.Equals(s, vault)
            && !code.Span.Contains(s.DeclaringSyntaxReferences[0].Span));

    /// <summary>OnInit without what was moved, and without the variables that nothing else in it uses.</summary>
    private static MethodDeclarationSyntax Left(MethodDeclarationSyntax init, LocalDeclarationStatementSyntax[] needed)
    {
        if (init.Body is not { } body)
        {
            return init.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Block().WithTrailingTrivia(init.SemicolonToken.TrailingTrivia))
                .WithAdditionalAnnotations(Formatter.Annotation);
        }

        SyntaxNode[] unused =
        [
            .. body.Statements.OfType<LocalDeclarationStatementSyntax>().Where(d => needed.Any(n => AreEquivalent(n, d))
                && !body.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == Name(d) && t.Parent is IdentifierNameSyntax)),
        ];
        return init.WithBody(body.RemoveNodes(unused, SyntaxRemoveOptions.KeepNoTrivia)!);
    }

    private static LocalDeclarationStatementSyntax OnItsOwnLine(LocalDeclarationStatementSyntax declaration) =>
        declaration.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? declaration.WithoutLeadingTrivia()
            : declaration.WithoutLeadingTrivia().WithTrailingTrivia(ElasticCarriageReturnLineFeed);

    private static string Name(LocalDeclarationStatementSyntax declaration) => declaration.Declaration.Variables[0].Identifier.ValueText;

    /// <summary>Whether the name of the variable means something else in the body.</summary>
    private static bool HasAnother(BlockSyntax body, LocalDeclarationStatementSyntax declaration) =>
        !body.Statements.Any(s => AreEquivalent(s, declaration))
        && body.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == Name(declaration));

    /// <summary>Adds statements to a method; variables that an earlier fix of the same run has declared there serve.</summary>
    private static MethodDeclarationSyntax With(MethodDeclarationSyntax method, StatementSyntax[] moved)
    {
        SyntaxList<StatementSyntax> there = method.Body!.Statements;
        int end = there.LastOrDefault() is ReturnStatementSyntax ? there.Count - 1 : there.Count;
        return method.WithBody(method.Body.WithStatements(there.InsertRange(
            end,
            moved.Where(m => m is not LocalDeclarationStatementSyntax || !there.Any(s => AreEquivalent(s, m)))
                .Select(m => m.WithAdditionalAnnotations(Formatter.Annotation)))));
    }

    /// <summary>Adds to the OnPublish that an earlier fix of the same run has written, or writes it.</summary>
    private static TypeDeclarationSyntax WithPublish(TypeDeclarationSyntax type, StatementSyntax[] moved, string vault, bool isStatic)
    {
        if (type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(m => m.Identifier.ValueText == nameof(LifecycleMethod.OnPublish)) is { } written)
        {
            return type.WithMembers(type.Members.Replace(written, With(written, moved)));
        }

        int after = type.Members.IndexOf(m => m is MethodDeclarationSyntax { Identifier.ValueText: nameof(LifecycleMethod.OnInit) });
        var publish = (MethodDeclarationSyntax)ParseMemberDeclaration($"public {(isStatic ? "static " : "")}void OnPublish(global::Hotswap.Vault {vault}) {{ }}")!;
        publish = publish.ReplaceNode(publish.ParameterList, publish.ParameterList.WithAdditionalAnnotations(Simplifier.Annotation));
        publish = With(publish.WithBody(Block()), moved)
            .WithLeadingTrivia(ElasticCarriageReturnLineFeed)
            .WithTrailingTrivia(type.Members[after].GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return type.WithMembers(type.Members.Insert(after + 1, publish));
    }

    private static IParameterSymbol? VaultOf(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel) =>
        model.GetDeclaredSymbol(method, cancel)?.Parameters.FirstOrDefault(p => p.Type.ToDisplayString() == "Hotswap.Vault");
}
