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

/// <summary>Mends HS0001: writes the lifecycle methods that the plugin class lacks, in the order in which they are called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingLifecycleFix))]
[Shared]
public sealed class MissingLifecycleFix : HotswapFix
{
    /// <summary>The only kind of this fix.</summary>
    public const string Key = "Hotswap.MissingLifecycle";

    /// <summary>Creates the fix.</summary>
    public MissingLifecycleFix()
        : base(ImmutableArray.Create(RuleIds.MissingLifecycleMethod), (Key, "Write the missing lifecycle methods"))
    {
    }

    private protected override Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel)
    {
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || !diagnostic.Properties.TryGetValue(Fault.MissingMethods, out string? missing)
            || editor.SemanticModel.GetDeclaredSymbol(type, cancel) is not INamedTypeSymbol symbol)
        {
            return Task.FromResult(false);
        }

        bool nullable = editor.SemanticModel.GetNullableContext(type.SpanStart).AnnotationsEnabled();
        bool generated = symbol.GetMembers().Any(m => m.GetAttributes().Any(a => a.AttributeClass?.Name == "InvokableAttribute"));
        var names = new HashSet<string>(missing!.Split(','), StringComparer.Ordinal);
        MemberDeclarationSyntax[] methods =
        [
            .. Lifecycle.Required.Where(k => names.Contains(k.ToString())).Select(k => Method(k, symbol.IsStatic, nullable, generated)),
        ];
        SyntaxTrivia line = editor.OriginalRoot.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        editor.ReplaceNode(type, (current, _) =>
        {
            TypeDeclarationSyntax before = WithBraces((TypeDeclarationSyntax)current, line);
            TypeDeclarationSyntax changed = before.AddMembers([.. methods.Select((m, i) => Spaced(m, i > 0 || before.Members.Count > 0, i < methods.Length - 1))]);
            return generated && names.Contains(nameof(LifecycleMethod.InvokeFunc)) ? Partial(changed) : changed;
        });
        return Task.FromResult(methods.Length > 0);
    }

    private static MemberDeclarationSyntax Method(LifecycleMethod kind, bool isStatic, bool nullable, bool generated)
    {
        string text = kind switch
        {
            LifecycleMethod.OnLoad => "void OnLoad(object? data) { }",
            LifecycleMethod.OnInit => "void OnInit(global::Hotswap.Vault vault) { }",
            LifecycleMethod.OnFree => "void OnFree() { }",
            LifecycleMethod.Export => "object? Export() => null;",
            LifecycleMethod.Import => "object? Import() => null;",
            LifecycleMethod.Reloadable => "bool Reloadable() => true;",
            // Where functions are marked, their dispatch is generated.
            _ when generated => "partial object? InvokeFunc(string name, params object?[] args);",
            _ => "object? InvokeFunc(string name, params object?[] args) => "
                + "throw new global::System.ArgumentException($\"There is no function '{name}'.\", nameof(name));",
        };
        return ParseMemberDeclaration($"public {(isStatic ? "static " : "")}{(nullable ? text : text.Replace("object?", "object"))}")!
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    /// <summary>A type that ends in a semicolon has room for no member.</summary>
    private static TypeDeclarationSyntax WithBraces(TypeDeclarationSyntax type, SyntaxTrivia line) => type.SemicolonToken.IsKind(SyntaxKind.None) || !type.OpenBraceToken.IsKind(SyntaxKind.None)
        ? type
        : type.WithSemicolonToken(default)
            .WithOpenBraceToken(Token(TriviaList(line), SyntaxKind.OpenBraceToken, TriviaList(line)))
            .WithCloseBraceToken(Token(TriviaList(ElasticMarker), SyntaxKind.CloseBraceToken, type.SemicolonToken.TrailingTrivia));

    private static MemberDeclarationSyntax Spaced(MemberDeclarationSyntax member, bool after, bool before) => member
        .WithLeadingTrivia(after ? TriviaList(ElasticCarriageReturnLineFeed) : default)
        .WithTrailingTrivia(before ? TriviaList(ElasticCarriageReturnLineFeed) : default);

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword)
        ? type
        : type.Modifiers.Count > 0
            ? type.AddModifiers(Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(Space))
            : (TypeDeclarationSyntax)type.WithoutLeadingTrivia()
                .AddModifiers(Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(Space)).WithLeadingTrivia(type.GetLeadingTrivia());
}
