using BenchmarkDotNet.Running;
using Hotswap;
using Hotswap.Benchmarks.Calls;

// "calls" measures leases and calls over threads and reloads, which BenchmarkDotNet does not; all else is its own.
if (args is not ["calls"])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return;
}

using ReloadablePlugin plugin = new();
await using PluginHost host = new(new PluginHostOptions { PluginDirectory = plugin.Path, FreeDelay = TimeSpan.FromMilliseconds(100), CollectInterval = TimeSpan.FromSeconds(1) });
await host.LoadAsync();
LeaseMeasurement.Run(host);
await CallMeasurement.RunAsync(host, plugin);
