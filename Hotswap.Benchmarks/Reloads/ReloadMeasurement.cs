using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>How long a reload takes, from asking for it to the swap, with one changed plugin among many.</summary>
internal static class ReloadMeasurement
{
    private const int Rounds = 60;

    // Longer than the free delay: what the reload before left behind is cleared away by then.
    private static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(150);

    public static void Run()
    {
        Figures.Head("reload of one changed plugin", "least", "median", "p90");
        One(Compared, _apart);
        One(Compared, TimeSpan.Zero);

        // By itself: each of its reloads collects, and would leave the others a cold process.
        One(folder => [new McMasterSwapper(folder)], _apart);
        One(folder => [new McMasterSwapper(folder)], TimeSpan.Zero);
        foreach (int plugins in new[] { 10, 100 })
        {
            using PluginFolder folder = new(plugins);
            using HotswapSwapper hotswap = new(folder);
            Report($"Hotswap, {plugins} plugins, without pause", Measure(folder, [hotswap], TimeSpan.Zero)[0]);
        }

        Phases();
    }

    private static ISwapper[] Compared(PluginFolder folder) =>
        [new HotswapSwapper(folder), new BareSwapper(folder), new BareSwapper(folder, isReady: true)];

    private static void One(Func<PluginFolder, ISwapper[]> create, TimeSpan apart)
    {
        using PluginFolder folder = new();
        ISwapper[] all = create(folder);
        double[][] times = Measure(folder, all, apart);
        string pace = apart == TimeSpan.Zero ? "without pause" : $"{apart.TotalMilliseconds} ms apart";
        for (int i = 0; i < all.Length; i++)
        {
            Report($"{all[i].Name}, 1 plugin, {pace}", times[i]);
            all[i].Dispose();
        }
    }

    private static void Phases()
    {
        using PluginFolder folder = new();
        using HotswapSwapper hotswap = new(folder);
        Dictionary<LoadStage, double[]> phases = [];
        for (int round = 0; round < Rounds; round++)
        {
            folder.Change();
            hotswap.Reload();
            foreach (PhaseDuration phase in hotswap.Report!.Phases)
            {
                phases.TryAdd(phase.Stage, new double[Rounds]);
                phases[phase.Stage][round] = phase.Elapsed.TotalMilliseconds;
            }
        }

        Console.WriteLine();
        Figures.Head("step of a reload, 1 plugin", "least", "median", "p90");
        foreach ((LoadStage stage, double[] times) in phases.OrderBy(p => p.Key))
        {
            Report(stage.ToString(), times);
        }
    }

    // In turns, so that what else the machine does meets all of them.
    private static double[][] Measure(PluginFolder folder, ISwapper[] all, TimeSpan apart)
    {
        double[][] times = [.. all.Select(_ => new double[Rounds])];
        for (int round = -5; round < Rounds; round++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                Thread.Sleep(apart);
                folder.Change();
                double time = all[i].Reload().TotalMilliseconds;
                all[i].Call("you");
                if (round >= 0)
                {
                    times[i][round] = time;
                }
            }
        }

        return times;
    }

    private static void Report(string name, double[] times)
    {
        Array.Sort(times);
        Figures.Row($"{name}", $"{times[0]:0.00} ms", $"{Figures.Percentile(times, 0.5):0.00} ms", $"{Figures.Percentile(times, 0.9):0.00} ms");
    }
}
