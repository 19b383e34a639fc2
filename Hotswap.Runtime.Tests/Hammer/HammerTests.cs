using System.Diagnostics;
using System.Globalization;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>
/// Many threads call through every path while plugins are reloaded without pause, with failures at every stage.
/// <c>HOTSWAP_HAMMER_SEED</c> sets the seed and <c>HOTSWAP_HAMMER_SECONDS</c> the time; <c>eng/hammer</c> runs it many times.
/// </summary>
[Collection(AloneCollection.Name)]
public class HammerTests : HostTest
{
    private const int Callers = 6;
    private const int MostReloads = 400;

    // Also on a machine that is too busy for as many in the time.
    private const int LeastReloads = 10;

    private static readonly int _seed = Variable("HOTSWAP_HAMMER_SEED", 1);
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(Variable("HOTSWAP_HAMMER_SECONDS", 10));

    [Fact]
    public async Task S01_S02_S03_NothingIsLostUnderTheHammer()
    {
        HammerBoard board = new();
        HammerBoard.Current = board;
        PluginHost host = NewHost(o => o.ExtensionFactory = () =>
        {
            board.Reach("", HammerStage.Extension);
            return null;
        });
        HammerReloader reloader = new(host, board, Folder, _seed);
        reloader.WriteAll();
        await host.LoadAsync();

        int reloads = await HammerAsync(host, board, reloader);
        await AssertGoneAsync(host);

        string summary = string.Create(CultureInfo.InvariantCulture,
            $"seed {_seed}: {reloads} reloads ({reloader.Swaps} swapped, {reloader.Failures} failed), {board.Guards.Count} plugin objects");
        TestContext.Current.SendDiagnosticMessage(summary);
        Assert.True(board.Violations.Count == 0, $"{summary}. Violations:\n{string.Join('\n', board.Violations.Take(20))}");
        Assert.DoesNotContain(Log.Lines, l => l.EventId is 13 or 20 or 22);
        Assert.All(board.Guards, g => Assert.True(g.Frees == 1, $"{summary}. OnFree of {g.Plugin} {g.Id} ran {g.Frees} times."));
    }

    private static async Task<int> HammerAsync(PluginHost host, HammerBoard board, HammerReloader reloader)
    {
        using CancellationTokenSource stop = new();
        HammerCaller[] callers = [.. Enumerable.Range(0, Callers).Select(i => new HammerCaller(host, board, _seed * 1000 + i))];
        Task[] calling = [.. callers.Select(c => Task.Run(() => c.RunAsync(stop.Token)))];
        long start = Stopwatch.GetTimestamp();
        int reloads = 0;
        while (reloads < MostReloads && (reloads < LeastReloads || Stopwatch.GetElapsedTime(start) < _limit) && board.Violations.Count == 0)
        {
            await reloader.ReloadAsync();
            reloads++;
        }

        await stop.CancelAsync();
        await Task.WhenAll(calling);

        // What went wrong is told by the board; a caller that did nothing only matters where nothing did.
        Assert.True(board.Violations.Count > 0 || callers.All(c => c.Calls > 0), "A caller made no call.");
        return reloads;
    }

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
