using System.Runtime.InteropServices;
using Hello;
using Hotswap;

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    switch (args)
    {
        case []:
            return await Tour.RunAsync(stop.Token);
        case ["--serve"]:
            return await Serve.RunAsync(null, stop.Token);
        case ["--serve", string plugins]:
            return await Serve.RunAsync(plugins, stop.Token);
        default:
            Console.Error.WriteLine("Usage: Hello                    the tour: a plugin edited, built and swapped under load");
            Console.Error.WriteLine("       Hello --serve [folder]   call the plugin once a second, reload when it is built, until Ctrl-C");
            return 2;
    }
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

// The first signal ends tour or server cleanly; a second one ends the process.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
