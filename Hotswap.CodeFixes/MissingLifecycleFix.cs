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
            // A property of that name is in the way.
            .. Lifecycle.Required.Where(k => names.Contains(k.ToString()) && symbol.GetMembers(k.ToString()).IsEmpty).Select(k => Method(k, symbol.IsStatic, nullable, generated)),
        ];
        bool dispatched = generated && methods.Any(m => m is MethodDeclarationSyntax { Identifier.ValueText: nameof(LifecycleMethod.InvokeFunc) });
        SyntaxTrivia line = editor.OriginalRoot.DescendantTrivia().Append(CarriageReturnLineFeed).First(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        editor.ReplaceNode(type, (current, _) =>
        {
            TypeDeclarationSyntax before = WithBraces((TypeDeclarationSyntax)current, line);
            SyntaxTriviaList last = LastWords(before);
            TypeDeclarationSyntax changed = (last.Count == 0 ? before : before.WithCloseBraceToken(before.CloseBraceToken.WithLeadingTrivia(ElasticMarker)))
                .AddMembers([.. methods.Select((m, i) => i == 0
                    ? m.WithLeadingTrivia(last.Count > 0 ? last.Add(line) : before.Members.Count > 0 ? TriviaList(ElasticCarriageReturnLineFeed) : default)
                    : m.WithLeadingTrivia(line, line))]);
            return dispatched ? Partial(changed) : changed;
        });
        foreach (TypeDeclarationSyntax around in dispatched ? type.Ancestors().OfType<TypeDeclarationSyntax>() : [])
        {
            editor.ReplaceNode(around, (current, _) => Partial((TypeDeclarationSyntax)current));
        }

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

    /// <summary>The comments and directives after the last member, which stay before what is added.</summary>
    private static SyntaxTriviaList LastWords(TypeDeclarationSyntax type)
    {
        SyntaxTriviaList above = type.CloseBraceToken.LeadingTrivia;
        return above.All(t => t.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)
            ? default
            : above.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? above.RemoveAt(above.Count - 1) : above;
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword)
        ? type
        : type.Modifiers.Count > 0
            ? type.AddModifiers(Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(Space))
            : (TypeDeclarationSyntax)type.WithoutLeadingTrivia()
                .AddModifiers(Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(Space)).WithLeadingTrivia(type.GetLeadingTrivia());
}
