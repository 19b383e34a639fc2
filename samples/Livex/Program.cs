using Hotswap;
using Livex.Contract;
using Samples;

using Workshop workshop = new("Army");
workshop.DeployOriginals();
Drill drill = new();
PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = workshop.Plugins,
    ExtensionFactory = () => drill,
    FreeDelay = TimeSpan.Zero,
    CollectInterval = TimeSpan.FromMilliseconds(500),
});
Console.WriteLine(await host.LoadAsync());

LiveQueue queue = await LiveQueue.StartAsync(host);
using CancellationTokenSource end = new();
Task<int> scheduling = ScheduleAsync(end.Token);
await SeenAsync(1, 1);

Console.WriteLine("The handler of the roll-call is changed while jobs are queued.");
await DeployAsync(2, ("is present", "reports for duty"));
await SeenAsync(1, 2);
await SeenAsync(2, 2);

Console.WriteLine("The live type is given a member that the queued jobs do not have.");
await DeployAsync(
    3,
    ("public int Rounds { get; set; }", "public int Rounds { get; set; } public string Target { get; set; } = \"the hill\";"),
    ("Rounds = 3,", "Rounds = 3, Target = \"the sky\","),
    ("{Rounds} rounds", "{Rounds} rounds at {Target}"));
await SeenAsync(2, 3);
await SeenAsync(3, 3);

await end.CancelAsync();
int scheduled = await scheduling;
await UntilAsync(() => queue.Counts.Total == 0);
IReadOnlyList<LiveJob> left = await queue.StopAsync();
await host.DisposeAsync();
VersionTotals totals = await host.WaitForVerdictsAsync();
Console.WriteLine($"jobs scheduled {scheduled}, run {drill.Reports}, left {left.Count}, run by newer code {drill.RunByNewerCode}");
Console.WriteLine($"reloads {host.ReloadCounter}, versions collected {totals.Collected}/{totals.Loaded}");
return drill.Reports == scheduled && totals.Collected == totals.Loaded ? 0 : 1;

// New orders all the time, each to be carried out a second later.
async Task<int> ScheduleAsync(CancellationToken cancellation)
{
    int count = 0;
    for (int day = 0; !cancellation.IsCancellationRequested; day++)
    {
        foreach (LiveJob job in (LiveJob[])host.InvokeFunc("Army", "orders", day)!)
        {
            await queue.EnqueueAsync(job with { Key = job.Name, Due = DateTimeOffset.UtcNow.AddSeconds(1) }, CancellationToken.None);
            count++;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
    }

    return count;
}

async Task DeployAsync(int version, params (string Piece, string By)[] edits)
{
    workshop.Edit("Army", $"Version = {version - 1};", $"Version = {version};");
    foreach ((string piece, string by) in edits)
    {
        workshop.Edit("Army", piece, by);
    }

    await workshop.BuildAndDeployAsync("Army", CancellationToken.None);
    Console.WriteLine(await host.ReloadAsync());
}

Task SeenAsync(int scheduledBy, int runBy) => UntilAsync(() => drill.HasSeen("roll-call", scheduledBy, runBy) && drill.HasSeen("fire", scheduledBy, runBy));

static async Task UntilAsync(Func<bool> condition)
{
    while (!condition())
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20));
    }
}
