using Hotswap;
using Slink.Contract;

// Where plugins are linked in, StaticPlugins.All lists them and they are taken; where it is empty, the folder is.
PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = "plugins",
    StaticPlugins = StaticPlugins.All,
    FreeDelay = TimeSpan.Zero,
    CollectInterval = TimeSpan.FromMilliseconds(500),
});

Console.WriteLine(await host.LoadAsync());
Console.WriteLine($"  {host.InvokeFunc("Teller", "pay in", "Ada", 10_000L)}");

using (host.Enter(out PluginManager generation))
{
    generation.Vault.LiveFuncs.Get<Action<Transfer>>("live_Transfer")(new Transfer("Ada", "Grace", 2_500));
}

Console.WriteLine($"  {host.InvokeFunc("Teller", "pay in", "Ada", 0L)}");
Console.WriteLine($"  {host.InvokeFunc("Teller", "pay in", "Grace", 0L)}");

try
{
    Console.WriteLine(await host.ReloadAsync());
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message);
}

await host.DisposeAsync();
VersionTotals totals = await host.WaitForVerdictsAsync();
Console.WriteLine($"{(host.StaticLinkingMode ? "linked in" : "loaded")}, reloads {host.ReloadCounter}, versions loaded {totals.Loaded}, collected {totals.Collected}");
return 0;
