using System.Diagnostics;
using System.Globalization;
using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Calls;

/// <summary>How many calls a second go through InvokeFunc, quiet and while the plugin is reloaded without pause.</summary>
internal static class CallMeasurement
{
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        using PluginFolder plugin = new();
        using HotswapSwapper hotswap = new(plugin);
        PluginHost host = hotswap.Host;
        LeaseMeasurement.Run(host);
        Count(host, TimeSpan.FromSeconds(1), 1);
        foreach (int threads in new[] { 1, 2 })
        {
            long quiet = Count(host, _time, threads);
            long reloads = host.ReloadCounter;
            using CancellationTokenSource stop = new();
            Task reloading = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    plugin.Change();
                    await host.ReloadAsync();
                }
            });
            long busy = Count(host, _time, threads);
            await stop.CancelAsync();
            await reloading;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"InvokeFunc, {threads} thread(s): {quiet / _time.TotalSeconds:N0} calls a second, {busy / _time.TotalSeconds:N0} while reloading {(host.ReloadCounter - reloads) / _time.TotalSeconds:0} times a second"));
        }
    }

    private static long Count(PluginHost host, TimeSpan time, int threads)
    {
        long total = 0;
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            long calls = 0;
            while (Stopwatch.GetTimestamp() < end)
            {
                for (int i = 0; i < 100; i++)
                {
                    host.InvokeFunc("P0", "greet", "you");
                }

                calls += 100;
            }

            Interlocked.Add(ref total, calls);
        }))];
        Array.ForEach(all, t => t.Start());
        Array.ForEach(all, t => t.Join());
        return total;
    }
}
