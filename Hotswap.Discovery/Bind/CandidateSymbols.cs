using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Discovery;

/// <summary>The symbols of a scan's finds, each once however many files declare it.</summary>
internal sealed class CandidateSymbols
{
    private readonly List<IMethodSymbol> _methods = [];
    private readonly List<INamedTypeSymbol> _types = [];
    private readonly List<INamedTypeSymbol> _pluginClasses = [];

    public CandidateSymbols(
        Compilation compilation,
        KnownTypes known,
        ImmutableArray<TreeCandidates> found,
        CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var plugins = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (TreeCandidates file in found)
        {
            if (file.Live.Count + file.Plugins.Count == 0 || !compilation.ContainsSyntaxTree(file.Tree))
            {
                continue;
            }

            SemanticModel model = compilation.GetSemanticModel(file.Tree);
            SyntaxNode root = file.Tree.GetRoot(cancellationToken);
            foreach (TextSpan span in file.Plugins)
            {
                if (Symbol(model, root, span, cancellationToken) is INamedTypeSymbol { TypeKind: TypeKind.Class } type
                    && KnownTypes.Attribute(type, known.PluginAttribute) is not null
                    && plugins.Add(type))
                {
                    _pluginClasses.Add(type);
                }
            }

            foreach (TextSpan span in file.Live)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ISymbol? symbol = Symbol(model, root, span, cancellationToken);
                if (symbol is IMethodSymbol { PartialDefinitionPart: { } definition })
                {
                    symbol = definition;
                }

                if (symbol is null || !seen.Add(symbol))
                {
                    continue;
                }

                if (symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                {
                    _methods.Add(method);
                }
                else if (symbol is INamedTypeSymbol type)
                {
                    _types.Add(type);
                }
            }
        }
    }

    public ImmutableArray<INamedTypeSymbol> PluginClasses => [.. _pluginClasses];

    public IReadOnlyList<IMethodSymbol> Methods => _methods;

    public IReadOnlyList<INamedTypeSymbol> Types => _types;

    private static ISymbol? Symbol(SemanticModel model, SyntaxNode root, TextSpan identifier, CancellationToken cancellationToken) =>
        root.FindToken(identifier.Start).Parent is MemberDeclarationSyntax declaration
            ? model.GetDeclaredSymbol(declaration, cancellationToken)
            : null;
}
