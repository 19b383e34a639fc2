namespace Hotswap;

/// <summary>
/// Decides what a load will do: finds the plugins, asks the serving ones whether they may be replaced, tells which are
/// unchanged, reads and checks the rest. Nothing of the new set runs here.
/// </summary>
internal sealed class LoadPlanner(HostServices services, PluginManager? serving, ReloadOptions options, PhaseClock clock, CancellationToken cancellation)
{
    private LoadFailures _failures = new();

    /// <summary>The plugins that may be loaded; null for all.</summary>
    private HashSet<string>? Whitelist { get; } =
        services.Options.Whitelist is { Count: > 0 } names ? new(names, StringComparer.OrdinalIgnoreCase) : null;

    /// <summary>How long a set that is wrong, and was written to just now, is given to change.</summary>
    public static TimeSpan SettleTime { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The plugins of the next generation, in dependency order.</summary>
    /// <param name="directory">Full path of the folder with the plugins.</param>
    /// <exception cref="PluginLoadException">Something is wrong with the set; all that is wrong is named.</exception>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    public async Task<IReadOnlyList<PluginCandidate>> PlanAsync(string directory)
    {
        if (services.Options.StaticPlugins.Count > 0)
        {
            return await clock.MeasureAsync(LoadStage.Preflight, () => Task.FromResult(CheckLinked())).ConfigureAwait(false);
        }

        if (!DynamicLoading.IsSupported)
        {
            throw new PluginLoadException([new PluginLoadError(null, LoadStage.Discover,
                "this process cannot load code at run time (NativeAOT, or the switch Hotswap.DynamicLoading is off). "
                + "Link the plugins statically: set HotswapStaticLinking to true and PluginHostOptions.StaticPlugins to StaticPlugins.All.")]);
        }

        while (true)
        {
            List<PluginCandidate> candidates = [];
            try
            {
                candidates = await clock.MeasureAsync(LoadStage.Discover, () => Task.Run(() => Discover(directory))).ConfigureAwait(false);
                await clock.MeasureAsync(LoadStage.Reloadable, () => AskServingAsync(candidates)).ConfigureAwait(false);
                return await clock.MeasureAsync(LoadStage.Preflight, () => Task.Run(() => Check(candidates, directory))).ConfigureAwait(false);
            }
            catch (PluginLoadException) when (IsFresh(candidates))
            {
                // A build or copy may be at work: what is wrong now may be right in a moment.
                if (!await ChangesSoonAsync(directory).ConfigureAwait(false))
                {
                    throw;
                }

                _failures = new LoadFailures();
            }
            finally
            {
                // Preflight alone reads it.
                candidates.ForEach(c => c.Image?.ReleaseMetadata());
            }
        }
    }

    private static bool IsFresh(List<PluginCandidate> candidates)
    {
        try
        {
            return LoadableFile.IsFresh(candidates.SelectMany(c => LoadableFile.Of(c.Source!)), DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the folder changes within the settle time; then it is worth looking again.</summary>
    private async Task<bool> ChangesSoonAsync(string directory)
    {
        LoadableFile[] before = Look(directory);
        await Task.Delay(SettleTime, services.Time, cancellation).ConfigureAwait(false);
        return !before.SequenceEqual(Look(directory));

        static LoadableFile[] Look(string directory)
        {
            try
            {
                return [.. LoadableFile.Of(new PluginSource("", "", directory, OwnsDirectory: true))];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }

    private IReadOnlyList<PluginCandidate> CheckLinked()
    {
        List<PluginCandidate> candidates = [.. services.Options.StaticPlugins.Select(p => new PluginCandidate
        {
            Static = p,
            Manifest = PreflightChecks.ReadManifest(p, _failures.Errors),
        })];
        return Ordered(Allowed(candidates, "the linked plugins"));
    }

    private List<PluginCandidate> Discover(string directory)
    {
        services.Folders.WarnIfWritableByOthers(directory);
        IReadOnlyList<PluginSource> sources = PluginDiscovery.Discover(directory, _failures.Errors);
        if (Whitelist is { } whitelist)
        {
            // What is wrong with a plugin that is not wanted does not matter.
            _failures.Errors.RemoveAll(e => e.Plugin is not null && !whitelist.Contains(e.Plugin));
        }

        _failures.ThrowIfAny();
        foreach (PluginSource source in sources.Where(s => s.OwnsDirectory))
        {
            services.Folders.WarnIfWritableByOthers(source.Directory);
        }

        Dictionary<string, PluginVersion> bySource = (serving?.Versions ?? [])
            .ToDictionary(v => v.Source!.Name, StringComparer.OrdinalIgnoreCase);
        return [.. sources.Select(s => new PluginCandidate { Source = s, Serving = bySource.GetValueOrDefault(s.Name) })];
    }

    private async Task AskServingAsync(List<PluginCandidate> candidates)
    {
        foreach (PluginCandidate candidate in candidates)
        {
            if (candidate.Serving is not { } version)
            {
                continue;
            }

            LifecycleOutcome outcome = await services.Lifecycle.RunAsync(
                _ =>
                {
                    version.Reloadable = version.Entry.Reloadable();
                    return ValueTask.CompletedTask;
                },
                cancellation).ConfigureAwait(false);
            version.HoldUntil(outcome.Returned);
            LoadFailures.ThrowIfFailed(outcome, version.Name, LoadStage.Reloadable, services.Logger, cancellation);
            if (!version.Reloadable)
            {
                candidate.Note = LoadNote.NotReloadable;
            }
        }
    }

    private IReadOnlyList<PluginCandidate> Check(List<PluginCandidate> candidates, string directory)
    {
        foreach (PluginCandidate candidate in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!candidate.IsCarriedOver)
            {
                Examine(candidate);
            }

            if (candidate.IsCarriedOver)
            {
                candidate.Version = candidate.Serving;
                candidate.Manifest = candidate.Serving!.Manifest;
            }
        }

        candidates = Allowed(candidates, $"\"{directory}\"");
        Relink(candidates);
        foreach (PluginCandidate candidate in candidates.Where(c => c is { Image: not null, Manifest: not null, IsCarriedOver: false }))
        {
            new AssemblyReferenceCheck(candidate.Name, candidate.Image!, services.Shared!, _failures.Errors).Run();
        }

        if (candidates.Count == 0 && serving is { Plugins.Count: > 0 } && !services.Options.AllowEmpty)
        {
            _failures.Errors.Add(new PluginLoadError(null, LoadStage.Preflight,
                $"\"{directory}\" holds no plugin, but {serving.Plugins.Count} serve. If all are to go, set PluginHostOptions.AllowEmpty."));
        }

        return Ordered(candidates);
    }

    private IReadOnlyList<PluginCandidate> Ordered(List<PluginCandidate> candidates)
    {
        IReadOnlyList<PluginManifest> order = PreflightChecks.CheckSet(
            [.. candidates.Where(c => c.Manifest is not null).Select(c => (c.Manifest!, c.Source?.AssemblyPath ?? c.Static?.EntryType ?? c.Name))],
            _failures.Errors);
        _failures.ThrowIfAny();
        Dictionary<string, PluginCandidate> byName = candidates.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        return [.. order.Select(m => byName[m.Name])];
    }

    /// <summary>Reads a plugin's files, unless they are as they were.</summary>
    private void Examine(PluginCandidate candidate)
    {
        PluginSource source = candidate.Source!;
        PluginVersion? version = candidate.Serving;
        try
        {
            if (version is not null && !options.Force && version.LooksAsIn(source))
            {
                candidate.Note = LoadNote.Unchanged;
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _failures.Errors.Add(PreflightChecks.Unreadable(source, e));
            return;
        }

        candidate.Image = PreflightChecks.ReadImage(source, _failures.Errors);
        if (candidate.Image is null)
        {
            return;
        }

        if (version is not null && candidate.Image.Hash == version.Hash)
        {
            version.FoundIn(candidate.Image);
            candidate.Note = LoadNote.Unchanged;
            return;
        }

        candidate.ReadManifest(_failures.Errors);
    }

    private List<PluginCandidate> Allowed(List<PluginCandidate> candidates, string where)
    {
        if (Whitelist is not { } whitelist)
        {
            return candidates;
        }

        List<PluginCandidate> allowed = [.. candidates.Where(c => Names(c).Any(whitelist.Contains))];
        HashSet<string> dropped = new(candidates.Except(allowed).SelectMany(Names), StringComparer.OrdinalIgnoreCase);
        _failures.Errors.RemoveAll(e => e.Plugin is not null && dropped.Contains(e.Plugin));

        string[] missing = [.. whitelist.Except(allowed.SelectMany(Names), StringComparer.OrdinalIgnoreCase)];
        if (missing.Length > 0)
        {
            _failures.Errors.Add(new PluginLoadError(null, LoadStage.Preflight,
                $"the whitelist names plugins that are not in {where}: {string.Join(", ", missing)}. Add them, or take them off PluginHostOptions.Whitelist."));
        }

        return allowed;

        static IEnumerable<string> Names(PluginCandidate candidate) =>
            candidate.Source is { } source ? [candidate.Name, source.Name] : [candidate.Name];
    }

    /// <summary>Has unchanged plugins loaded anew where one that they import is, and those that import these, and so on.</summary>
    private void Relink(List<PluginCandidate> candidates)
    {
        HashSet<string> renewed = new(candidates.Where(c => !c.IsCarriedOver).Select(c => c.Name), StringComparer.OrdinalIgnoreCase);
        while (candidates.Find(c => c.Note == LoadNote.Unchanged && c.Manifest!.Dependencies.Any(d => renewed.Contains(d.Name))) is { } dependent)
        {
            string dependency = dependent.Manifest!.Dependencies.First(d => renewed.Contains(d.Name)).Name;
            if (services.Options.DependentPolicy == DependentPolicy.Fail)
            {
                _failures.Errors.Add(new PluginLoadError(dependent.Name, LoadStage.Preflight,
                    $"plugin {dependency} was rebuilt while {dependent.Name}, which imports it, was not. "
                    + "Rebuild both, or set PluginHostOptions.DependentPolicy to Relink."));
            }

            dependent.Note = LoadNote.Relinked;
            dependent.Version = null;
            renewed.Add(dependent.Name);
            ReadAgain(dependent);
        }

        // What it imports would be freed under it.
        foreach (PluginCandidate stays in candidates.Where(c => c.Note == LoadNote.NotReloadable))
        {
            foreach (PluginDependency dependency in stays.Manifest!.Dependencies.Where(d => renewed.Contains(d.Name)))
            {
                _failures.Errors.Add(new PluginLoadError(stays.Name, LoadStage.Reloadable,
                    $"it is not reloadable but imports {dependency.Name}, which is to be replaced. "
                    + $"Let {dependency.Name}.Reloadable return false as well, or {stays.Name}.Reloadable return true."));
            }
        }
    }

    private void ReadAgain(PluginCandidate dependent)
    {
        if (dependent.Image is null)
        {
            dependent.Image = PreflightChecks.ReadImage(dependent.Source!, _failures.Errors);
            if (dependent.Image is null)
            {
                return;
            }
        }

        if (dependent.Image.Hash != dependent.Serving!.Hash)
        {
            // Written to since it was looked at: then it is a new version like any other.
            dependent.Note = LoadNote.Ok;
            dependent.ReadManifest(_failures.Errors);
        }
    }
}
