using Microsoft.Extensions.Hosting;

namespace Hotswap;

/// <summary>
/// Loads before any hosted service starts and disposes after all have stopped, wherever in the list of services it stands: what
/// serves requests or works in the background can call plugins from its first moment to its last.
/// </summary>
internal sealed class PluginHostService(PluginHost host, HotswapRegistration registration, IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => host.LoadAsync(registration.LoadData?.Invoke(services), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Bounded by DrainTimeout and LifecycleTimeout; the container would wait for the same.
    public Task StoppedAsync(CancellationToken cancellationToken) => host.DisposeAsync().AsTask();
}
