using System.Collections.Immutable;
using System.Composition;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hotswap.CodeFixes;

/// <summary>Mends HS2001 and HS2003: makes the member read-only, moves it into the plugin object, or says that it may be lost.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StaticStateFix))]
[Shared]
public sealed class StaticStateFix : HotswapFix
{
    /// <summary>Makes the member read-only, where nothing writes it after the static constructor.</summary>
    public const string ReadOnlyKey = "Hotswap.ReadOnly";

    /// <summary>Makes it an instance member, where it belongs to the plugin class and no static code uses it.</summary>
    public const string InstanceKey = "Hotswap.Instance";

    /// <summary>Declares with <c>[DiscardableState]</c> that it may be lost.</summary>
    public const string DiscardKey = "Hotswap.Discard";

    private const string Reason = "starts anew with each version";

    /// <summary>Creates the fix.</summary>
    public StaticStateFix()
        : base(
            ImmutableArray.Create(RuleIds.WritableStaticField, RuleIds.WritableStaticProperty),
            (ReadOnlyKey, "Make it read-only"),
            (InstanceKey, "Keep it in the plugin object (not static)"),
            (DiscardKey, $"It may be lost: [DiscardableState(\"{Reason}\")]"))
    {
    }

    private protected override async Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel)
    {
        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return false;
        }

        ImmutableArray<ISymbol> symbols = Symbols(editor.SemanticModel, member, cancel);
        Solution solution = editor.OriginalDocument.Project.Solution;
        switch (key)
        {
            case DiscardKey:
                editor.ReplaceNode(member, (current, _) => WithDiscardableState((MemberDeclarationSyntax)current));
                return true;
            case ReadOnlyKey when CanBeReadOnly(member) && !symbols.Any(ImplementsSetter):
                foreach (ISymbol symbol in symbols)
                {
                    if (await MemberUse.IsWrittenLaterAsync(symbol, solution, cancel).ConfigureAwait(false))
                    {
                        return false;
                    }
                }

                editor.ReplaceNode(member, (current, _) => ReadOnly((MemberDeclarationSyntax)current));
                return true;
            case InstanceKey when symbols[0].ContainingType is { IsStatic: false, TypeKind: TypeKind.Class } type && IsPluginClass(type):
                foreach (ISymbol symbol in symbols)
                {
                    if (!await MemberUse.IsOnlyUsedByInstanceCodeAsync(symbol, solution, cancel).ConfigureAwait(false))
                    {
                        return false;
                    }
                }

                editor.ReplaceNode(member, (current, _) => Without(SyntaxKind.StaticKeyword, (MemberDeclarationSyntax)current));
                return true;
            default:
                return false;
        }
    }

    private static ImmutableArray<ISymbol> Symbols(SemanticModel model, MemberDeclarationSyntax member, CancellationToken cancel) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables
            .Select(v => model.GetDeclaredSymbol(v, cancel)).OfType<ISymbol>().ToImmutableArray(),
        _ => model.GetDeclaredSymbol(member, cancel) is { } symbol ? ImmutableArray.Create(symbol) : ImmutableArray<ISymbol>.Empty,
    };

    private static bool IsPluginClass(INamedTypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "Hotswap.HotswapPluginAttribute");

    private static bool CanBeReadOnly(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.VolatileKeyword),
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.Any(a => a.IsKind(SyntaxKind.GetAccessorDeclaration))
            && accessors.Accessors.All(a => a is { Body: null, ExpressionBody: null }),
        _ => false,
    };

    /// <summary>Whether an interface asks for the property's setter.</summary>
    private static bool ImplementsSetter(ISymbol symbol) => symbol is IPropertySymbol property && property.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers().OfType<IPropertySymbol>())
        .Any(p => p.SetMethod is not null && SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(p), property));

    private static MemberDeclarationSyntax ReadOnly(MemberDeclarationSyntax member)
    {
        if (member is PropertyDeclarationSyntax { AccessorList: { } accessors } property)
        {
            return property.WithAccessorList(accessors.WithAccessors(List(
                accessors.Accessors.Where(a => !a.IsKind(SyntaxKind.SetAccessorDeclaration)))));
        }

        return member.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
            ? member
            : member.AddModifiers(Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(Space));
    }

    private static MemberDeclarationSyntax Without(SyntaxKind modifier, MemberDeclarationSyntax member)
    {
        int index = member.Modifiers.IndexOf(modifier);
        return index < 0
            ? member
            : member.WithModifiers(member.Modifiers.RemoveAt(index)).WithLeadingTrivia(member.GetLeadingTrivia());
    }

    private static MemberDeclarationSyntax WithDiscardableState(MemberDeclarationSyntax member)
    {
        if (member.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString().Contains("DiscardableState")))
        {
            // One of an empty reason: the rule would not have spoken of any other.
            return member.ReplaceNodes(
                member.AttributeLists.SelectMany(l => l.Attributes).Where(a => a.Name.ToString().Contains("DiscardableState")),
                (a, _) => a.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: { } text } }] && text.Trim().Length > 0
                    ? a
                    : a.WithArgumentList(ReasonArgument()));
        }

        AttributeListSyntax list = AttributeList(SingletonSeparatedList(
            Attribute(ParseName("Hotswap.DiscardableState").WithAdditionalAnnotations(Simplifying), ReasonArgument())));
        return member.WithoutLeadingTrivia()
            .WithAttributeLists(List(member.WithoutLeadingTrivia().AttributeLists.Prepend(list.WithTrailingTrivia(ElasticCarriageReturnLineFeed))))
            .WithLeadingTrivia(member.GetLeadingTrivia())
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
    }

    private static SyntaxAnnotation Simplifying => Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation;

    private static AttributeArgumentListSyntax ReasonArgument() => AttributeArgumentList(SingletonSeparatedList(
        AttributeArgument(LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(Reason)))));
}
