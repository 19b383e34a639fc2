using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Analyzers;

/// <summary>
/// Where a name is written in the code. The text is looked through and only what is found there is looked at as a token:
/// walking the tokens of whole files costs many times as much. Safe to use from any thread.
/// </summary>
internal sealed class WrittenNames
{
    // Held by the trees themselves, of which an edit leaves all but one as they were.
    private static readonly ConditionalWeakTable<SyntaxTree, WordFilter> _filters = new();

    private readonly ConcurrentDictionary<SyntaxTree, string> _texts = new();

    /// <summary>The identifiers of that name, in order.</summary>
    public IEnumerable<SyntaxToken> In(SyntaxTree tree, TextSpan span, string name) =>
        Tokens(tree, span, name).Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name);

    /// <summary>The tokens that are or contain the whole word, in order.</summary>
    public IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, TextSpan span, string word)
    {
        if (word.Length == 0)
        {
            yield break;
        }

        if (_filters.TryGetValue(tree, out WordFilter? words) && !words.MayContain(word))
        {
            yield break;
        }

        string text = _texts.GetOrAdd(tree, t => t.GetText().ToString());
        if (words is null && !_filters.GetValue(tree, _ => new WordFilter(text)).MayContain(word))
        {
            yield break;
        }

        for (int at = Next(span.Start); at >= 0; at = Next(at + word.Length))
        {
            if (!IsLetter(at - 1) && !IsLetter(at + word.Length))
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
}
