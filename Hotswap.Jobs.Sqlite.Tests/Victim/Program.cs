using System.Globalization;
using System.Reflection;
using Hotswap;
using Victim;

// "run <store> <first number>": enqueues and runs jobs until it is killed. "drain <store>": runs what is there and ends.
// "open <store>": opens it, says so and waits to be killed; or says why it cannot.
string mode = args[0];
SqliteLiveJobStore store;
try
{
    store = await SqliteLiveJobStore.OpenAsync(args[1]);
}
catch (LiveJobStoreException e)
{
    Console.WriteLine("refused " + e.Message);
    return 1;
}

if (mode == "open")
{
    Console.WriteLine("open");
    await Task.Delay(Timeout.Infinite);
}

HotswapManifestAttribute manifest = typeof(Work).Assembly.GetCustomAttribute<HotswapManifestAttribute>()!;
StaticPlugin plugin = new(manifest.ContractVersion, manifest.EntryType, manifest.Payload, () => new HotswapGenerated.Victim.PluginEntry());
await using PluginHost host = new(new PluginHostOptions { StaticPlugins = [plugin] });
await host.LoadAsync();
await using (LiveQueue queue = await LiveQueue.StartAsync(host, new LiveQueueOptions
{
    Store = store,
    Workers = 3,
    Capacity = 50,
    MaxAttempts = 1000,
    RetryDelay = TimeSpan.FromMilliseconds(1),
    MaxRetryDelay = TimeSpan.FromMilliseconds(1),
}))
{
    if (mode == "run")
    {
        int first = int.Parse(args[2], CultureInfo.InvariantCulture);
        await Task.WhenAll(ProduceAsync("a"), ProduceAsync("b"), ProduceAsync("c"));

        async Task ProduceAsync(string lane)
        {
            for (int number = first; ; number++)
            {
                LiveJob job = LiveJobs.Step(lane, number) with { Id = $"{lane} {number}", Key = lane };
                Console.WriteLine($"send {lane} {number}");
                await queue.EnqueueAsync(job);
                Console.WriteLine($"sent {lane} {number}");
            }
        }
    }

    await queue.DrainAsync();
}

await store.DisposeAsync();
Console.WriteLine("drained");
return 0;
