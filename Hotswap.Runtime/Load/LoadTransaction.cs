using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Takes a planned set from loading to the moment before the swap: everything or nothing. If a step fails, what was loaded
/// is freed in reverse order and the serving generation is left as it was.
/// </summary>
internal sealed class LoadTransaction(
    HostServices services, PluginManager? serving, IReadOnlyList<PluginCandidate> plan, PhaseClock clock, CancellationToken cancellation)
{
    private readonly List<PluginVersion> _loaded = [];
    private PluginManager? _next;
    private VaultView? _view;
    private VaultView? _servingView;

    /// <summary>Prepares the next generation.</summary>
    /// <exception cref="PluginLoadException">A step failed; everything was undone.</exception>
    /// <exception cref="OperationCanceledException">The load was cancelled; everything was undone.</exception>
    public async Task<PluginManager> PrepareAsync(long number, object? data, ReloadOptions options)
    {
        try
        {
            await clock.MeasureAsync(LoadStage.Load, LoadAllAsync).ConfigureAwait(false);
            await clock.MeasureAsync(LoadStage.Export, LinkAsync).ConfigureAwait(false);
            await EachAsync(LoadStage.OnLoad, _loaded, (v, ct) => v.Entry.OnLoadAsync(data, v.Context, ct)).ConfigureAwait(false);

            PluginManager next = new(number, [.. plan.Select(c => c.Version!)], services.Current, services.Logger);
            _next = next;
            _view = new VaultView(services.Current, next);
            _servingView = new VaultView(services.Current, next, services.Lifecycle);
            await clock.MeasureAsync(LoadStage.Vault, () => SetUpVaultAsync(next)).ConfigureAwait(false);
            await EachAsync(LoadStage.OnInit, _loaded, (v, ct) => v.Entry.OnInitAsync(v.NewVault(_view), v.Context, ct)).ConfigureAwait(false);
            await EachAsync(LoadStage.OnPublish, next.Versions, (v, ct) => v.Entry.OnPublishAsync(v.NewVault(ViewOf(v)), v.Context, ct)).ConfigureAwait(false);
            await clock.MeasureAsync(LoadStage.WarmUp, WarmUpAsync).ConfigureAwait(false);
            await clock.MeasureAsync(LoadStage.Callback, () => CallBackAsync(next, options)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return next;
        }
        catch
        {
            await UndoAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>To be called right after the next generation was published: vault handles show the newest from now on.</summary>
    public void Complete()
    {
        _view?.Settle();
        _servingView?.Settle();
    }

    private VaultView ViewOf(PluginVersion version) => _loaded.Contains(version) ? _view! : _servingView!;

    private async Task LoadAllAsync()
    {
        foreach (PluginCandidate candidate in plan.Where(c => c.Version is null))
        {
            cancellation.ThrowIfCancellationRequested();
            PluginVersion version = await LoadAsync(candidate).ConfigureAwait(false);
            candidate.Version = version;
            _loaded.Add(version);
            await CallAsync(version, LoadStage.Load, _ =>
            {
                version.Entry.Create(version.Context);
                version.Created = true;
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            await CallAsync(version, LoadStage.Reloadable, _ =>
            {
                version.Reloadable = version.Entry.Reloadable();
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        CheckReloadable();
    }

    private async Task<PluginVersion> LoadAsync(PluginCandidate candidate)
    {
        PluginVersion? version = null;
        LifecycleOutcome outcome = await services.Lifecycle.RunAsync(
            _ =>
            {
                version = services.Loader.Load(candidate);
                return ValueTask.CompletedTask;
            },
            cancellation).ConfigureAwait(false);
        if (outcome.Returned is { } returned)
        {
            // A module initialiser hangs. Whether there will be a version to free is known when it returns.
            candidate.Record?.Abandon();
            _ = FreeWhenLoadedAsync();

            async Task FreeWhenLoadedAsync()
            {
                await returned.ConfigureAwait(false);
                await services.Retirement.FreeAsync(version is null ? [] : [version], null).ConfigureAwait(false);
            }
        }

        LoadFailures.ThrowIfFailed(outcome, candidate.Name, LoadStage.Load, services.Logger, cancellation);
        return version!;
    }

    // A plugin that stays for ever would keep what it imports for ever too.
    private void CheckReloadable()
    {
        Dictionary<string, PluginVersion> byName = plan.ToDictionary(c => c.Name, c => c.Version!, StringComparer.OrdinalIgnoreCase);
        LoadFailures failures = new();
        foreach (PluginVersion version in byName.Values.Where(v => !v.Reloadable))
        {
            foreach (PluginDependency dependency in version.Manifest.Dependencies.Where(d => byName[d.Name].Reloadable))
            {
                failures.Errors.Add(new PluginLoadError(version.Name, LoadStage.Reloadable,
                    $"it is not reloadable but depends on {dependency.Name}, which is. "
                    + $"Let {dependency.Name}.Reloadable return false as well, or {version.Name}.Reloadable return true."));
            }
        }

        failures.ThrowIfAny();
    }

    private async Task LinkAsync()
    {
        foreach (PluginVersion version in _loaded)
        {
            await CallAsync(version, LoadStage.Export, _ =>
            {
                version.Export = version.Entry.Export();
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        Dictionary<string, PluginVersion> byName = plan.ToDictionary(c => c.Name, c => c.Version!, StringComparer.OrdinalIgnoreCase);
        foreach (PluginVersion version in _loaded)
        {
            bool hasImports = false;
            await CallAsync(version, LoadStage.Import, _ =>
            {
                hasImports = version.Entry.Import();
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
            if (hasImports)
            {
                string? misfit = null;
                await CallAsync(version, LoadStage.Link, _ =>
                {
                    misfit = Linker.Link(version, byName);
                    return ValueTask.CompletedTask;
                }).ConfigureAwait(false);
                if (misfit is not null)
                {
                    throw new PluginLoadException([new PluginLoadError(version.Name, LoadStage.Link, misfit)]);
                }
            }
        }
    }

    private async Task SetUpVaultAsync(PluginManager next)
    {
        object? extension = null;
        if (services.Options.ExtensionFactory is { } factory)
        {
            LifecycleOutcome outcome = await services.Lifecycle.RunUnlimitedAsync(
                _ =>
                {
                    extension = factory();
                    return ValueTask.CompletedTask;
                },
                cancellation).ConfigureAwait(false);
            LoadFailures.ThrowIfFailed(outcome, null, LoadStage.Vault, services.Logger, cancellation);
        }

        foreach (PluginVersion version in _loaded)
        {
            LiveRegistration live = new(version.NewVault(_view!));
            await CallAsync(version, LoadStage.Vault, _ =>
            {
                version.Entry.RegisterLive(live);
                version.Live = live;
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        next.SetTables(new VaultTables(next.Versions.Select(v => v.Live!), extension));
    }

    private async Task WarmUpAsync()
    {
        if (!DynamicLoading.IsSupported || services.Options.WarmUpBudget == TimeSpan.Zero)
        {
            return;
        }

        WarmUpRunner runner = new(services.Options.WarmUpBudget, services.Time, services.Logger);
        foreach ((PluginVersion version, PluginImage image) in plan.Where(c => c.Image is not null && _loaded.Contains(c.Version!)).Select(c => (c.Version!, c.Image!)))
        {
            await CallAsync(
                version,
                LoadStage.WarmUp,
                _ =>
                {
                    runner.Run(version.Id, version.Entry.GetType().Assembly, image.Main, version.Manifest.EntryType);
                    return ValueTask.CompletedTask;
                },
                () => runner.Constructed is { } type
                    ? $"the static constructor of {type} did not return within {services.Options.LifecycleTimeout}. Let it wait for nothing, and do such work in OnLoad."
                    : null).ConfigureAwait(false);
        }
    }

    private async Task CallBackAsync(PluginManager next, ReloadOptions options)
    {
        foreach (ReloadCallback callback in new[] { services.Options.ReloadCallback, options.Callback }.OfType<ReloadCallback>())
        {
            LifecycleOutcome outcome = await services.Lifecycle.RunUnlimitedAsync(ct => callback(next, serving, ct), cancellation).ConfigureAwait(false);
            LoadFailures.ThrowIfFailed(outcome, null, LoadStage.Callback, services.Logger, cancellation);
        }
    }

    private Task EachAsync(
        LoadStage stage, IReadOnlyList<PluginVersion> versions, Func<PluginVersion, CancellationToken, ValueTask> call) => clock.MeasureAsync(stage, async () =>
    {
        foreach (PluginVersion version in versions)
        {
            await CallAsync(version, stage, ct => call(version, ct)).ConfigureAwait(false);
        }
    });

    // What hangs may be known better here than from the stage.
    private async Task CallAsync(PluginVersion version, LoadStage stage, Func<CancellationToken, ValueTask> call, Func<string?>? hanging = null)
    {
        cancellation.ThrowIfCancellationRequested();
        LifecycleOutcome outcome = await services.Lifecycle.RunAsync(call, cancellation).ConfigureAwait(false);
        if (outcome.Returned is not null && hanging?.Invoke() is { } what)
        {
            outcome = outcome with { Error = what };
        }

        version.HoldUntil(outcome.Returned);
        LoadFailures.ThrowIfFailed(outcome, version.Name, stage, services.Logger, cancellation);
    }

    private async Task UndoAsync()
    {
        // Handles that plugins got in OnPublish show the serving generation again.
        Complete();
        await services.Retirement.FreeAsync(_loaded, _next).ConfigureAwait(false);
    }
}
