using System.Diagnostics;
using System.Globalization;
using Hotswap;

namespace Hotswap.Benchmarks.Calls;

/// <summary>What entering and leaving a generation costs, on one thread and on two at once.</summary>
internal static class LeaseMeasurement
{
    private const int Rounds = 20_000_000;

    public static void Run(PluginHost host)
    {
        Measure(host, 1);
        foreach (int threads in new[] { 1, 2 })
        {
            double best = Enumerable.Range(0, 5).Min(_ => Measure(host, threads));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lease enter and exit, {threads} thread(s): {best:0.0} ns each"));
        }
    }

    private static double Measure(PluginHost host, int threads)
    {
        using Barrier start = new(threads + 1);
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < Rounds; i++)
            {
                using Lease lease = host.Enter(out PluginManager _);
            }
        }))];
        Array.ForEach(all, t => t.Start());
        start.SignalAndWait();
        long begin = Stopwatch.GetTimestamp();
        Array.ForEach(all, t => t.Join());
        return Stopwatch.GetElapsedTime(begin).TotalNanoseconds / Rounds;
    }
}
