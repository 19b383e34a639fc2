using System.Diagnostics;
using System.Threading.Channels;

namespace Hotswap.Benchmarks.Queue;

/// <summary>Jobs a second through a LiveQueue, beside a bare channel whose readers do the same decoding and the same call.</summary>
internal static class QueueMeasurement
{
    private const int Jobs = 20_000;
    private const int Rounds = 50;
    private const int Capacity = 10_000;
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        await using PluginHost host = await JobHost.LoadAsync();
        LiveRunner runner = JobHost.Runner(host, "live_Fired");
        Console.WriteLine($"Queue: {Jobs:N0} jobs a round, the best of {Rounds} rounds, taken in turns");
        Figures.Head("workers", "keys", "bare channel, jobs a second", "LiveQueue, jobs a second", "part of it");
        (int Workers, int Keys)[] shapes = [(1, 0), (2, 0), (1, 1000), (2, 1000)];

        // Until everything is compiled for good, which takes the runtime a while; else the first row would pay for it.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < _warmUp;)
        {
            foreach ((int workers, int keys) in shapes)
            {
                LiveJob[] jobs = BenchmarkJobs.Make(Jobs, keys);
                await BareAsync(runner, jobs, workers);
                await QueueAsync(host, jobs, workers);
            }
        }

        foreach ((int workers, int keys) in shapes)
        {
            LiveJob[] jobs = BenchmarkJobs.Make(Jobs, keys);
            double bare = 0;
            double queue = 0;
            for (int round = 0; round <= Rounds; round++)
            {
                double bareNow = await BareAsync(runner, jobs, workers);
                double queueNow = await QueueAsync(host, jobs, workers);

                // The first round warms up.
                bare = round == 0 ? 0 : Math.Max(bare, bareNow);
                queue = round == 0 ? 0 : Math.Max(queue, queueNow);
            }

            Figures.Row($"{workers}", $"{keys}", $"{bare:N0}", $"{queue:N0}", $"{queue / bare:P0}");
        }
    }

    private static async Task<double> BareAsync(LiveRunner runner, LiveJob[] jobs, int workers)
    {
        Channel<LiveJob> channel = Channel.CreateBounded<LiveJob>(Capacity);
        Task[] readers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            while (await channel.Reader.WaitToReadAsync())
            {
                while (channel.Reader.TryRead(out LiveJob? job))
                {
                    await runner(job, CancellationToken.None);
                }
            }
        }))];
        double rate = await RateAsync(jobs, job =>
        {
            ValueTask written = channel.Writer.WriteAsync(job);
            return written.IsCompletedSuccessfully ? default : new ValueTask<bool>(Waited(written));
        });
        channel.Writer.Complete();
        await Task.WhenAll(readers);
        return rate;

        static async Task<bool> Waited(ValueTask written)
        {
            await written;
            return true;
        }
    }

    private static async Task<double> QueueAsync(PluginHost host, LiveJob[] jobs, int workers)
    {
        await using LiveQueue queue = await LiveQueue.StartAsync(host, new LiveQueueOptions { Workers = workers, Capacity = Capacity });
        return await RateAsync(jobs, job => queue.EnqueueAsync(job));
    }

    private static async Task<double> RateAsync(LiveJob[] jobs, Func<LiveJob, ValueTask<bool>> enqueue)
    {
        BenchmarkJobs.Expect(jobs.Length);
        long start = Stopwatch.GetTimestamp();
        foreach (LiveJob job in jobs)
        {
            await enqueue(job);
        }

        await BenchmarkJobs.AllRunAsync();
        return jobs.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
