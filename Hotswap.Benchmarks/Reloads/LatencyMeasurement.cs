using System.Diagnostics;
using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>What one caller notices of reloads without pause: the times of its calls, beside those of a quiet time just before.</summary>
internal static class LatencyMeasurement
{
    private const int Calls = 4_000_000;

    public static void Run()
    {
        Figures.Head("calls of one thread", "p50", "p99", "p99.9", "slowest", "reloads");
        foreach (Func<PluginFolder, ISwapper> create in Swappers.All)
        {
            using PluginFolder folder = new();
            using ISwapper swapper = create(folder);
            Measure(swapper, Calls / 4);
            Report($"{swapper.Name}, quiet", Measure(swapper, Calls), 0);

            using CancellationTokenSource stop = new();
            int reloads = 0;
            Thread reloading = new(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    folder.Change();
                    swapper.Reload();
                    reloads++;
                }
            });
            reloading.Start();
            double[] times = Measure(swapper, Calls);
            stop.Cancel();
            reloading.Join();
            Report($"{swapper.Name}, reloading", times, reloads);
        }
    }

    private static double[] Measure(ISwapper swapper, int calls)
    {
        double[] times = new double[calls];
        Thread caller = new(() =>
        {
            long last = Stopwatch.GetTimestamp();
            for (int i = 0; i < times.Length; i++)
            {
                swapper.Call("you");
                long now = Stopwatch.GetTimestamp();
                times[i] = now - last;
                last = now;
            }
        });
        caller.Start();
        caller.Join();
        for (int i = 0; i < times.Length; i++)
        {
            times[i] *= 1e6 / Stopwatch.Frequency;
        }

        Array.Sort(times);
        return times;
    }

    private static void Report(string name, double[] times, int reloads) => Figures.Row(
        $"{name}",
        $"{Figures.Percentile(times, 0.5):0.00} µs",
        $"{Figures.Percentile(times, 0.99):0.00} µs",
        $"{Figures.Percentile(times, 0.999):0.00} µs",
        $"{times[^1] / 1000:0.00} ms",
        $"{reloads}");
}
