using System.Diagnostics;
using System.Globalization;
using Hotswap;
using Samples;

namespace Hello;

/// <summary>The tour: a plugin is edited, built and swapped under load, several times, and every old version's memory comes back.</summary>
internal static class Tour
{
    private static readonly string[] _greetings = ["Hello", "Bonjour", "Guten Tag", "Buenos días", "Ciao", "Hej"];

    /// <returns>The process's exit code: 0 if no call failed and every version was collected.</returns>
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        Say("Hotswap: a plugin is replaced in a running host, under load.");
        using Workshop workshop = new("World");
        workshop.DeployOriginals();
        PluginHost host = new(new PluginHostOptions
        {
            PluginDirectory = workshop.Plugins,

            // Shorter than a server would have them, so that the tour does not take minutes.
            FreeDelay = TimeSpan.FromSeconds(1),
            CollectInterval = TimeSpan.FromMilliseconds(500),
        });

        LoadReport first = await host.LoadAsync(cancellation);
        Say($"  {first} in {Milliseconds(first.Elapsed)}; it says \"{host.InvokeFunc("World", "greet", "you")}\"");

        long memoryBefore;
        using (Callers callers = new(host, _greetings))
        {
            Say($"  {callers.Count} threads call it from now on: by name, by delegate, through its exported interface");
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            memoryBefore = Memory();
            for (int i = 1; i < _greetings.Length; i++)
            {
                await ReloadAsync(host, workshop, callers, i, cancellation);
            }

            callers.Stop();
            Say("");
            Say("The callers stop; the host is disposed, which retires the last generation too.");
            await host.DisposeAsync();
            VersionTotals totals = await host.WaitForVerdictsAsync(cancellation);
            return Report(host, callers, totals, memoryBefore);
        }
    }

    private static async Task ReloadAsync(PluginHost host, Workshop workshop, Callers callers, int number, CancellationToken cancellation)
    {
        string greeting = _greetings[number];
        Say("");
        Say($"Reload {number} of {_greetings.Length - 1}: \"{_greetings[number - 1]}\" becomes \"{greeting}\"");
        workshop.Edit("World", $"Greeting = \"{_greetings[number - 1]}\"", $"Greeting = \"{greeting}\"");
        Say("  edited; building it with the SDK while the calls go on");
        long start = Stopwatch.GetTimestamp();
        await workshop.BuildAndDeployAsync("World", cancellation);
        Say($"  built in {Seconds(Stopwatch.GetElapsedTime(start))}; {Count(callers.Calls)} calls so far");

        LoadReport report = await callers.DuringReload(() => host.ReloadAsync(cancellation));
        Say($"  {report} in {Milliseconds(report.Elapsed)}");
        Say($"    {string.Join(", ", report.Phases.Select(p => $"{p.Stage} {Milliseconds(p.Elapsed)}"))}");
        Say($"  it says \"{host.InvokeFunc("World", "greet", "you")}\" now; {Count(callers.Failed)} calls failed");

        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        Say($"  versions: {host.VersionTotals.Loaded} loaded, {host.VersionTotals.Collected} collected, {string.Join(", ", host.Versions.Select(v => $"{v.Version} {v.State}"))}");
    }

    private static int Report(PluginHost host, Callers callers, VersionTotals totals, long memoryBefore)
    {
        Say($"  slowest call: {Milliseconds(callers.SlowestDuringReloads)} during reloads, {Milliseconds(callers.SlowestOutsideReloads)} outside of them");
        Say($"  managed memory: {Megabytes(memoryBefore)} before the first reload, {Megabytes(Memory())} after the last");
        if (callers.FirstFailure is { } failure)
        {
            Say($"  FAILED: the first failed call: {failure}");
        }

        foreach (PluginVersionStatus status in host.Versions)
        {
            Say($"  NOT COLLECTED: {status.Version} is {status.State}");
        }

        Say($"calls {Count(callers.Calls)}, failed {Count(callers.Failed)}, reloads {host.ReloadCounter}, versions collected {totals.Collected}/{totals.Loaded}");
        return callers.Failed == 0 && totals.Collected == totals.Loaded ? 0 : 1;
    }

    // What is reachable, not what the collector has not got round to.
    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    private static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan t) => t.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";

    private static string Seconds(TimeSpan t) => t.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private static void Say(string line) => Console.WriteLine(line);
}
