using Hello;
using Hotswap;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl-C ends the tour cleanly; a second one ends the process.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

try
{
    return await Tour.RunAsync(stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
catch (Exception e) when (e is PluginLoadException or InvalidOperationException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
