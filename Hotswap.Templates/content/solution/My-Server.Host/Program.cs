using Hotswap;
using TemplateNamespace.Contract;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

await using PluginHost host = new(new PluginHostOptions
{
    StaticPlugins = StaticPlugins.All,
    Watch = true,
    FreeDelay = TimeSpan.FromSeconds(1),
});
Console.WriteLine(await host.LoadAsync(stop.Token));

// --once: for scripts that only want to see whether all is well.
do
{
    Console.WriteLine(Greet());
}
while (!args.Contains("--once") && await NextSecondAsync());

// The lease keeps the code that answers; the next call gets the newest.
string Greet()
{
    using Lease lease = host.Enter(out PluginManager generation);
    return generation.GetPlugin("Greeter").GetExport<IGreeter>().Greet("you");
}

async Task<bool> NextSecondAsync()
{
    try
    {
        await Task.Delay(TimeSpan.FromSeconds(1), stop.Token);
        return true;
    }
    catch (OperationCanceledException)
    {
        return false;
    }
}
