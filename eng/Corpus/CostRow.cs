using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Hotswap.Corpus;

/// <summary>What the analyzers cost on one project.</summary>
internal sealed record CostRow(string Project, int Errors, TimeSpan Compile, CorpusRun Ours, CorpusRun Sdk, CorpusRun SdkInABuild)
{
    private const int Rounds = 5;

    /// <summary>The totals in a line.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Project}: compilation {Compile.TotalSeconds:F1} s with {Errors} errors for lack of packages and generators; rules of Hotswap {Ours.Total.TotalSeconds:F1} s, of the SDK {Sdk.Total.TotalSeconds:F1} s, those that warn {SdkInABuild.Total.TotalSeconds:F1} s");

    /// <summary>Compiles, and runs each group of analyzers, one after the other, a few times; of each rule the middle time counts.</summary>
    public static async Task<CostRow> OfAsync(CorpusProject project)
    {
        var compiled = new List<(TimeSpan Time, int Errors)>();
        var ours = new List<CorpusRun>();
        var sdk = new List<CorpusRun>();
        var sdkInABuild = new List<CorpusRun>();
        for (int round = 0; round < Rounds; round++)
        {
            compiled.Add(CorpusRun.Compile(project));
            ours.Add(await CorpusRun.OfAsync(project, Analyzers.Ours).ConfigureAwait(false));
            sdk.Add(await CorpusRun.OfAsync(project, Analyzers.OfTheSdk).ConfigureAwait(false));
            sdkInABuild.Add(await CorpusRun.OfAsync(project, Analyzers.OfTheSdkInABuild).ConfigureAwait(false));
        }

        (TimeSpan time, int errors) = compiled.OrderBy(c => c.Time).ElementAt(Rounds / 2);
        return new CostRow(project.Name, errors, time, Middle(ours), Middle(sdk), Middle(sdkInABuild));
    }

    // Of each rule by itself: a collection of garbage falls on one rule of one round.
    private static CorpusRun Middle(List<CorpusRun> runs) =>
        runs[0] with { Times = runs[0].Times.Keys.ToImmutableDictionary(k => k, k => runs.Select(r => r.Times[k]).Order().ElementAt(Rounds / 2)) };

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
        $"{Project}\t{name}\t{time.TotalMilliseconds:F1}\t{100 * time.Ticks / (double)Compile.Ticks:F2}\n");
}
