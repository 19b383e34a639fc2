using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>Which members' code has a name in it: found by text, so that only these are bound. Safe to use from any thread.</summary>
internal sealed class Mentions(HotswapProject project)
{
    /// <summary>A name that more members than these have in their code is everybody's, and following it would cost too much.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, ImmutableArray<ISymbol>> _members = new(StringComparer.Ordinal);

    /// <summary>The members; none where there are too many to be followed.</summary>
    public ImmutableArray<ISymbol> Of(string name) => _members.GetOrAdd(name, Find);

    private ImmutableArray<ISymbol> Find(string name)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in project.Compilation.SyntaxTrees)
        {
            // Most files have nothing to do with it: their text is looked through, which is much faster than their tokens. What
            // new(…) makes is named in its file as a rule: by a variable, a member or a return type.
            if (tree.GetText().ToString().IndexOf(name, StringComparison.Ordinal) < 0)
            {
                continue;
            }

            SemanticModel? model = null;
            foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
            {
                // new(…) names no type.
                bool mentioned = (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                    || (token.IsKind(SyntaxKind.NewKeyword) && token.Parent is ImplicitObjectCreationExpressionSyntax);
                if (mentioned && token.Parent?.FirstAncestorOrSelf<SyntaxNode>(IsMember) is { } member)
                {
                    model ??= Semantics.Of(project.Compilation, tree);
                    if (model.GetDeclaredSymbol(member) is { } symbol)
                    {
                        found.Add(symbol is IPropertySymbol { GetMethod: { } get } property && !property.IsStored() ? get : symbol);
                        if (found.Count > Most)
                        {
                            return [];
                        }
                    }
                }
            }
        }

        return [.. found];
    }

    private static bool IsMember(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax
            || (node is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax });
}
