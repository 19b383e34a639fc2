using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Analyzers;

/// <summary>
/// The words of a text: a bit for each word's hash, so that most texts need not be looked at for most words, and where the words begin, in buckets
/// by their hashes, so that no text is searched twice.
/// </summary>
internal sealed class FileWords
{
    // Asked for every letter of all files.
    private static readonly bool[] _ascii = [.. Enumerable.Range(0, 128).Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')];

    private Places? _places;

    public FileWords(string text)
    {
        Text = text;

        // A word has several letters and most words come again, so that few bits are set.
        int size = 1;
        while (size * 256 < text.Length)
        {
            size *= 2;
        }

        ulong[] bits = new ulong[size * 2];
        bool[] ascii = _ascii;
        uint hash = 0;
        foreach (char letter in text)
        {
            if (letter < 128 ? ascii[letter] : SyntaxFacts.IsIdentifierPartCharacter(letter))
            {
                hash = Next(hash, letter);
            }
            else if (hash != 0)
            {
                Set(bits, hash);
                hash = 0;
            }
        }

        Set(bits, hash);
        Bits = bits;
    }

    public string Text { get; }

    /// <summary>The bits; their number is a power of two.</summary>
    public ulong[] Bits { get; }

    /// <summary>Where the word is written as a whole, in order.</summary>
    public IEnumerable<int> PlacesOf(string word)
    {
        uint hash = Hash(word);
        if (!IsSet(Bits, 0, Bits.Length, hash))
        {
            yield break;
        }

        // Most files are asked for no word that they may have.
        Places places = LazyInitializer.EnsureInitialized(ref _places, () => new Places(this))!;
        foreach (int place in places.Of(hash))
        {
            if (string.CompareOrdinal(Text, place, word, 0, word.Length) == 0 && !IsPartAt(place + word.Length))
            {
                yield return place;
            }
        }
    }

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

    private bool IsPartAt(int place) => place < Text.Length && IsPart(Text[place]);

    private static uint Next(uint hash, char letter) => (hash ^ letter) * 16777619;

    private static uint Mix(uint hash) => hash ^ (hash >> 15);

    private static void Set(ulong[] bits, uint hash)
    {
        uint mixed = Mix(hash);
        bits[Index(mixed, bits.Length)] |= Bit(mixed);
    }

    private static int Index(uint mixed, int length) => (int)((mixed >> 6) & (uint)(length - 1));

    private static ulong Bit(uint mixed) => 1UL << (int)(mixed & 63);

    /// <summary>Where the words begin: those of a bucket side by side, from where its number says up to where that of the next one says.</summary>
    private sealed class Places
    {
        private readonly int[] _buckets;
        private readonly int[] _places;

        public Places(FileWords words)
        {
            _buckets = new int[(words.Bits.Length * 8) + 1];
            List<(int Place, int Bucket)> all = All(words.Text);
            foreach ((_, int bucket) in all)
            {
                _buckets[bucket + 1]++;
            }

            for (int i = 1; i < _buckets.Length; i++)
            {
                _buckets[i] += _buckets[i - 1];
            }

            _places = new int[all.Count];
            int[] next = [.. _buckets];
            foreach ((int place, int bucket) in all)
            {
                _places[next[bucket]++] = place;
            }
        }

        public ArraySegment<int> Of(uint hash) => new(_places, _buckets[Bucket(hash)], _buckets[Bucket(hash) + 1] - _buckets[Bucket(hash)]);

        private List<(int Place, int Bucket)> All(string text)
        {
            var all = new List<(int, int)>(text.Length / 6);
            uint hash = 0;
            int start = -1;
            for (int i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && IsPart(text[i]))
                {
                    start = start < 0 ? i : start;
                    hash = Next(hash, text[i]);
                }
                else if (start >= 0)
                {
                    all.Add((start, Bucket(Mix(hash))));
                    hash = 0;
                    start = -1;
                }
            }

            return all;
        }

        private int Bucket(uint hash) => (int)(hash & (uint)(_buckets.Length - 2));
    }
}
