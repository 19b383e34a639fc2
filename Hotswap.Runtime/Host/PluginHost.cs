using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Holds the generation of plugins that serves, loads the next, swaps, and retires the old one. All members are safe to use
/// from any thread.
/// </summary>
/// <example><code>
/// await using var host = new PluginHost(new PluginHostOptions { PluginDirectory = "plugins" });
/// await host.LoadAsync();
/// object? greeting = host.InvokeFunc("world", "greet", "you");
/// await host.ReloadAsync();
/// </code></example>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly HostServices _services;
    private readonly SemaphoreSlim _loading = new(1);
    private readonly Lock _disposal = new();
    private Task? _disposed;
    private volatile bool _disposing;
    private readonly Deployment _deployment;
    private readonly TriggerSet _triggers;
    private volatile string _directory;
    private volatile object? _data;
    private volatile LoadOutcome? _lastLoad;
    private long _reloads;

    /// <summary>Creates a host. Nothing is loaded yet.</summary>
    /// <param name="options">How it works; read now, later changes have no effect on what was read.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    /// <exception cref="PlatformNotSupportedException">An option is not for this system; the message names it.</exception>
    public PluginHost(PluginHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _directory = options.PluginDirectory;
        _services = new HostServices(options, this);
        _deployment = new Deployment(_services);
        _triggers = new TriggerSet(
            _services, _deployment, () => FullPath(_directory), (reload, cancellation) => SwapAsync(null, reload, isReload: true, cancellation));
    }

    /// <summary>
    /// The generation that serves, or null before the first load and after disposal. One volatile read: without a lease it
    /// stays usable for at least <see cref="PluginHostOptions.FreeDelay"/> after a swap, and no longer.
    /// </summary>
    public PluginManager? Current => _services.Current.OrNull;

    /// <summary>Whether the plugins are linked into the host; then they are loaded once and reload is refused.</summary>
    public bool StaticLinkingMode => _services.Options.StaticPlugins.Count > 0;

    /// <summary>How many reloads have succeeded.</summary>
    public long ReloadCounter => Interlocked.Read(ref _reloads);

    /// <summary>
    /// How the last load or reload ended, whoever asked for it; null before the first has. One that was cancelled, or refused
    /// because of where it was called from, does not count.
    /// </summary>
    public LoadOutcome? LastLoad => _lastLoad;

    /// <summary>
    /// The version that serves according to the flag file; null if none was ever taken from it. See
    /// <see cref="PluginHostOptions.FlagFile"/> and <see cref="PluginHostOptions.DeploymentDirectory"/>.
    /// </summary>
    public string? PatchVersion => _deployment.Version;

    /// <summary>Every version that was loaded and is not yet collected, oldest first.</summary>
    public IReadOnlyList<PluginVersionStatus> Versions => _services.Ledger.Snapshot();

    /// <summary>What has become of all the versions that were ever loaded.</summary>
    public VersionTotals VersionTotals => _services.Ledger.Totals;

    internal HostServices Services => _services;

    /// <summary>Loads the plugins for the first time.</summary>
    /// <param name="data">Handed to every plugin's OnLoad.</param>
    /// <param name="cancellationToken">Cancels the load, until the swap.</param>
    /// <exception cref="PluginLoadException">The load failed; every error found is named. Nothing stays loaded.</exception>
    /// <exception cref="InvalidOperationException">The host serves already (use ReloadAsync), or the call came from a lifecycle method or callback.</exception>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public Task<LoadReport> LoadAsync(object? data = null, CancellationToken cancellationToken = default) =>
        SwapAsync(data, new ReloadOptions(), isReload: false, cancellationToken);

    /// <inheritdoc cref="LoadAsync(object?, CancellationToken)"/>
    public Task<LoadReport> LoadAsync(CancellationToken cancellationToken) => LoadAsync(null, cancellationToken);

    /// <summary>
    /// Loads what changed on disk and swaps to it. Calls go on meanwhile; those that have begun end on the old code. A second
    /// reload waits for the first. Before the first load it acts as one.
    /// </summary>
    /// <param name="data">Handed to OnLoad of every plugin that is loaded anew.</param>
    /// <param name="options">What is particular to this reload.</param>
    /// <param name="cancellationToken">Cancels the reload, until the swap.</param>
    /// <exception cref="PluginLoadException">The reload failed; every error found is named. The old generation serves on.</exception>
    /// <exception cref="InvalidOperationException">The host runs under static linking mode, or the call came from a lifecycle method or callback.</exception>
    /// <exception cref="OperationCanceledException">The reload was cancelled; the old generation serves on.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public Task<LoadReport> ReloadAsync(object? data = null, ReloadOptions? options = null, CancellationToken cancellationToken = default) =>
        SwapAsync(data, options ?? new ReloadOptions(), isReload: true, cancellationToken);

    /// <inheritdoc cref="ReloadAsync(object?, ReloadOptions?, CancellationToken)"/>
    public Task<LoadReport> ReloadAsync(CancellationToken cancellationToken) => ReloadAsync(null, null, cancellationToken);

    /// <summary>Calls a function of a plugin of the newest generation, under a lease.</summary>
    /// <param name="plugin">The plugin's name, ignoring case.</param>
    /// <param name="function">The function's name, compared with case.</param>
    /// <param name="args">Its arguments.</param>
    /// <returns>What it returns. An object of a plugin's type must not be kept: it holds the version in memory.</returns>
    /// <exception cref="PluginInvocationException">No such plugin or function, the arguments do not fit, or it returns a task.</exception>
    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public object? InvokeFunc(string plugin, string function, params object?[] args)
    {
        LeaseToken lease = _services.Current.Enter(out PluginManager generation);
        try
        {
            return generation.GetPlugin(plugin).InvokeFunc(function, args);
        }
        finally
        {
            lease.Exit();
        }
    }

    /// <summary>Calls a function of a plugin of the newest generation and awaits its task, if it returns one; leased until then.</summary>
    /// <inheritdoc cref="InvokeFunc" path="/param"/>
    /// <returns>What the function, or its task, returns. An object of a plugin's type must not be kept.</returns>
    /// <exception cref="PluginInvocationException">No such plugin or function, or the arguments do not fit.</exception>
    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public async Task<object?> InvokeFuncAsync(string plugin, string function, params object?[] args)
    {
        LeaseToken lease = _services.Current.Enter(out PluginManager generation);
        try
        {
            return await generation.GetPlugin(plugin).InvokeFuncAsync(function, args).ConfigureAwait(false);
        }
        finally
        {
            lease.Exit();
        }
    }

    /// <summary>Runs a live job with the newest code, under a lease that lasts until the work has ended.</summary>
    /// <param name="job">The job, whichever version made it.</param>
    /// <param name="cancellationToken">Handed to the code, where it takes one.</param>
    /// <returns>Ends when the code has ended.</returns>
    /// <exception cref="LiveJobUnknownException">The newest code has no live function or live type that runs jobs of that name.</exception>
    /// <exception cref="LiveJobDataException">The job's data cannot be read by its code, which was not called.</exception>
    /// <exception cref="LiveJobFailedException">The code threw.</exception>
    /// <exception cref="OperationCanceledException">The code gave up because the token asked for it.</exception>
    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    /// <example><code>
    /// await host.RunAsync(LiveJob.Parse(bytes));
    /// </code></example>
    public async Task RunAsync(LiveJob job, CancellationToken cancellationToken = default)
    {
        LeaseToken lease = _services.Current.Enter(out PluginManager generation);
        try
        {
            await generation.RunAsync(job, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lease.Exit();
        }
    }

    /// <summary>Enters the newest generation: until the lease is disposed, none of its code is freed.</summary>
    /// <param name="generation">The generation that is held.</param>
    /// <returns>The lease; dispose it in the same method. For code with awaits use <see cref="EnterAsync"/>.</returns>
    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public Lease Enter(out PluginManager generation) => new(_services.Current.Enter(out generation));

    /// <summary>As <see cref="Enter"/>, for code with awaits.</summary>
    /// <inheritdoc cref="Enter" path="/exception"/>
    /// <returns>The lease; dispose it when the work has ended.</returns>
    public AsyncLease EnterAsync()
    {
        LeaseToken token = _services.Current.Enter(out PluginManager generation);
        return new AsyncLease(token, generation);
    }

    /// <summary>
    /// Completes when every version that was retired so far has its verdict: collected, leaked or abandoned. Works on a
    /// disposed host too. How long it takes depends on <see cref="PluginHostOptions.FreeDelay"/>,
    /// <see cref="PluginHostOptions.CollectInterval"/> and <see cref="PluginHostOptions.LeakTimeout"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting only.</param>
    public async Task<VersionTotals> WaitForVerdictsAsync(CancellationToken cancellationToken = default)
    {
        await _services.Ledger.VerdictsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return _services.Ledger.Totals;
    }

    /// <summary>
    /// Stops the triggers, refuses new loads and calls, awaits a load that is running, waits up to <see cref="PluginHostOptions.DrainTimeout"/>
    /// for calls that have begun, and frees every version. Versions whose calls do not end are abandoned, never freed under a call.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The call came from a lifecycle method or callback; or, with <see cref="PluginHostOptions.LeaseDiagnostics"/>, from within a lease,
    /// which disposal would wait for.
    /// </exception>
    public ValueTask DisposeAsync()
    {
        _services.Lifecycle.ThrowIfInside("DisposeAsync");
        if (_services.Current.Diagnostics?.Inside is { } taken)
        {
            throw new InvalidOperationException(
                "DisposeAsync was called from within a lease, which it would wait for. Dispose of the lease first, or dispose the host outside of "
                + $"plugin code. The lease was taken at:\n{taken}");
        }

        lock (_disposal)
        {
            return new ValueTask(_disposed ??= DisposeCoreAsync());
        }
    }

    private async Task DisposeCoreAsync()
    {
        Task stopped = _triggers.StopAsync();
        _disposing = true;
        await stopped.ConfigureAwait(false);
        await _loading.WaitAsync().ConfigureAwait(false);
        try
        {
            PluginManager? last = _services.Current.OrNull;
            _services.Current.Close();
            if (last is not null)
            {
                _services.Retirement.Begin(last, null);
            }
        }
        finally
        {
            _loading.Release();
        }

        try
        {
            await _services.Retirement.CompleteAsync(_services.Options.DrainTimeout).ConfigureAwait(false);
        }
        finally
        {
            _services.NativeLibraries.Dispose();
            _services.Dispose();
        }
    }

    private async Task<LoadReport> SwapAsync(object? data, ReloadOptions options, bool isReload, CancellationToken cancellation)
    {
        _services.Lifecycle.ThrowIfInside(isReload ? "ReloadAsync" : "LoadAsync");
        options.Validate();
        if (isReload && StaticLinkingMode)
        {
            throw new InvalidOperationException(
                "Reload is refused: running under static linking mode. Set HotswapStaticLinking to false in the host's project to load plugins from files.");
        }

        ObjectDisposedException.ThrowIf(_disposing, this);
        await _loading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposing, this);
            PluginManager? serving = _services.Current.OrNull;
            if (serving is not null && !isReload)
            {
                throw new InvalidOperationException("The host serves already; LoadAsync is for the first load. Use ReloadAsync.");
            }

            cancellation.ThrowIfCancellationRequested();
            bool isCall = options.Trigger == ReloadTrigger.Call;
            LoadReport report = await RecordedSwapAsync(isCall ? data : _data, options, serving, cancellation).ConfigureAwait(false);
            if (isReload)
            {
                Interlocked.Increment(ref _reloads);
            }

            // What a trigger asks for later gets the same.
            if (isCall && _triggers.IsAny)
            {
                _data = data;
            }

            return report;
        }
        finally
        {
            _loading.Release();

            // What the host does next would run on the stack of the last lifecycle call, which refers to a version.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }

    private async Task<LoadReport> RecordedSwapAsync(object? data, ReloadOptions options, PluginManager? serving, CancellationToken cancellation)
    {
        using LoadRecording recording = new(_services, isReload: serving is not null, options.Trigger);
        try
        {
            if (serving is null)
            {
                options = _deployment.ForStart(options);
            }

            FolderSnapshot? seen = _triggers.Look(FullPath(options.PluginDirectory ?? _directory));
            LoadReport report = await SwapCoreAsync(data, options, serving, recording.Clock, cancellation).ConfigureAwait(false);
            recording.Succeeded(report.Generation);
            _lastLoad = new LoadOutcome(_services.Time.GetUtcNow(), report, null);
            _services.Logger.Loaded(report.ToString(), report.Elapsed.TotalMilliseconds);
            await _deployment.SucceededAsync(options.PatchVersion, options.PluginDirectory).ConfigureAwait(false);
            _triggers.Loaded(seen, options.PatchVersion);
            return report;
        }
        catch (OperationCanceledException)
        {
            recording.Cancelled();
            await _deployment.FailedAsync(options.PatchVersion, "The reload was cancelled before it was complete.").ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            // A refused load says all in its message; of anything else, the log alone gets the stack.
            PluginLoadException? refused = e as PluginLoadException;
            string error = refused?.Message ?? ErrorText.Brief(e);
            recording.Failed(refused?.Errors[0].Stage, error);
            _lastLoad = new LoadOutcome(_services.Time.GetUtcNow(), null, error);

            // A host without loggers leaves it to the exception, where there is somebody to catch it.
            if (options.Trigger != ReloadTrigger.Call || !ReferenceEquals(_services.Options.LoggerFactory, LastResortLogger.Factory))
            {
                _services.Logger.LoadFailed(refused?.Message ?? ErrorText.Of(e));
            }

            await _deployment.FailedAsync(options.PatchVersion, error).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<LoadReport> SwapCoreAsync(
        object? data, ReloadOptions options, PluginManager? serving, PhaseClock clock, CancellationToken cancellation)
    {
        if (serving is not null)
        {
            await _services.LeakLimit.CheckAsync().ConfigureAwait(false);
        }

        string directory = options.PluginDirectory ?? _directory;
        LoadPlanner planner = new(_services, serving, options, clock, cancellation);
        IReadOnlyList<PluginCandidate> plan = await planner.PlanAsync(PluginFolders.Resolve(FullPath(directory))).ConfigureAwait(false);
        LoadTransaction transaction = new(_services, serving, plan, clock, cancellation);
        PluginManager next = await transaction.PrepareAsync((serving?.Generation ?? 0) + 1, data, options).ConfigureAwait(false);

        _directory = directory;
        Publish(next, serving, transaction);
        return new LoadReport(
            next.Generation,
            [.. plan.Select(c => new PluginReport(c.Name, c.Note, c.Version!.Id)).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)],
            clock.Phases,
            clock.Elapsed);
    }

    private void Publish(PluginManager next, PluginManager? serving, LoadTransaction transaction)
    {
        lock (_services.References)
        {
            foreach (PluginVersion version in next.Versions)
            {
                version.AddReference(next);
            }
        }

        foreach (PluginVersion version in next.Versions)
        {
            version.Record.MoveTo(PluginVersionState.Serving);
        }

        _services.Current.Publish(next);
        transaction.Complete();
        if (serving is not null)
        {
            _services.Retirement.Begin(serving, next);
        }

        _services.RaiseSwapped();
    }

    private static string FullPath(string directory) => Path.GetFullPath(directory, AppContext.BaseDirectory);
}
