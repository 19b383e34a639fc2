using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Discovery;

/// <summary>
/// Finds by syntax alone what may be a live thing or the plugin class. It walks declarations only and never enters a
/// method's body, so that a scan costs as little as a file has members.
/// </summary>
public static class DeclarationScanner
{
    private const string AttributeSuffix = "Attribute";
    private const string PluginAttribute = "HotswapPlugin";

    /// <summary>Scans one file.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="livePrefix">The prefix of live names, compared ignoring case.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    /// <returns>What was found, or null if nothing was.</returns>
    public static TreeCandidates? Scan(SyntaxTree tree, string livePrefix, CancellationToken cancellationToken) =>
        Scan(tree, livePrefix, [], cancellationToken);

    /// <summary>Scans all files. A file's finds are those of <see cref="Scan(SyntaxTree, string, CancellationToken)"/>.</summary>
    public static ImmutableArray<TreeCandidates> ScanAll(
        IEnumerable<SyntaxTree> trees,
        string livePrefix,
        ImmutableHashSet<string> globalAliases,
        CancellationToken cancellationToken)
    {
        ImmutableArray<TreeCandidates>.Builder found = ImmutableArray.CreateBuilder<TreeCandidates>();
        foreach (SyntaxTree tree in trees)
        {
            if (Scan(tree, livePrefix, globalAliases, cancellationToken) is { } candidates)
            {
                found.Add(candidates);
            }
        }

        return found.ToImmutable();
    }

    private static TreeCandidates? Scan(
        SyntaxTree tree,
        string livePrefix,
        ImmutableHashSet<string> globalAliases,
        CancellationToken cancellationToken)
    {
        if (GeneratedTrees.IsOurs(tree) || tree.GetRoot(cancellationToken) is not CompilationUnitSyntax root)
        {
            return null;
        }

        var walk = new Walk(livePrefix, globalAliases, cancellationToken);
        walk.Usings(root.Usings);
        walk.Members(root.Members);
        return walk.Result(tree);
    }

    private struct Walk(string livePrefix, ImmutableHashSet<string> aliases, CancellationToken cancellationToken)
    {
        private ImmutableHashSet<string> _aliases = aliases;
        private List<TextSpan>? _live;
        private List<TextSpan>? _plugins;
        private List<string>? _globalAliases;

        public readonly TreeCandidates? Result(SyntaxTree tree) =>
            _live is null && _plugins is null && _globalAliases is null
                ? null
                : new TreeCandidates(tree, ToArray(_live), ToArray(_plugins), ToArray(_globalAliases));

        public void Usings(SyntaxList<UsingDirectiveSyntax> usings)
        {
            foreach (UsingDirectiveSyntax directive in usings)
            {
                if (directive.Alias is { } alias && directive.Name is { } target && LastName(target) is PluginAttribute + AttributeSuffix)
                {
                    string name = alias.Name.Identifier.ValueText;
                    _aliases = _aliases.Add(name);
                    if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                    {
                        (_globalAliases ??= []).Add(name);
                    }
                }
            }
        }

        public void Members(SyntaxList<MemberDeclarationSyntax> members)
        {
            foreach (MemberDeclarationSyntax member in members)
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (member)
                {
                    case MethodDeclarationSyntax method:
                        Name(method.Identifier);
                        break;
                    case BaseNamespaceDeclarationSyntax space:
                        Usings(space.Usings);
                        Members(space.Members);
                        break;
                    case TypeDeclarationSyntax type:
                        Name(type.Identifier);
                        Attributes(type);
                        Members(type.Members);
                        break;
                    case BaseTypeDeclarationSyntax type:
                        Name(type.Identifier);
                        break;
                    case DelegateDeclarationSyntax type:
                        Name(type.Identifier);
                        break;
                }
            }
        }

        private static EquatableArray<T> ToArray<T>(List<T>? items)
            where T : IEquatable<T> => items is null ? EquatableArray<T>.Empty : items.ToEquatableArray();

        private static string? LastName(TypeSyntax name) => name switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            _ => null,
        };

        private void Name(SyntaxToken identifier)
        {
            if (identifier.ValueText.StartsWith(livePrefix, StringComparison.OrdinalIgnoreCase))
            {
                (_live ??= []).Add(identifier.Span);
            }
        }

        private void Attributes(TypeDeclarationSyntax type)
        {
            foreach (AttributeListSyntax list in type.AttributeLists)
            {
                foreach (AttributeSyntax attribute in list.Attributes)
                {
                    if (LastName(attribute.Name) is { } name && MayBePluginAttribute(name))
                    {
                        (_plugins ??= []).Add(type.Identifier.Span);
                        return;
                    }
                }
            }
        }

        private readonly bool MayBePluginAttribute(string name) =>
            name is PluginAttribute or PluginAttribute + AttributeSuffix
            || (!_aliases.IsEmpty && (_aliases.Contains(name) || _aliases.Contains(name + AttributeSuffix)));
    }
}
