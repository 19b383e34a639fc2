using Hotswap;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

string plugins = Path.Combine(AppContext.BaseDirectory, "plugins");
Directory.CreateDirectory(plugins);
await using PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = plugins,
    StaticPlugins = StaticPlugins.All,
    Watch = true,
    ReloadCallback = (next, _, _) =>
    {
        Console.WriteLine($"generation {next.Generation}: {string.Join(", ", next.Plugins.Select(p => p.Name))}");
        return ValueTask.CompletedTask;
    },
});
await host.LoadAsync();

// --once: for scripts that only want to see whether all is well.
if (!args.Contains("--once"))
{
    Console.WriteLine("Build while this runs: what changed is taken. Ctrl-C ends it.");
    await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
