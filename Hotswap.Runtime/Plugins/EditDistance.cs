namespace Hotswap;

/// <summary>How far two names are from each other, for suggestions.</summary>
internal static class EditDistance
{
    /// <summary>How many edits a name may be away from one that is suggested in its place.</summary>
    private const int Most = 2;

    /// <summary>Those of some names that are nearest to one that is none of them; nothing if all are too far away.</summary>
    public static IReadOnlyList<string> Nearest(IReadOnlyList<string> names, string wrong)
    {
        List<string> near = [];
        int nearest = Most;
        foreach (string name in names)
        {
            int distance = string.Equals(name, wrong, StringComparison.OrdinalIgnoreCase) ? 0 : Between(name, wrong);
            if (distance < nearest)
            {
                near.Clear();
                nearest = distance;
            }

            if (distance == nearest)
            {
                near.Add(name);
            }
        }

        return near;
    }

    /// <summary>How many insertions, deletions, replacements and swaps of neighbours make the one name the other.</summary>
    private static int Between(string one, string other)
    {
        int[] before = new int[other.Length + 1];
        int[] last = new int[other.Length + 1];
        int[] row = new int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
