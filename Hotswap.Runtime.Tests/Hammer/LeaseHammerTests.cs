using System.Diagnostics;
using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>The lease protocol alone, in the tightest loop: publish, drain, and nobody is inside any more.</summary>
[Collection(AloneCollection.Name)]
public class LeaseHammerTests
{
    private const int MostPublications = 200_000;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task S02_ADrainedGenerationHasNobodyInside(int threads)
    {
        CurrentGeneration current = new();
        PluginManager serving = New(current, 1);
        current.Publish(serving);
        Holder[] holders = [.. Enumerable.Range(0, threads).Select(_ => new Holder())];
        using CancellationTokenSource stop = new();
        Thread[] running = [.. holders.Select(h => new Thread(() => h.Run(current, stop.Token)))];
        Array.ForEach(running, t => t.Start());

        int violations = 0;
        int publications = 0;
        for (long start = Stopwatch.GetTimestamp(); publications < MostPublications && Stopwatch.GetElapsedTime(start) < _limit; publications++)
        {
            PluginManager drained = serving;
            serving = New(current, publications);
            current.Publish(serving);
            await drained.Leases.DrainAsync();
            foreach (Holder holder in holders)
            {
                violations += ReferenceEquals(Volatile.Read(ref holder.Inside), drained) ? 1 : 0;
            }
        }

        await stop.CancelAsync();
        Array.ForEach(running, t => t.Join());
        Assert.Equal(0, violations);
        Assert.True(publications > 10);
        Assert.All(holders, h => Assert.True(h.Entries > 0));
        Assert.Equal(0, serving.Leases.Open);
    }

    [Fact]
    public async Task S02_LeasesThatEndOnOtherThreadsDrainToo()
    {
        CurrentGeneration current = new();
        for (int i = 1; i <= 2_000; i++)
        {
            PluginManager generation = New(current, i);
            current.Publish(generation);
            AsyncLease[] leases = [.. Enumerable.Range(0, 4).Select(_ => new AsyncLease(current.Enter(out PluginManager entered), entered))];
            current.Publish(New(current, i + 1));
            Task drained = generation.Leases.DrainAsync();
            Assert.False(drained.IsCompleted);

            // Each twice, on threads other than that of entry: only the first counts.
            Task[] ends = [.. leases.Concat(leases).Select(l => Task.Run(l.Dispose))];
            await Task.WhenAll(ends);
            await drained.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(0, generation.Leases.Open);
        }
    }

    [Fact]
    public async Task S02_ADrainThatIsAskedForAgainLooksAnew()
    {
        LeaseCounter leases = new(1);
        await leases.DrainAsync();
        LeaseToken late = leases.Enter();
        Task again = leases.DrainAsync();
        Assert.False(again.IsCompleted);
        Assert.Same(again, leases.DrainAsync());
        late.Exit();
        await again.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(leases.DrainAsync().IsCompleted);
    }

    private static PluginManager New(CurrentGeneration current, long number) => new(number, [], current, NullLogger.Instance);

    private sealed class Holder
    {
        public PluginManager? Inside;

        public long Entries { get; private set; }

        public void Run(CurrentGeneration current, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                using Lease lease = new(current.Enter(out PluginManager generation));
                Volatile.Write(ref Inside, generation);
                Entries++;
                Thread.SpinWait((int)(Entries % 20));
                Volatile.Write(ref Inside, null);
            }
        }
    }
}
