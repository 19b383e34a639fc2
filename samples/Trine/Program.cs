using Hotswap;
using Samples;

using Workshop workshop = new("Stock", "Prices", "Shop");
workshop.DeployOriginals();
PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = workshop.Plugins,
    FreeDelay = TimeSpan.Zero,
    CollectInterval = TimeSpan.FromMilliseconds(500),
});

Console.WriteLine(await host.LoadAsync());
Console.WriteLine($"  {host.InvokeFunc("Shop", "sell", "lamp")}");

await ReloadAsync("Shop", "Sold a", "Here is your");
await ReloadAsync("Prices", "4900", "3900");

await host.DisposeAsync();
VersionTotals totals = await host.WaitForVerdictsAsync();
Console.WriteLine($"reloads {host.ReloadCounter}, versions collected {totals.Collected}/{totals.Loaded}");
return totals.Collected == totals.Loaded ? 0 : 1;

async Task ReloadAsync(string plugin, string piece, string by)
{
    Console.WriteLine($"{plugin} is edited, built and reloaded.");
    workshop.Edit(plugin, piece, by);
    await workshop.BuildAndDeployAsync(plugin, CancellationToken.None);
    Console.WriteLine(await host.ReloadAsync());
    Console.WriteLine($"  {host.InvokeFunc("Shop", "sell", "lamp")}");
}
