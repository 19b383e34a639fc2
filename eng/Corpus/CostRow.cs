using System.Globalization;
using System.Text;

namespace Hotswap.Corpus;

/// <summary>What the analyzers cost on one project.</summary>
internal sealed record CostRow(CorpusProject Project, TimeSpan Compile, CorpusRun Ours, CorpusRun Sdk, CorpusRun SdkInABuild)
{
    /// <summary>Writes the costs as tab-separated values: a line for the totals of each project, then one for each rule.</summary>
    public static Task WriteAsync(string file, IReadOnlyList<CostRow> rows)
    {
        var text = new StringBuilder("project\trule\tmilliseconds\tpercent of compilation\n");
        foreach (CostRow row in rows)
        {
            row.Append(text, "compilation", row.Compile);
            row.Append(text, "all of Hotswap", row.Ours.Total);
            row.Append(text, "SDK, default", row.Sdk.Total);
            row.Append(text, "SDK, default, warnings alone", row.SdkInABuild.Total);
            foreach ((string rule, TimeSpan time) in row.Ours.Times.OrderByDescending(t => t.Value))
            {
                row.Append(text, rule, time);
            }
        }

        return File.WriteAllTextAsync(file, text.ToString());
    }

    private void Append(StringBuilder text, string name, TimeSpan time) => text.Append(
        CultureInfo.InvariantCulture,
        $"{Project.Name}\t{name}\t{time.TotalMilliseconds:F1}\t{100 * time.Ticks / (double)Compile.Ticks:F2}\n");
}
