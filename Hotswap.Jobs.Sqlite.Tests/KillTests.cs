using System.Diagnostics;
using System.Globalization;

namespace Hotswap.Jobs.Sqlite.Tests;

/// <summary>A process with a durable queue is killed again and again, and every job is accounted for.</summary>
public class KillTests
{
    private const int MostKills = 25;
    private const int NumbersARun = 100_000;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> _sent = [];
    private readonly HashSet<string> _maybeSent = [];
    private readonly HashSet<string> _ended = [];
    private readonly Dictionary<string, int> _lastAttempt = [];
    private readonly Dictionary<string, int> _lastStarted = [];
    private int _retries;

    [Fact]
    public async Task V06_EveryJobIsAccountedForWhenTheProcessIsKilled()
    {
        using StoreFolder folder = new();
        int seed = Environment.TickCount;
        Random random = new(seed);
        long start = Stopwatch.GetTimestamp();
        int kills = 0;
        try
        {
            while (kills < MostKills && Stopwatch.GetElapsedTime(start) < _limit)
            {
                await RunAndKillAsync(folder.Store, kills * NumbersARun, random.Next(1, 200));
                kills++;
            }

            using VictimProcess last = new("drain", folder.Store);
            string[] rest = await last.ReadRestAsync();
            Array.ForEach(rest, Note);
            Assert.Equal("drained", rest[^1]);

            Assert.Empty(_sent.Except(_ended));
            Assert.Empty(_ended.Except(_maybeSent));
            await using SqliteLiveJobStore store = await SqliteLiveJobStore.OpenAsync(folder.Store);
            Assert.Empty(await store.LoadAsync(default));
            Assert.Empty(await store.ReadDeadLettersAsync());
        }
        catch
        {
            TestContext.Current.SendDiagnosticMessage("seed {0}, {1} kills", seed, kills);
            throw;
        }

        TestContext.Current.SendDiagnosticMessage("{0} kills, {1} jobs sent, {2} ended, {3} started again", kills, _sent.Count, _ended.Count, _retries);
        Assert.True(kills >= 3);
        Assert.True(_sent.Count > 20);
    }

    private async Task RunAndKillAsync(string store, int firstNumber, int lines)
    {
        using VictimProcess victim = new("run", store, firstNumber.ToString(CultureInfo.InvariantCulture));
        for (int i = 0; i < lines; i++)
        {
            Note(await victim.ReadLineAsync() ?? throw new InvalidOperationException("The victim ended by itself."));
        }

        victim.Kill();
        string[] rest = await victim.ReadRestAsync();

        // The last line may have been cut off in the middle.
        Array.ForEach(rest, Note);
    }

    private void Note(string line)
    {
        string[] words = line.Split(' ');
        if (words.Length < 3)
        {
            return;
        }

        string job = $"{words[1]} {words[2]}";
        switch (words[0])
        {
            case "send":
                _maybeSent.Add(job);
                break;
            case "sent":
                _sent.Add(job);
                break;
            case "start" when words.Length == 4:
                Started(job, words[1], Number(words[2]), Number(words[3]));
                break;
            case "end":
                _ended.Add(job);
                break;
            default:
                break;
        }
    }

    private void Started(string job, string lane, int number, int attempt)
    {
        // Recorded before the handler was called: no attempt is ever made twice.
        if (_lastAttempt.TryGetValue(job, out int last))
        {
            Assert.True(attempt > last, $"{job} was started as attempt {attempt} after {last}");
            _retries++;
        }

        _lastAttempt[job] = attempt;

        // One after another: when one has begun, all before it have ended for good.
        Assert.True(number >= _lastStarted.GetValueOrDefault(lane), $"{job} was started after {_lastStarted.GetValueOrDefault(lane)}");
        _lastStarted[lane] = number;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
