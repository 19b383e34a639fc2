using System.Globalization;
using System.Text;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Modelling;

/// <summary>Names in generated code.</summary>
internal static class Identifiers
{
    // A static member of one of these names hides what every class inherits.
    private static readonly HashSet<string> _objectMembers =
        [.. new[] { "Equals", "ReferenceEquals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize" }];

    private const string Root = "HotswapGenerated.";

    /// <summary>The name as an identifier: a keyword gets its @.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A namespace that only the assembly of that name has, outside of all that its author can have named.</summary>
    public static string EntryNamespace(string? assembly)
    {
        var text = new StringBuilder(Root);
        foreach (char c in assembly ?? "plugin")
        {
            if (c == '.')
            {
                text.Append('_');
            }
            else if (c != '_' && SyntaxFacts.IsIdentifierPartCharacter(c))
            {
                if (text.Length == Root.Length && !SyntaxFacts.IsIdentifierStartCharacter(c))
                {
                    text.Append('_');
                }

                text.Append(c);
            }
            else
            {
                // Escaped, so that A.B and A_B do not meet in a host that links both.
                text.Append('_').Append('x').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        string name = text.ToString();
        return Root + Escape(name.Substring(Root.Length));
    }

    /// <summary>A namespace as code writes it; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true }
        ? ""
        : Namespace(space.ContainingNamespace) is { Length: > 0 } outer ? outer + "." + Escape(space.Name) : Escape(space.Name);

    /// <summary>The name of a class that is to be put into a namespace, changed if the namespace has something of that name.</summary>
    public static string Free(INamespaceSymbol space, string name)
    {
        while (space.GetMembers(name).Any(m => !IsOurs(m)))
        {
            name = "Hotswap" + name;
        }

        return name;
    }

    /// <summary>A live name without the prefix, as a member of the class <paramref name="registry"/>.</summary>
    public static string WithoutPrefix(string name, string prefix, string registry)
    {
        string rest = name.Substring(prefix.Length);
        if (rest.Length == 0 || rest == registry || _objectMembers.Contains(rest))
        {
            return Escape(name);
        }

        return SyntaxFacts.IsIdentifierStartCharacter(rest[0]) ? Escape(rest) : "_" + rest;
    }

    /// <summary>The first of a name, name1, name2 … that is not taken; takes it.</summary>
    public static string Unique(HashSet<string> taken, string name)
    {
        string unique = name;
        for (int i = 1; !taken.Add(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static bool IsOurs(INamespaceOrTypeSymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0 && symbol.DeclaringSyntaxReferences.All(r => GeneratedTrees.IsOurs(r.SyntaxTree));
}
