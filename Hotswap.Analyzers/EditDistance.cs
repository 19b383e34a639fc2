namespace Hotswap.Analyzers;

/// <summary>How many letters must be inserted, left out or changed to make one word of another.</summary>
internal static class EditDistance
{
    /// <summary>Whether the words differ by two neighbouring letters that are in the wrong order.</summary>
    public static bool IsSwapped(string a, string b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        int[] wrong = [.. Enumerable.Range(0, a.Length).Where(i => a[i] != b[i])];
        return wrong is [var first, var second] && second == first + 1 && a[first] == b[second] && a[second] == b[first];
    }

    /// <summary>The distance, or <paramref name="limit"/> if it is that or more.</summary>
    public static int Of(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        int[] above = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least >= limit)
            {
                return limit;
            }

            (above, row) = (row, above);
        }

        return Math.Min(above[b.Length], limit);
    }
}
