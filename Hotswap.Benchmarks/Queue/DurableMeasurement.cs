using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Hotswap.Benchmarks.Queue;

/// <summary>Jobs a second through a LiveQueue with a SQLite store, beside a bare insert and delete of the same bytes, each committed.</summary>
internal static class DurableMeasurement
{
    private const int Jobs = 2000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        await using PluginHost host = await JobHost.LoadAsync();
        Console.WriteLine($"Durable queue: {Jobs:N0} jobs a round, the best of {Rounds} rounds, taken in turns; write-ahead log, synchronous = FULL");
        Figures.Head("enqueueing at once", "workers", "bare insert and delete, jobs a second", "LiveQueue on SQLite, jobs a second", "part of it");
        foreach ((int producers, int workers) in new[] { (1, 1), (64, 64) })
        {
            double bare = 0;
            double durable = 0;
            for (int round = 0; round < Rounds; round++)
            {
                bare = Math.Max(bare, Bare());
                durable = Math.Max(durable, await DurableAsync(host, producers, workers));
            }

            Figures.Row($"{producers}", $"{workers}", $"{bare:N0}", $"{durable:N0}", $"{durable / bare:P0}");
        }
    }

    private static double Bare()
    {
        string folder = Directory.CreateTempSubdirectory("hotswap-benchmark-").FullName;
        try
        {
            using SqliteConnection connection = new($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE job (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL) STRICT");
            using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO job (id, data) VALUES ($id, $data)";
            insert.Parameters.Add("$id", SqliteType.Text);
            insert.Parameters.Add("$data", SqliteType.Blob);
            using SqliteCommand delete = connection.CreateCommand();
            delete.CommandText = "DELETE FROM job WHERE id = $id";
            delete.Parameters.Add("$id", SqliteType.Text);
            LiveJob[] jobs = BenchmarkJobs.Make(Jobs);
            long start = Stopwatch.GetTimestamp();
            foreach (LiveJob job in jobs)
            {
                insert.Parameters[0].Value = job.Id;
                insert.Parameters[1].Value = job.ToBytes();
                insert.ExecuteNonQuery();
                delete.Parameters[0].Value = job.Id;
                delete.ExecuteNonQuery();
            }

            return Jobs / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> DurableAsync(PluginHost host, int producers, int workers)
    {
        string folder = Directory.CreateTempSubdirectory("hotswap-benchmark-").FullName;
        try
        {
            await using SqliteLiveJobStore store = await SqliteLiveJobStore.OpenAsync(Path.Combine(folder, "jobs.db"));
            await using LiveQueue queue = await LiveQueue.StartAsync(host, new LiveQueueOptions { Store = store, Workers = workers });
            LiveJob[] jobs = BenchmarkJobs.Make(Jobs);
            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(jobs.Chunk((jobs.Length + producers - 1) / producers).Select(part => Task.Run(async () =>
            {
                foreach (LiveJob job in part)
                {
                    await queue.EnqueueAsync(job);
                }
            })));
            await queue.DrainAsync();
            return Jobs / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
