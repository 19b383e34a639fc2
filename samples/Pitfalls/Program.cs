using Hotswap;
using Pitfalls;

// First what a reload loses. Then the plugin is loaded anew for each pitfall, falls, and is unloaded, and what became of the
// version is printed. One that falls in no pit comes first: it must be collected. Then comes what the runtime can mend at most once
// a minute: before it calls a version leaked, it empties the framework's caches.
string[] pits = args.Length > 0
    ? args
    :
    [
        "none", "HS4002", "HS3001", "HS3002", "HS3003", "HS3004", "HS3005", "HS3006", "HS4001", "HS4003", "HS4004", "HS4005", "HS4006",
    ];
await StateLost.PrintAsync(Path.Combine(AppContext.BaseDirectory, "plugins"));
foreach (string pit in pits)
{
    PluginHost host = NewHost();
    await host.LoadAsync(pit);
    await host.DisposeAsync();
    await host.WaitForVerdictsAsync();
    Console.WriteLine($"{pit,-8}{host.Versions.Select(v => v.State).FirstOrDefault(PluginVersionState.Collected)}");
}

Console.WriteLine($"HS1007  {await RunOldJobAsync()}");

static PluginHost NewHost() => new(new PluginHostOptions
{
    PluginDirectory = Path.Combine(AppContext.BaseDirectory, "plugins"),
    FreeDelay = TimeSpan.Zero,
    LeakTimeout = TimeSpan.FromSeconds(1),
    CollectInterval = TimeSpan.FromMilliseconds(100),
});

// A job that an earlier version has left in a queue.
static async Task<string> RunOldJobAsync()
{
    await using PluginHost host = NewHost();
    await host.LoadAsync();
    try
    {
        await host.RunAsync(LiveJob.ParseJson("""{"name":"live_RollCall","id":"1","data":{"object":{"name":"Ada"}}}"""u8));
        return "it ran";
    }
    catch (LiveJobDataException e)
    {
        return e.Message;
    }
}
