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

    /// <summary>The distance; two letters in the wrong order count as two.</summary>
    public static int Of(string a, string b)
    {
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[above.Length];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[b.Length];
    }
}
