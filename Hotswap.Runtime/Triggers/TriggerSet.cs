using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// The triggers of one host, those that its options ask for. They start after the first load has succeeded and are stopped
/// before the host is disposed. None of them throws: what goes wrong is logged and counted.
/// </summary>
/// <param name="services">Options, clock, log and metrics.</param>
/// <param name="deployment">The flag file.</param>
/// <param name="directory">The plugin directory that was loaded from last.</param>
/// <param name="reload">Reloads the host.</param>
internal sealed class TriggerSet(HostServices services, Deployment deployment, Func<string> directory, Func<ReloadOptions, CancellationToken, Task> reload)
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly Settling<FolderSnapshot?>? _folder = services.Options.Watch
        ? new(null, services.Options.WatchSettleTime, services.Time, EqualityComparer<FolderSnapshot?>.Default)
        : null;
    private bool _started;
    private bool _stopped;

    /// <summary>Whether any trigger is asked for. Statically linked plugins are loaded once: the same options are without effect there.</summary>
    public bool IsAny => services.Options.StaticPlugins.Count == 0 && services.Options is { Watch: true } or { FlagFile: not null } or { ReloadSignal: not null };

    /// <summary>Looks at the plugin directory before it is loaded from, so that nothing that is written meanwhile is missed.</summary>
    /// <returns>What was seen; null without a folder watch, or where nothing could be seen.</returns>
    public FolderSnapshot? Look(string path)
    {
        try
        {
            return _folder is null ? null : FolderSnapshot.Of(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>To be called after each load that succeeded. The first starts the triggers.</summary>
    /// <param name="seen">What <see cref="Look"/> returned before.</param>
    /// <param name="flag">What the flag file said before the load, if the host has one.</param>
    public void Loaded(FolderSnapshot? seen, string? flag)
    {
        _folder?.Taken(seen);
        lock (_lock)
        {
            if (_started || _stopped || !IsAny)
            {
                return;
            }

            _started = true;
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            {
                Start(flag);
            }
        }
    }

    /// <summary>Stops the triggers; a reload that one of them has asked for is cancelled, unless it has come to the swap.</summary>
    public async Task StopAsync()
    {
        Task[] running;
        lock (_lock)
        {
            _stopped = true;
            running = [.. _running];
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private void Start(string? flag)
    {
        if (_folder is not null)
        {
            ChangeTrigger<FolderSnapshot?> watch = new(
                ReloadTrigger.Watch, services, directory, recursive: true, _folder, () => FolderSnapshot.Of(directory()),
                (_, stop) => ReloadAsync(new ReloadOptions { Trigger = ReloadTrigger.Watch }, $"the files in \"{directory()}\" changed", stop));
            Run(ReloadTrigger.Watch, watch.RunAsync);
        }

        if (services.Options.FlagFile is not null)
        {
            ChangeTrigger<string?> watch = new(
                ReloadTrigger.FlagFile, services, () => Path.GetDirectoryName(deployment.FlagFile)!, recursive: false,
                new Settling<string?>(flag, services.Options.WatchSettleTime, services.Time, StringComparer.Ordinal),
                deployment.ReadFlag, ReloadFlaggedAsync);
            Run(ReloadTrigger.FlagFile, watch.RunAsync);
        }

        if (services.Options.ReloadSignal is { } signal)
        {
            StartOnSignal(signal);
        }
    }

    // Registered before the first load returns: from then on the signal does not end the process.
    private void StartOnSignal(PosixSignal signal)
    {
        SignalTrigger trigger;
        try
        {
            trigger = new SignalTrigger(signal);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            services.Metrics.TriggerFailed(ReloadTrigger.Signal);
            services.Logger.TriggerEnded(ReloadTrigger.Signal.Name(), $"the system does not let a process handle {signal}: {e.Message}");
            return;
        }

        Run(ReloadTrigger.Signal, async stop =>
        {
            using (trigger)
            {
                await trigger.RunAsync(
                    ct => ReloadAsync(new ReloadOptions { Trigger = ReloadTrigger.Signal }, $"{signal} was received", ct), stop).ConfigureAwait(false);
            }
        });
    }

    // An empty flag file names no version: a deployment that is being prepared, or taken back by hand.
    private Task ReloadFlaggedAsync(string? version, CancellationToken stop) => version is null
        ? Task.CompletedTask
        : ReloadAsync(deployment.For(version, new ReloadOptions { Trigger = ReloadTrigger.FlagFile }), $"\"{deployment.FlagFile}\" says {version}", stop);

    private async Task ReloadAsync(ReloadOptions options, string reason, CancellationToken stop)
    {
        services.Logger.ReloadTriggered(options.Trigger.Name(), reason);
        try
        {
            await reload(options, stop).ConfigureAwait(false);
        }
        catch (PluginLoadException)
        {
            // Logged and counted by the load itself.
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            services.Metrics.TriggerFailed(options.Trigger);
            services.Logger.TriggerFailed(options.Trigger.Name(), ErrorText.Of(e));
        }
    }

    private void Run(ReloadTrigger kind, Func<CancellationToken, Task> trigger) => _running.Add(Task.Run(async () =>
    {
        try
        {
            await trigger(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The host is being disposed.
        }
        catch (Exception e)
        {
            services.Metrics.TriggerFailed(kind);
            services.Logger.TriggerEnded(kind.Name(), ErrorText.Of(e));
        }
    }));
}
