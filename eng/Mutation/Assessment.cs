using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Hotswap.Mutation;

/// <summary>Runs, for each mutant, the tests that execute it until one fails. As many at a time as there are processors.</summary>
internal sealed class Assessment(string testAssembly, string mutatedAssembly, MutatedProject project)
{
    // A hang is known by a test that works so much longer than it did; the least is for the first one of a process.
    private const int SlowFactor = 30;
    private const int LeastLimit = 20_000;

    private readonly ConcurrentDictionary<int, RowCoverage> _rows = [];
    private readonly ConcurrentDictionary<int, ConcurrentBag<int>> _rowsByMutant = [];

    /// <summary>The rows of those classes that execute a mutant only the first time.</summary>
    private readonly ConcurrentDictionary<int, ConcurrentBag<int>> _firstRowsByMutant = [];

    /// <summary>How many mutants of a file a row noticed: the next one there is likely to be noticed by the same.</summary>
    private readonly ConcurrentDictionary<(string File, int Row), int> _noticed = [];

    private TestRow[] _tests = [];
    private int _done;

    /// <summary>Sets the status of each mutant.</summary>
    public async Task RunAsync(IReadOnlyCollection<Mutant> mutants)
    {
        string skipped = string.Join(' ', project.Skipped);
        WorkerProcess[] workers =
            [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new WorkerProcess(testAssembly, mutatedAssembly, skipped))];
        try
        {
            await workers[0].AskAsync("list").ConfigureAwait(false);
            _tests = JsonSerializer.Deserialize<TestRow[]>(workers[0].Listed!)!;

            var classes = new ConcurrentQueue<string>(_tests.Select(t => t.Class).Distinct());
            await Task.WhenAll(workers.Select(w => CoverAsync(w, classes))).ConfigureAwait(false);

            var waiting = new ConcurrentQueue<Mutant>(mutants.Where(m => Rows(m).Any()));
            int all = waiting.Count;
            Console.WriteLine($"{_tests.Length} tests of {Path.GetFileNameWithoutExtension(testAssembly)} execute {all} of {mutants.Count} mutants.");
            await Task.WhenAll(workers.Select(w => TryAsync(w, waiting, all))).ConfigureAwait(false);
        }
        finally
        {
            Array.ForEach(workers, w => w.Dispose());
        }
    }

    private async Task CoverAsync(WorkerProcess worker, ConcurrentQueue<string> classes)
    {
        while (classes.TryDequeue(out string? testClass))
        {
            string answer = await worker.AskAsync("cover " + testClass).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"The tests of {testClass} end the process.");
            ClassCoverage coverage = JsonSerializer.Deserialize<ClassCoverage>(answer)!;
            if (coverage.Failed is [var failed, ..])
            {
                throw new InvalidOperationException($"{failed} fails without any mutant.");
            }

            foreach (RowCoverage row in coverage.Rows)
            {
                _rows[row.Row] = row;
                foreach (int mutant in row.Mutants)
                {
                    _rowsByMutant.GetOrAdd(mutant, _ => []).Add(row.Row);
                }

                foreach (int mutant in coverage.Once)
                {
                    _firstRowsByMutant.GetOrAdd(mutant, _ => []).Add(row.Row);
                }
            }
        }
    }

    private async Task TryAsync(WorkerProcess worker, ConcurrentQueue<Mutant> waiting, int all)
    {
        while (waiting.TryDequeue(out Mutant? mutant))
        {
            string verb = _firstRowsByMutant.ContainsKey(mutant.Id) ? "anew" : "kept";
            string rows = string.Join(' ', Rows(mutant).Select(r => $"{r}:{Math.Max(LeastLimit, _rows[r].Milliseconds * SlowFactor)}"));

            // A process that ends is noticed as well: no test passes in it.
            string[] answer = (await worker.AskAsync($"{verb} {mutant.Id} {rows}").ConfigureAwait(false) ?? nameof(MutantStatus.Killed)).Split(' ');
            mutant.Status = Enum.Parse<MutantStatus>(answer[0]);
            if (!mutant.Noticed)
            {
                Console.WriteLine(mutant);
            }

            if (answer is [_, var row])
            {
                _noticed.AddOrUpdate((mutant.File, int.Parse(row, CultureInfo.InvariantCulture)), 1, (_, count) => count + 1);
            }

            int done = Interlocked.Increment(ref _done);
            if (done % 50 == 0)
            {
                Console.WriteLine($"{DateTime.Now:HH:mm} {done} of {all}");
            }
        }
    }

    /// <summary>The rows that execute a mutant: those that are likely to notice it first, then those that execute little else, soon done.</summary>
    private IEnumerable<int> Rows(Mutant mutant) =>
        _rowsByMutant.GetValueOrDefault(mutant.Id, []).Concat(_firstRowsByMutant.GetValueOrDefault(mutant.Id, [])).Distinct()
            .OrderByDescending(r => _noticed.GetValueOrDefault((mutant.File, r)))
            .ThenBy(r => (long)_rows[r].Mutants.Length * (_rows[r].Milliseconds + 1));
}
