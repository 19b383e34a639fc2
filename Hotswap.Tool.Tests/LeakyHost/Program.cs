using Hotswap;

// Loads the plugins of the first folder, replaces all of them by those of the second, waits until the runtime has said of each
// whether it is gone, says so, and stays until its input ends. By its own stream: a plugin may have taken Console.Out.
await using StreamWriter output = new(Console.OpenStandardOutput());
await using PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = args[0],
    FreeDelay = TimeSpan.Zero,
    LeakTimeout = TimeSpan.FromMilliseconds(200),
    CollectInterval = TimeSpan.FromMilliseconds(100),
});
await host.LoadAsync(data: false);
await host.ReloadAsync(data: null, new ReloadOptions { PluginDirectory = args[1] });
VersionTotals totals = await host.WaitForVerdictsAsync();
await output.WriteLineAsync($"pid {Environment.ProcessId}, {totals.Loaded} loaded, {totals.Collected} collected, {totals.Leaked} leaked");
await output.FlushAsync();
Console.ReadLine();
Environment.Exit(0);
