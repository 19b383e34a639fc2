using System.Diagnostics;

namespace Hotswap.Benchmarks.Queue;

/// <summary>Jobs a second through ticks, beside a loop over a plain queue that does the same decoding and the same call.</summary>
internal static class TickMeasurement
{
    private const int Jobs = 20_000;
    private const int JobsATick = 100;
    private const int Rounds = 50;

    public static async Task RunAsync()
    {
        await using PluginHost host = await JobHost.LoadAsync();
        LiveRunner runner = JobHost.Runner(host, "live_Fired");
        Console.WriteLine($"Ticks of {JobsATick} jobs, enqueued and run on one thread: {Jobs:N0} jobs a round, the best of {Rounds} rounds, taken in turns");
        Figures.Head("keys", "plain queue, jobs a second", "LiveQueue, jobs a second", "part of it", "an empty tick");
        foreach (int keys in new[] { 0, 1000 })
        {
            LiveJob[] jobs = BenchmarkJobs.Make(Jobs, keys);
            double bare = 0;
            double ticked = 0;
            double empty = double.MaxValue;
            for (int round = 0; round <= Rounds; round++)
            {
                double bareNow = Bare(runner, jobs);
                (double tickedNow, double emptyNow) = await TickedAsync(host, jobs);
                bare = round == 0 ? 0 : Math.Max(bare, bareNow);
                ticked = round == 0 ? 0 : Math.Max(ticked, tickedNow);
                empty = Math.Min(empty, emptyNow);
            }

            Figures.Row($"{keys}", $"{bare:N0}", $"{ticked:N0}", $"{ticked / bare:P0}", $"{empty:0} ns");
        }
    }

    private static double Bare(LiveRunner runner, LiveJob[] jobs)
    {
        Queue<LiveJob> queue = new();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < jobs.Length; i += JobsATick)
        {
            for (int j = i; j < i + JobsATick; j++)
            {
                queue.Enqueue(jobs[j]);
            }

            while (queue.TryDequeue(out LiveJob? job))
            {
                runner(job, CancellationToken.None).GetAwaiter().GetResult();
            }
        }

        return jobs.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<(double JobsASecond, double EmptyTick)> TickedAsync(PluginHost host, LiveJob[] jobs)
    {
        await using LiveQueue queue = await LiveQueue.StartAsync(host, new LiveQueueOptions { Workers = 0 });
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < jobs.Length; i += JobsATick)
        {
            for (int j = i; j < i + JobsATick; j++)
            {
                queue.TryEnqueue(jobs[j]);
            }

            queue.Tick(JobsATick);
        }

        double rate = jobs.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Jobs; i++)
        {
            queue.Tick(JobsATick);
        }

        return (rate, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Jobs);
    }
}
