using System.Text;

namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>Calls plugins in every way there is, one after the other at random, and checks each answer.</summary>
internal sealed class HammerCaller(PluginHost host, HammerBoard board, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, long> _newest = [];

    public long Calls { get; private set; }

    /// <summary>Calls until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            int way = _random.Next(_ways.Length);
            try
            {
                await _ways[way](this, HammerImages.Plugins[_random.Next(HammerImages.Plugins.Count)].Name, _random.Next(1000));
            }
            catch (Exception e)
            {
                board.Violate($"call {way} failed: {e}");
                return;
            }

            Calls++;
        }
    }

    private static readonly Func<HammerCaller, string, int, Task>[] _ways =
    [
        (c, plugin, n) => c.Sync(2 * n, c.Invoke(plugin, "twice", n)),
        (c, plugin, n) => c.Sync(3 * n, c.Invoke(plugin, "forward", n)),
        (c, plugin, n) => c.Sync(3 * n, c.Invoke(plugin, "raw", "Core", n)),
        (c, plugin, n) => c.Sync(3 * n, c.Invoke("Keeper", "raw", plugin, n)),
        (c, plugin, n) => c.Sync(2 * n, c.Invoke("Keeper", "bag", plugin, n)),
        (c, plugin, n) => c.Sync(2 * n, c.Invoke("Leaf", "imported", n)),
        (c, plugin, _) => c.InOrder(plugin),
        (c, plugin, n) => c.InLease(plugin, n),
        (c, plugin, n) => c.InLongLeaseAsync(plugin, n),
        async (c, plugin, n) => c.Expect(2 * n, await c.InvokeAsync(plugin, "slow", n)),
        async (c, plugin, n) => c.Expect(3 * n, await c.InvokeAsync(plugin, "forwardSlow", n)),
        async (c, plugin, n) => c.Expect(2 * n, await c.InvokeAsync(plugin, "twice", n)),
        (c, plugin, n) => c.RunAsync(SlowJob(plugin, n)),
    ];

    private int Invoke(string plugin, string function, params object?[] args) => (int)host.InvokeFunc(plugin, function, args)!;

    private async Task<int> InvokeAsync(string plugin, string function, int n) => (int)(await host.InvokeFuncAsync(plugin, function, n))!;

    private Task RunAsync(LiveJob job) => host.RunAsync(job);

    private static LiveJob SlowJob(string plugin, int n) => new($"live_{plugin}Slow", LiveData.FromJson(Encoding.UTF8.GetBytes($$"""{"n":{{n}}}""")));

    private Task Sync(int expected, int actual)
    {
        Expect(expected, actual);
        return Task.CompletedTask;
    }

    // Versions are numbered in the order in which they were made: a caller never comes back to an older one.
    private Task InOrder(string plugin)
    {
        long id = (long)host.InvokeFunc(plugin, "id")!;
        if (_newest.TryGetValue(plugin, out long before) && id < before)
        {
            board.Violate($"{plugin} {id} answered after {before}");
        }

        _newest[plugin] = id;
        return Task.CompletedTask;
    }

    private Task InLease(string plugin, int n)
    {
        using Lease lease = host.Enter(out PluginManager generation);
        Plugin found = generation.FindPlugin(plugin)!;
        Func<int, int> twice = found.GetFunc<Func<int, int>>("twice");
        IHammered export = found.GetExport<IHammered>();
        Func<int, int> live = generation.Vault.LiveFuncs.Get<Func<int, int>>($"live_{plugin}Triple");
        for (int i = 0; i < 5; i++)
        {
            Expect(2 * n, twice(n));
            Expect(2 * n, export.Twice(n));
            Expect(3 * n, live(n));
        }

        generation.InvokeEach("twice", n);
        generation.InvokeEachBackward("twice", n);
        return Task.CompletedTask;
    }

    private async Task InLongLeaseAsync(string plugin, int n)
    {
        using AsyncLease lease = host.EnterAsync();
        Plugin found = lease.Generation.FindPlugin(plugin)!;
        for (int i = 0; i < 3; i++)
        {
            await Task.Delay(n % 10 == 0 ? 10 : 1);
            Expect(2 * n, found.GetFunc<Func<int, int>>("twice")(n));
            Expect(2 * n, (int)(await found.InvokeFuncAsync("slow", n))!);
            await lease.Generation.RunAsync(SlowJob(plugin, n));
            Expect(3 * n, (int)lease.Generation.FindPlugin("Keeper")!.InvokeFunc("raw", plugin, n)!);
        }
    }

    private void Expect(int expected, int actual)
    {
        if (expected != actual)
        {
            board.Violate($"got {actual}, not {expected}");
        }
    }
}
