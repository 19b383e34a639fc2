using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Analyzers;

/// <summary>
/// Where a name is written in the code. The text is looked through and only what is found there is looked at as a token:
/// walking the tokens of whole files costs many times as much. Safe to use from any thread.
/// </summary>
internal sealed class WrittenNames(IEnumerable<SyntaxTree> trees)
{
    // Held by the trees themselves, of which an edit leaves all but one as they were.
    private static readonly ConditionalWeakTable<SyntaxTree, WordFilter> _filters = new();

    private readonly ConcurrentDictionary<SyntaxTree, string> _texts = new();

    private WordIndex? _index;

    /// <summary>The files that the word may be written in.</summary>
    public IEnumerable<SyntaxTree> FilesWith(string word) => LazyInitializer.EnsureInitialized(ref _index, () => new WordIndex([.. trees], Filter))!.With(word);

    /// <summary>The identifiers of that name, in order.</summary>
    public IEnumerable<SyntaxToken> In(SyntaxTree tree, TextSpan span, string name) =>
        Tokens(tree, span, name).Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name);

    /// <summary>Those of them that a method or event of that name may be used by: what follows a type or a modifier is a declaration.</summary>
    public IEnumerable<SyntaxToken> UsesIn(SyntaxTree tree, TextSpan span, string name) =>
        Tokens(tree, span, name, (text, at) => !IsOfVariable(text, at + name.Length) && !FollowsType(text, at)).Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name);

    /// <summary>As <see cref="UsesIn"/>, in all files; in those alone that have another word as well, where one is given.</summary>
    public IEnumerable<SyntaxToken> Uses(string name, string? beside = null) => (beside is null ? FilesWith(name) : FilesWith(name).Intersect(FilesWith(beside)))
        .SelectMany(f => UsesIn(f, new(0, f.Length), name));

    /// <summary>The places in all files where a type of that name is named, also by an alias.</summary>
    public IEnumerable<SyntaxToken> OfType(string name)
    {
        foreach (SyntaxToken token in FilesWith(name).SelectMany(f => In(f, new(0, f.Length), name)))
        {
            yield return token;
            if (token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias.Name.Identifier.ValueText: { } alias } && alias != name)
            {
                foreach (SyntaxToken use in FilesWith(alias).SelectMany(f => In(f, new(0, f.Length), alias)))
                {
                    yield return use;
                }
            }
        }
    }

    /// <summary>The tokens that are or contain the whole word, in order.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="span">The part of it.</param>
    /// <param name="word">The word.</param>
    /// <param name="isWanted">Tells by the text and the place in it whether a token is looked at.</param>
    public IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, TextSpan span, string word, Func<string, int, bool>? isWanted = null)
    {
        if (word.Length == 0)
        {
            yield break;
        }

        if (!Filter(tree).MayContain(word))
        {
            yield break;
        }

        string text = Text(tree);
        for (int at = Next(span.Start); at >= 0; at = Next(at + word.Length))
        {
            if (!IsLetter(at - 1) && !IsLetter(at + word.Length) && isWanted?.Invoke(text, at) != false)
            {
                SyntaxToken token = tree.GetRoot().FindToken(at);
                if (token.Span.Contains(at))
                {
                    yield return token;
                }
            }
        }

        int Next(int start) => start > span.End - word.Length ? -1 : text.IndexOf(word, start, span.End - start, StringComparison.Ordinal);

        bool IsLetter(int place) => place >= 0 && place < text.Length && WordFilter.IsPart(text[place]);
    }

    private string Text(SyntaxTree tree) => _texts.GetOrAdd(tree, t => t.GetText().ToString());

    private WordFilter Filter(SyntaxTree tree) => _filters.GetValue(tree, t => new WordFilter(Text(t)));

    /// <summary>Whether what follows the word is that of a variable or property: they have members and elements, and are assigned.</summary>
    private static bool IsOfVariable(string text, int end)
    {
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return end < text.Length && (text[end] is '.' or '[' or '{' || (text[end] == '=' && end + 1 < text.Length && text[end + 1] != '='));
    }

    /// <summary>Whether the word before is a name or the keyword of a type or modifier, so that no expression begins here.</summary>
    private static bool FollowsType(string text, int at)
    {
        int end = at;
        while (end > 0 && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        int start = end;
        while (start > 0 && WordFilter.IsPart(text[start - 1]))
        {
            start--;
        }

        if (start == end || end == at || (start > 0 && text[start - 1] is '#' or '@'))
        {
            return false;
        }

        string before = text.Substring(start, end - start);
        SyntaxKind keyword = SyntaxFacts.GetKeywordKind(before);
        return keyword == SyntaxKind.None
            ? SyntaxFacts.GetContextualKeywordKind(before) == SyntaxKind.None
            : SyntaxFacts.IsPredefinedType(keyword) || keyword is SyntaxKind.VoidKeyword or SyntaxKind.PublicKeyword or SyntaxKind.OverrideKeyword;
    }
}
