namespace Hotswap.Mutation;

/// <summary>Which code is mutated, as patterns of Stryker.</summary>
internal static class Pieces
{
    private const int Length = 600;

    /// <summary>All code in files whose paths contain one of the parts.</summary>
    public static IEnumerable<string> In(string project, string[] parts) =>
        Files(project).Where(f => parts.Any(p => f.Contains(p, StringComparison.Ordinal))).Select(f => $"**/{f}");

    /// <summary>A share of the code of every file, the same for the same seed.</summary>
    public static IEnumerable<string> AtRandom(string project, int percent, int seed)
    {
        foreach (string file in Files(project))
        {
            // Each file has numbers of its own, so that an edit changes the choice of no other.
            var random = new Random(file.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c)));
            int length = File.ReadAllText(Path.Combine(project, file)).Length;
            string chosen = "";
            for (int from = 0; from < length; from += Length)
            {
                if (random.Next(100) < percent)
                {
                    // A pattern with the characters from..to behind it.
                    chosen += $"{{{from}..{Math.Min(from + Length, length)}}}";
                }
            }

            if (chosen.Length > 0)
            {
                yield return $"**/{file}{chosen}";
            }
        }
    }

    private static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(project, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
