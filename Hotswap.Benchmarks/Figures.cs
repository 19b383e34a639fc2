using System.Globalization;

namespace Hotswap.Benchmarks;

/// <summary>Order statistics of measured values, and rows of Markdown tables.</summary>
internal static class Figures
{
    /// <summary>The value that the given share of all values does not exceed.</summary>
    /// <param name="sorted">The values in order.</param>
    /// <param name="share">0 to 1.</param>
    public static double Percentile(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    /// <summary>Writes a row; the culture is the invariant one.</summary>
    public static void Row(params FormattableString[] cells) =>
        Console.WriteLine("| " + string.Join(" | ", cells.Select(c => c.ToString(CultureInfo.InvariantCulture))) + " |");

    /// <summary>Writes a table's head.</summary>
    public static void Head(params string[] cells)
    {
        Console.WriteLine("| " + string.Join(" | ", cells) + " |");
        Console.WriteLine("|" + string.Concat(cells.Select(_ => "---|")));
    }
}
