using System.Globalization;
using Hotswap.Corpus;
using Microsoft.CodeAnalysis;

// Hotswap.Corpus <folder of folders> <findings of each rule to show> <seed> <file for the costs> [folder …]
string root = args[0];
int shown = int.Parse(args[1], CultureInfo.InvariantCulture);
var random = new Random(int.Parse(args[2], CultureInfo.InvariantCulture));
string costs = args[3];

string[] folders = [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal)
    .Where(f => !f.EndsWith(CorpusProject.Packages, StringComparison.Ordinal))
    .Where(f => args.Length == 4 || args.Skip(4).Contains(Path.GetFileName(f)))];

var all = new List<(string Project, Diagnostic Finding)>();
int crashes = 0;
foreach (string folder in folders)
{
    var project = CorpusProject.Read(folder);
    CorpusRun run = await CorpusRun.OfAsync(project, Analyzers.Ours).ConfigureAwait(false);
    Console.WriteLine($"{project.Name}: {project.Lines} lines in {project.Files} files, {run.Findings.Length} findings, {run.Crashes.Length} crashes");
    foreach (string crash in run.Crashes)
    {
        Console.WriteLine("AD0001 " + crash);
    }

    crashes += run.Crashes.Length;
    all.AddRange(run.Findings.Select(f => (project.Name, f)));
}

foreach (IGrouping<string, (string Project, Diagnostic Finding)> rule in all.GroupBy(f => f.Finding.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
{
    (string Project, Diagnostic Finding)[] findings = [.. rule];
    Console.WriteLine($"\n== {rule.Key}: {findings.Length}");
    random.Shuffle(findings);
    foreach ((string project, Diagnostic finding) in findings.Take(shown))
    {
        Console.WriteLine(Show(project, finding));
    }
}

// One after the other, and after all findings were shown: this takes much longer.
var table = new List<CostRow>();
foreach (string folder in folders)
{
    CostRow row = await CostRow.OfAsync(CorpusProject.Read(folder)).ConfigureAwait(false);
    table.Add(row);
    await CostRow.WriteAsync(costs, table).ConfigureAwait(false);
    Console.WriteLine(row.Summary);
}

return crashes == 0 ? 0 : 1;

static string Show(string project, Diagnostic finding)
{
    FileLinePositionSpan place = finding.Location.GetLineSpan();
    string code = finding.Location.SourceTree is { } tree
        ? string.Join('\n', tree.GetText().Lines.Skip(place.StartLinePosition.Line).Take(3).Select(l => "        " + l.ToString().Trim()))
        : "";
    return $"  {project}/{place.Path}:{place.StartLinePosition.Line + 1}\n    {finding.GetMessage(CultureInfo.InvariantCulture)}\n{code}";
}
