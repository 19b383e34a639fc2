using System.Globalization;
using Hotswap.Corpus;
using Microsoft.CodeAnalysis;

// Hotswap.Corpus <folder of folders> <findings of each rule to show> <seed> <file for the costs> [folder …]
string root = args[0];
int shown = int.Parse(args[1], CultureInfo.InvariantCulture);
var random = new Random(int.Parse(args[2], CultureInfo.InvariantCulture));
string costs = args[3];

var all = new List<(string Project, Diagnostic Finding)>();
var table = new List<CostRow>();
int crashes = 0;
foreach (string folder in Directory.GetDirectories(root).Order(StringComparer.Ordinal).Where(f => args.Length == 4 || args.Skip(4).Contains(Path.GetFileName(f))))
{
    var project = CorpusProject.Read(folder);
    (TimeSpan compile, int errors) = CorpusRun.Compile(project);
    CorpusRun ours = await CorpusRun.OfAsync(project, Analyzers.Ours).ConfigureAwait(false);
    CorpusRun sdk = await CorpusRun.OfAsync(project, Analyzers.OfTheSdk).ConfigureAwait(false);
    CorpusRun build = await CorpusRun.OfAsync(project, Analyzers.OfTheSdkInABuild).ConfigureAwait(false);

    Console.WriteLine($"{project.Name}: {project.Lines} lines in {project.Files} files, {errors} errors for lack of packages, {ours.Findings.Length} findings, {ours.Crashes.Length} crashes");
    foreach (string crash in ours.Crashes)
    {
        Console.WriteLine("AD0001 " + crash);
    }

    crashes += ours.Crashes.Length;
    all.AddRange(ours.Findings.Select(f => (project.Name, f)));
    table.Add(new CostRow(project, compile, ours, sdk, build));
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

await CostRow.WriteAsync(costs, table).ConfigureAwait(false);
return crashes == 0 ? 0 : 1;

static string Show(string project, Diagnostic finding)
{
    FileLinePositionSpan place = finding.Location.GetLineSpan();
    string code = finding.Location.SourceTree is { } tree
        ? string.Join('\n', tree.GetText().Lines.Skip(place.StartLinePosition.Line).Take(3).Select(l => "        " + l.ToString().Trim()))
        : "";
    return $"  {project}/{place.Path}:{place.StartLinePosition.Line + 1}\n    {finding.GetMessage(CultureInfo.InvariantCulture)}\n{code}";
}
