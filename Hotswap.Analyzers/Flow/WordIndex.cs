using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// Which of many texts a word can be in. The bits of all their filters stand one after the other: to go from object to object
/// costs more than all the rest where there are thousands of files.
/// </summary>
internal sealed class WordIndex
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly int[] _starts;
    private readonly ulong[] _bits;

    public WordIndex(ImmutableArray<SyntaxTree> trees, Func<SyntaxTree, WordFilter> filter)
    {
        _trees = trees;
        _starts = new int[trees.Length + 1];
        WordFilter[] filters = [.. trees.Select(filter)];
        for (int i = 0; i < filters.Length; i++)
        {
            _starts[i + 1] = _starts[i] + filters[i].Bits.Length;
        }

        _bits = new ulong[_starts[filters.Length]];
        for (int i = 0; i < filters.Length; i++)
        {
            filters[i].Bits.CopyTo(_bits, _starts[i]);
        }
    }

    /// <summary>The files that the word may be in as a whole.</summary>
    public IEnumerable<SyntaxTree> With(string word)
    {
        uint hash = WordFilter.Hash(word);
        for (int i = 0; i < _trees.Length; i++)
        {
            if (WordFilter.IsSet(_bits, _starts[i], _starts[i + 1] - _starts[i], hash))
            {
                yield return _trees[i];
            }
        }
    }
}
