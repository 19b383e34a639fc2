using System.Diagnostics;
using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>What reloads do to a host with many live objects: pauses of the garbage collector and the slowest call meanwhile.</summary>
internal static class StallMeasurement
{
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(6);

    public static void Run()
    {
        using PauseListener listener = new();
        Figures.Head("host with", "reloads", "pauses asked for", "their median", "their longest", "longest pause of an allocation", "slowest call");
        foreach (int millions in new[] { 0, 1, 5 })
        {
            object[] heap = Fill(millions * 1_000_000);
            foreach (Func<PluginFolder, ISwapper> create in Swappers.All)
            {
                using PluginFolder folder = new();
                using ISwapper swapper = create(folder);
                Measure($"{millions} million objects, {swapper.Name}", folder, swapper, listener);
            }

            GC.KeepAlive(heap);
        }
    }

    private static object[] Fill(int objects)
    {
        object[] heap = new object[objects];
        for (int i = 0; i < heap.Length; i++)
        {
            heap[i] = new Tuple<object?>(i == 0 ? null : heap[i - 1]);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return heap;
    }

    private static void Measure(string name, PluginFolder folder, ISwapper swapper, PauseListener listener)
    {
        swapper.Call("you");
        using CancellationTokenSource stop = new();
        double slowest = 0;
        Thread caller = new(() =>
        {
            long last = Stopwatch.GetTimestamp();
            while (!stop.IsCancellationRequested)
            {
                swapper.Call("you");
                long now = Stopwatch.GetTimestamp();
                slowest = Math.Max(slowest, now - last);
                last = now;
            }
        });
        listener.Clear();
        caller.Start();
        int reloads = 0;
        long start = Stopwatch.GetTimestamp();

        // Ten a second: a busy day of deployments, and time for what a reload leaves to be collected.
        while (Stopwatch.GetElapsedTime(start) < _time)
        {
            folder.Change();
            swapper.Reload();
            reloads++;
            Thread.Sleep(100);
        }

        stop.Cancel();
        caller.Join();
        double[] asked = listener.OfRequests;
        Figures.Row(
            $"{name}",
            $"{reloads}",
            $"{asked.Length}",
            $"{(asked.Length == 0 ? 0 : Figures.Percentile(asked, 0.5)):0.00} ms",
            $"{asked.LastOrDefault():0.0} ms",
            $"{listener.OfAllocations.LastOrDefault():0.0} ms",
            $"{slowest * 1000 / Stopwatch.Frequency:0.0} ms");
    }
}
