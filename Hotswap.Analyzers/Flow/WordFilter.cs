using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Analyzers;

/// <summary>Whether a word can be in a text: a bit for each word's hash, so that most texts need not be searched for most words.</summary>
internal sealed class WordFilter
{
    // Asked for every letter of all files.
    private static readonly bool[] _ascii = [.. Enumerable.Range(0, 128).Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')];

    private readonly ulong[] _bits;

    public WordFilter(string text)
    {
        bool[] ascii = _ascii;
        // A word has several letters and most words come again, so that few bits are set.
        int words = 1;
        while (words * 256 < text.Length)
        {
            words *= 2;
        }

        _bits = new ulong[words * 2];
        uint hash = 0;
        bool inside = false;
        foreach (char letter in text)
        {
            if (letter < 128 ? ascii[letter] : SyntaxFacts.IsIdentifierPartCharacter(letter))
            {
                hash = Next(hash, letter);
                inside = true;
            }
            else if (inside)
            {
                Set(hash);
                hash = 0;
                inside = false;
            }
        }

        if (inside)
        {
            Set(hash);
        }
    }

    /// <summary>Whether the word may be in the text as a whole; false is certain.</summary>
    public bool MayContain(string word)
    {
        uint hash = 0;
        foreach (char letter in word)
        {
            hash = Next(hash, letter);
        }

        (int index, ulong bit) = Place(hash);
        return (_bits[index] & bit) != 0;
    }

    /// <summary>Whether the letter can be in a name.</summary>
    public static bool IsPart(char letter) => letter < 128 ? _ascii[letter] : SyntaxFacts.IsIdentifierPartCharacter(letter);

    private static uint Next(uint hash, char letter) => (hash ^ letter) * 16777619;

    private void Set(uint hash)
    {
        (int index, ulong bit) = Place(hash);
        _bits[index] |= bit;
    }

    private (int Index, ulong Bit) Place(uint hash)
    {
        uint mixed = hash ^ (hash >> 15);
        return ((int)((mixed >> 6) & (uint)(_bits.Length - 1)), 1UL << (int)(mixed & 63));
    }
}
