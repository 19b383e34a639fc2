using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Analyzers;

/// <summary>Whether a word can be in a text: a bit for each word's hash, so that most texts need not be searched for most words.</summary>
internal sealed class WordFilter
{
    // Asked for every letter of all files.
    private static readonly bool[] _ascii = [.. Enumerable.Range(0, 128).Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')];

    public WordFilter(string text)
    {
        bool[] ascii = _ascii;
        // A word has several letters and most words come again, so that few bits are set.
        int words = 1;
        while (words * 256 < text.Length)
        {
            words *= 2;
        }

        Bits = new ulong[words * 2];
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

    /// <summary>The bits; their number is a power of two.</summary>
    public ulong[] Bits { get; }

    /// <summary>Whether the word may be in the text as a whole; false is certain.</summary>
    public bool MayContain(string word) => IsSet(Bits, 0, Bits.Length, Hash(word));

    /// <summary>What a word's bit is told by.</summary>
    public static uint Hash(string word)
    {
        uint hash = 0;
        foreach (char letter in word)
        {
            hash = Next(hash, letter);
        }

        return Mix(hash);
    }

    /// <summary>Whether the bit of a word is set in the bits of one text, which may stand among those of others.</summary>
    public static bool IsSet(ulong[] bits, int start, int length, uint hash) => (bits[start + Index(hash, length)] & Bit(hash)) != 0;

    /// <summary>Whether the letter can be in a name.</summary>
    public static bool IsPart(char letter) => letter < 128 ? _ascii[letter] : SyntaxFacts.IsIdentifierPartCharacter(letter);

    private static uint Next(uint hash, char letter) => (hash ^ letter) * 16777619;

    private void Set(uint hash)
    {
        uint mixed = Mix(hash);
        Bits[Index(mixed, Bits.Length)] |= Bit(mixed);
    }

    private static uint Mix(uint hash) => hash ^ (hash >> 15);

    private static int Index(uint mixed, int length) => (int)((mixed >> 6) & (uint)(length - 1));

    private static ulong Bit(uint mixed) => 1UL << (int)(mixed & 63);
}
