using Extension.Contract;
using Hotswap;
using Samples;

using Workshop workshop = new("Shout", "Count");
workshop.DeployOriginals();
int tables = 0;
PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = workshop.Plugins,
    ExtensionFactory = () =>
    {
        tables++;
        return new CommandTable();
    },
    FreeDelay = TimeSpan.Zero,
    CollectInterval = TimeSpan.FromMilliseconds(500),
});

Console.WriteLine(await host.LoadAsync());
RunCommands();

Console.WriteLine("Shout is edited, built and reloaded; Count stays as it is.");
workshop.Edit("Shout", "+ \"!\"", "+ \"!!!\"");
await workshop.BuildAndDeployAsync("Shout", CancellationToken.None);
Console.WriteLine(await host.ReloadAsync());
RunCommands();

await host.DisposeAsync();
VersionTotals totals = await host.WaitForVerdictsAsync();
Console.WriteLine($"tables {tables}, reloads {host.ReloadCounter}, versions collected {totals.Collected}/{totals.Loaded}");
return totals.Collected == totals.Loaded ? 0 : 1;

// The table and what is in it belong to the generation: they are used under a lease and not kept.
void RunCommands()
{
    using Lease lease = host.Enter(out PluginManager generation);
    CommandTable table = generation.Vault.GetExtension<CommandTable>();
    foreach (string name in table.Names)
    {
        Console.WriteLine($"  {name}: {table.Run(name, "reload me")}");
    }
}
