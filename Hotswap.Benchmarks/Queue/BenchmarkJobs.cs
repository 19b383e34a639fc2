namespace Hotswap.Benchmarks.Queue;

/// <summary>The measured job: three members to be read, and next to nothing to be done.</summary>
internal static class BenchmarkJobs
{
    private static readonly SemaphoreSlim _all = new(0);
    private static long _left;

    /// <summary>Jobs of that live function.</summary>
    /// <param name="count">How many.</param>
    /// <param name="keys">How many keys they have; 0 for none.</param>
    public static LiveJob[] Make(int count, int keys = 0)
    {
        LiveData data = LiveThings.LiveJobs.Fired(3, "somebody", new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc)).Data;
        return [.. Enumerable.Range(0, count).Select(i => new LiveJob("live_Fired", data) { Key = keys == 0 ? null : "key" + (i % keys) })];
    }

    /// <summary>To be called before so many jobs are handed over.</summary>
    public static void Expect(int count) => Interlocked.Exchange(ref _left, count);

    /// <summary>Completes when they have been run.</summary>
    public static Task AllRunAsync() => _all.WaitAsync();

    internal static void live_Fired(int n, string who, DateTime at)
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.Release();
        }
    }
}
