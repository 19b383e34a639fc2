using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit.Sdk;

namespace Hotswap.Mutation;

/// <summary>The process in which the tests run. It is told line by line what to do, and answers each line with one.</summary>
internal sealed class Worker(string testAssembly, string mutatedAssembly, TextWriter answers)
{
    /// <summary>How much longer than it may work a test may wait.</summary>
    private const int IdleFactor = 10;

    private readonly TestHost _kept = new(testAssembly, mutatedAssembly);
    private TestRow[] _rows = [];

    public async Task ListenAsync(TextReader commands)
    {
        while (await commands.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            string[] words = line.Split(' ');
            await answers.WriteLineAsync(words[0] switch
            {
                "list" => JsonSerializer.Serialize(await ListAsync(words[1..]).ConfigureAwait(false)),
                "cover" => JsonSerializer.Serialize(await CoverAsync(words[1]).ConfigureAwait(false)),
                _ => await TryAsync(Number(words[1]), words[0] == "anew", [.. words[2..].Select(Limited)]).ConfigureAwait(false),
            }).ConfigureAwait(false);
            await answers.FlushAsync().ConfigureAwait(false);
        }
    }

    private async Task<TestRow[]> ListAsync(string[] skipped)
    {
        var rows = new List<TestRow>();
        foreach (string testClass in _kept.Classes)
        {
            ITestCase[] cases = await _kept.CasesAsync(testClass).ConfigureAwait(false);
            rows.AddRange(cases.Select(c => new TestRow(testClass, c.TestCaseDisplayName, c.UniqueID)));
        }

        // The same order in every process: rows are told by their numbers.
        return _rows =
        [
            .. rows.Where(r => !skipped.Any(s => r.Name.Contains(s, StringComparison.Ordinal)))
                .OrderBy(r => r.Class, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    private async Task<ClassCoverage> CoverAsync(string testClass)
    {
        using var host = new TestHost(testAssembly, mutatedAssembly);
        host.CaptureCoverage();
        int[] rows = [.. Enumerable.Range(0, _rows.Length).Where(r => _rows[r].Class == testClass)];
        var failed = new List<string>();
        foreach (int row in rows)
        {
            if (await FindAsync(host, _rows[row]).ConfigureAwait(false) is not { } test || !await host.RunAsync(test).ConfigureAwait(false))
            {
                failed.Add(_rows[row].Name);
            }
        }

        HashSet<int> first = [.. host.Covered()];
        var again = new List<RowCoverage>();
        foreach (int row in rows)
        {
            ITestCase? test = await FindAsync(host, _rows[row]).ConfigureAwait(false);
            long start = Stopwatch.GetTimestamp();
            await host.RunAsync(test!).ConfigureAwait(false);
            again.Add(new RowCoverage(row, (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds, host.Covered()));
        }

        return new ClassCoverage([.. again], [.. first.Except(again.SelectMany(r => r.Mutants))], [.. failed]);
    }

    /// <summary>Runs rows until one fails. Once a row hangs, this process is of no more use.</summary>
    private async Task<string> TryAsync(int mutant, bool anew, (int Row, TimeSpan Limit)[] rows)
    {
        TestHost host = anew ? new TestHost(testAssembly, mutatedAssembly) : _kept;
        try
        {
            host.Activate(mutant);
            foreach ((int row, TimeSpan limit) in rows)
            {
                Task<bool> run = Task.Run(async () =>
                    await FindAsync(host, _rows[row]).ConfigureAwait(false) is not { } test || await host.RunAsync(test).ConfigureAwait(false));
                if (!await EndsAsync(run, limit).ConfigureAwait(false))
                {
                    return $"{nameof(MutantStatus.Timeout)} {row}";
                }

                if (run.IsFaulted || !await run.ConfigureAwait(false))
                {
                    return $"{nameof(MutantStatus.Killed)} {row}";
                }
            }

            return nameof(MutantStatus.Survived);
        }
        finally
        {
            host.Activate(-1);
            if (anew)
            {
                host.Dispose();
            }
        }
    }

    /// <summary>Whether a test ends. Work is measured, not time: the machine may be busy with other things.</summary>
    private static async Task<bool> EndsAsync(Task run, TimeSpan limit)
    {
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(run, Task.Delay(100)).ConfigureAwait(false) != run)
        {
            if (Environment.CpuUsage.TotalTime - worked > limit || Stopwatch.GetElapsedTime(start) > limit * IdleFactor)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A row may be missing where the mutant changes the data of a theory.</summary>
    private static async Task<ITestCase?> FindAsync(TestHost host, TestRow row) =>
        (await host.CasesAsync(row.Class).ConfigureAwait(false)).FirstOrDefault(c => c.UniqueID == row.Id);

    private static (int Row, TimeSpan Limit) Limited(string word)
    {
        string[] parts = word.Split(':');
        return (Number(parts[0]), TimeSpan.FromMilliseconds(Number(parts[1])));
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
