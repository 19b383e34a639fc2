using Hotswap;
using Samples;

namespace Hello;

/// <summary>
/// The server: calls the plugin once a second and takes what is built meanwhile. It watches where the plugin's own project
/// builds to, so that <c>dotnet build samples/Hello/plugins/World</c> is all it takes.
/// </summary>
internal static class Serve
{
    /// <param name="plugins">The folder to watch; null for the output folder of the plugin's project.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The process's exit code: 0 if every version was collected.</returns>
    public static async Task<int> RunAsync(string? plugins, CancellationToken stop)
    {
        plugins = plugins is null ? Workshop.OutputOf("World") : Path.GetFullPath(plugins);
        using ConsoleLog log = new();
        PluginHost host = new(new PluginHostOptions
        {
            PluginDirectory = plugins,
            Watch = true,
            LoggerFactory = log,

            // Shorter than a server would have them, so that one sees versions go.
            FreeDelay = TimeSpan.FromSeconds(1),
            CollectInterval = TimeSpan.FromMilliseconds(500),
        });
        try
        {
            await host.LoadAsync(stop);
            Console.WriteLine($"Watching {plugins}. Build the plugin anew, or end with Ctrl-C.");
            while (true)
            {
                Console.WriteLine(host.InvokeFunc("World", "greet", "you"));
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }
        finally
        {
            await host.DisposeAsync();
        }

        VersionTotals totals = await host.WaitForVerdictsAsync(CancellationToken.None);
        Console.WriteLine($"reloads {host.ReloadCounter}, versions collected {totals.Collected}/{totals.Loaded}");
        return totals.Collected == totals.Loaded ? 0 : 1;
    }
}
