using System.Diagnostics;
using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>The memory of a host over tens of thousands of reloads, taken when every verdict is in.</summary>
internal static class MemoryMeasurement
{
    private const int Steps = 3;

    /// <param name="reloads">How many in all.</param>
    public static void Run(int reloads)
    {
        using PluginFolder folder = new();
        using HotswapSwapper hotswap = new(folder);
        Figures.Head("after reloads", "resident", "managed", "versions collected", "leaked", "time");
        long start = Stopwatch.GetTimestamp();
        for (int step = 1; step <= Steps; step++)
        {
            for (int i = 0; i < reloads / Steps; i++)
            {
                folder.Change();
                hotswap.Reload();
            }

            VersionTotals totals = hotswap.Host.WaitForVerdictsAsync().GetAwaiter().GetResult();
            GC.Collect();
            GC.WaitForPendingFinalizers();

            // Gives back what the collector keeps for allocations to come: how much that is varies by more than what is looked for.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            using Process self = Process.GetCurrentProcess();
            Figures.Row(
                $"{reloads / Steps * step:N0}",
                $"{self.WorkingSet64 / 1048576.0:0.0} MB",
                $"{GC.GetTotalMemory(false) / 1048576.0:0.0} MB",
                $"{totals.Collected:N0}",
                $"{totals.Leaked}",
                $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }
    }
}
