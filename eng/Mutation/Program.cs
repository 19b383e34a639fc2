// What eng/mutate runs; that script says how it is used.
using System.Globalization;
using Hotswap.Mutation;

const double leastScore = 80;

if (args is ["worker", var testAssembly, var mutatedAssembly])
{
    TextWriter answers = Console.Out;
    Console.SetOut(TextWriter.Null);
    await new Worker(testAssembly, mutatedAssembly, answers).ListenAsync(Console.In).ConfigureAwait(false);
    return 0;
}

if (args.Length == 0 || !MutatedProject.All.TryGetValue(args[0], out MutatedProject? project))
{
    Console.Error.WriteLine($"Usage: eng/mutate <{string.Join('|', MutatedProject.All.Keys)}> [percent=100 [seed=1] | part of a path …]");
    return 2;
}

string output = Path.GetFullPath($"artifacts/mutation/{project.Name}");
var stryker = new Stryker(project, output);
Mutant[] mutants = await stryker.MutateAsync(Chosen()).ConfigureAwait(false);
foreach (string testProject in project.TestProjects)
{
    string folder = stryker.Tests(testProject);
    var assessment = new Assessment(Path.Combine(folder, testProject + ".dll"), Path.Combine(folder, project.Name + ".dll"), project);
    await assessment.RunAsync([.. mutants.Where(m => !m.Noticed)]).ConfigureAwait(false);
}

string[] unnoticed = [.. mutants.Where(m => !m.Noticed).Select(m => m.ToString())];
Array.ForEach(unnoticed, Console.WriteLine);
await File.WriteAllLinesAsync(Path.Combine(output, "unnoticed.txt"), unnoticed).ConfigureAwait(false);
foreach (IGrouping<string, Mutant> folder in mutants.GroupBy(m => Path.GetDirectoryName(m.File)!).OrderBy(g => g.Key, StringComparer.Ordinal))
{
    Console.WriteLine(Score(folder.Key, [.. folder]));
}

Console.WriteLine(Score(project.Name, mutants));
return Percent(mutants) >= leastScore ? 0 : 1;

IEnumerable<string> Chosen() => args switch
{
    [_] => [],
    [_, var percent, .. var seed] when int.TryParse(percent, CultureInfo.InvariantCulture, out int share) =>
        share >= 100 ? [] : Pieces.AtRandom(project.Name, share, seed is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1),
    [_, .. var parts] => Pieces.In(project.Name, parts),
    _ => [],
};

static string Score(string name, Mutant[] mutants) =>
    string.Create(CultureInfo.InvariantCulture, $"{name}: {mutants.Count(m => m.Noticed)} of {mutants.Length} mutants noticed: {Percent(mutants):F1} %");

static double Percent(Mutant[] mutants) => 100.0 * mutants.Count(m => m.Noticed) / Math.Max(1, mutants.Length);
