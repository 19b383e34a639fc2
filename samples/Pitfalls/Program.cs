using System.Text;
using Hotswap;
using Microsoft.Extensions.Logging.Abstractions;
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

Console.WriteLine($"HS1006  {await RunAsync("live_RolCall")}");
Console.WriteLine($"HS1007  {await RunAsync("live_RollCall")}");
Console.WriteLine($"HS5006  {await UseWhatWasKeptAsync()}");

static PluginHost NewHost() => new(new PluginHostOptions
{
    PluginDirectory = Path.Combine(AppContext.BaseDirectory, "plugins"),
    FreeDelay = TimeSpan.Zero,
    LeakTimeout = TimeSpan.FromSeconds(1),
    CollectInterval = TimeSpan.FromMilliseconds(100),

    // What became of a version is said here.
    LoggerFactory = NullLoggerFactory.Instance,
});

// A job that somebody has left in a queue: an earlier version, whose function had another parameter, or one who cannot spell.
static async Task<string> RunAsync(string name)
{
    await using PluginHost host = NewHost();
    await host.LoadAsync();
    try
    {
        await host.RunAsync(LiveJob.ParseJson(Encoding.UTF8.GetBytes($$"""{ "name": "{{name}}", "id": "1", "data": { "object": { "name": "Ada" } } }""")));
        return "it ran";
    }
    catch (LiveJobException e)
    {
        return e.Message;
    }
}

// A generation that was kept beyond its end.
static async Task<string> UseWhatWasKeptAsync()
{
    PluginHost host = NewHost();
    await host.LoadAsync();
    PluginManager kept = host.Current!;
    await host.DisposeAsync();
    try
    {
        return $"{kept.FindPlugin("Careless")?.Name} still serves";
    }
    catch (PluginFreedException e)
    {
        return e.Message;
    }
}
