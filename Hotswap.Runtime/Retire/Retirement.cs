using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Takes replaced generations out of service: drain, free delay, stop background work, OnFree in reverse order, unload.
/// Runs on its own; a reload does not wait for it.
/// </summary>
internal sealed class Retirement(HostServices services)
{
    private static readonly TimeSpan _forgottenPoll = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];
    private readonly List<Task> _draining = [];
    private readonly CancellationTokenSource _hurry = new();
    private readonly CancellationTokenSource _drainLimit = new(Timeout.InfiniteTimeSpan, services.Time);

    // Versions are freed one generation at a time, so that a dependency is never freed before what imports it.
    private readonly SemaphoreSlim _freeing = new(1);

    /// <summary>Begins to retire a generation that was just replaced.</summary>
    /// <param name="generation">The generation; no longer the current one.</param>
    /// <param name="next">The generation that serves now; null if none does: the host is being disposed.</param>
    public void Begin(PluginManager generation, PluginManager? next)
    {
        PluginVersion[] leaving = [.. generation.Versions.Except(next?.Versions ?? [])];
        services.Drains.Left(leaving);

        lock (_lock)
        {
            _draining.RemoveAll(t => t.IsCompleted);
            Task[] older = [.. _draining];

            // Background work of older versions runs until these are freed, without a lease, and its vault leads to the newest
            // generation. That one moves on with every swap, but nothing follows the last: there, the older ones go first.
            Task[] first = next is null ? [.. _running] : [];
            Task drained = generation.Leases.DrainAsync();
            _draining.Add(drained);
            Task task;
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            {
                task = Task.Run(() => RetireAsync(generation, leaving, drained, older, first));
            }

            _running.Add(task);
            task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>
    /// Ends all free delays and waits until every retirement has ended; those whose calls do not end within
    /// <paramref name="drainTimeout"/> are abandoned, not freed.
    /// </summary>
    public async Task CompleteAsync(TimeSpan drainTimeout)
    {
        await _hurry.CancelAsync().ConfigureAwait(false);
        _drainLimit.CancelAfter(drainTimeout);
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        Task all = Task.WhenAll(running);
        if (services.Current.Diagnostics is not null)
        {
            await GiveUpForgottenAsync(all).ConfigureAwait(false);
        }

        await all.ConfigureAwait(false);
    }

    /// <summary>
    /// Frees versions that no generation holds: background work is stopped, OnFree runs in reverse order, contexts are
    /// unloaded. Versions with a call that does not return are left until it does, with those that it may still use.
    /// </summary>
    /// <param name="versions">The versions in dependency order.</param>
    /// <param name="generation">
    /// The generation that goes with them, null if there is none. Background work uses it until it is stopped; in a load that
    /// failed the versions' own code may hold leases on it.
    /// </param>
    public async Task FreeAsync(IReadOnlyList<PluginVersion> versions, PluginManager? generation)
    {
        await _freeing.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (PluginVersion version in versions)
            {
                version.Record.MoveTo(PluginVersionState.Freeing);
            }

            await StopBackgroundWorkAsync(versions).ConfigureAwait(false);
            if (generation is not null)
            {
                Task drained = generation.Leases.DrainAsync();
                await AwaitAsync(drained, "calls through its vault", versions).ConfigureAwait(false);
                if (drained.IsCompleted)
                {
                    // Work of an abandoned version may still come through its vault. Without the tables it gets no code any
                    // more; whoever got some before that was counted first, and is seen here. Free and count are the two sides
                    // of the lease protocol, so a fence stands between them.
                    generation.Free();
                    Interlocked.MemoryBarrier();
                    await AwaitAsync(generation.Leases.DrainAsync(), "calls through its vault", versions).ConfigureAwait(false);
                }
            }

            HashSet<PluginVersion> held = HeldUp.By(versions.Where(v => v.IsHung), versions);
            foreach (PluginVersion version in versions.Reverse().Where(v => !held.Contains(v)))
            {
                await CallOnFreeAsync(version).ConfigureAwait(false);
                if (version.IsHung)
                {
                    held.UnionWith(HeldUp.By([version], versions));
                }
                else if (!held.Contains(version))
                {
                    await UnloadAsync(version).ConfigureAwait(false);
                }
            }

            if (held.Count > 0)
            {
                FreeLater([.. versions.Where(held.Contains)], generation);
            }
        }
        finally
        {
            _freeing.Release();
        }
    }

    private async Task StopBackgroundWorkAsync(IReadOnlyList<PluginVersion> versions)
    {
        foreach ((PluginVersion version, Task stopped) in versions.Select(v => (v, v.Context.Background.StopAsync())).ToArray())
        {
            await AwaitAsync(stopped, "background work", [version]).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for what must end before the versions may be freed; if that takes too long, they are held up until it has.</summary>
    private async Task AwaitAsync(Task ended, string what, IReadOnlyList<PluginVersion> versions)
    {
        try
        {
            await ended.WaitAsync(services.Options.LifecycleTimeout, services.Time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            foreach (PluginVersion version in versions)
            {
                services.Logger.LifecycleAbandoned(version.Id, what, $"it did not end within {services.Options.LifecycleTimeout} after its token fired");
                version.HoldUntil(ended);
            }
        }
    }

    private void FreeLater(IReadOnlyList<PluginVersion> held, PluginManager? generation)
    {
        foreach (PluginVersion version in held)
        {
            version.Record.MoveTo(PluginVersionState.Abandoned);
        }

        _ = FreeWhenReturnedAsync();

        async Task FreeWhenReturnedAsync()
        {
            await Task.WhenAll(held.Select(v => v.Pending).OfType<Task>()).ConfigureAwait(false);
            await FreeAsync(held, generation).ConfigureAwait(false);
        }
    }

    private async Task RetireAsync(PluginManager generation, PluginVersion[] leaving, Task drained, Task[] older, Task[] first)
    {
        await Task.WhenAll(leaving.Select(FireRetiringAsync)).ConfigureAwait(false);
        try
        {
            await services.Drains.DrainAsync(generation, drained, _drainLimit.Token).ConfigureAwait(false);
            if (generation.IsHandedOut)
            {
                // Calls that began on an older generation may be inside this one's code: they found it through a vault.
                await Task.WhenAll(older).WaitAsync(_drainLimit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            Abandon(generation, leaving);
            return;
        }

        await Task.WhenAll(first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        services.Logger.GenerationDrained(generation.Generation, services.Options.FreeDelay);
        await DelayAsync(services.Options.FreeDelay).ConfigureAwait(false);

        List<PluginVersion> unheld = [];
        lock (services.References)
        {
            unheld.AddRange(generation.Versions.Where(v => v.Release(generation)));
        }

        services.Logger.GenerationFreed(generation.Generation, unheld.Count);
        await FreeAsync(unheld, generation).ConfigureAwait(false);
    }

    private async Task FireRetiringAsync(PluginVersion version)
    {
        LifecycleOutcome outcome = await services.Lifecycle.RunAsync(_ =>
        {
            version.Context.Retire();
            return ValueTask.CompletedTask;
        }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        version.HoldUntil(outcome.Returned);
    }

    private async Task CallOnFreeAsync(PluginVersion version)
    {
        if (!version.Created || version.FreeCalled)
        {
            return;
        }

        version.FreeCalled = true;
        LifecycleOutcome outcome = await services.Lifecycle.RunAsync(ct => version.Entry.OnFreeAsync(version.Context, ct))
            .ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (outcome.Returned is { } returned)
        {
            services.Logger.LifecycleAbandoned(version.Id, "OnFree", outcome.Error!);
            version.HoldUntil(returned);
        }
        else if (outcome.Error is not null)
        {
            services.Logger.OnFreeFailed(version.Id, outcome.Detail!);
        }
    }

    private async Task UnloadAsync(PluginVersion version)
    {
        version.Plugin.Free();
        version.Record.Attach(null);
        UnloadedContext? unloaded = null;

        // Handlers of the context's Unloading event are plugin code.
        LifecycleOutcome outcome = await services.Lifecycle.RunAsync(_ =>
        {
            unloaded = version.Unload(services.Logger);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (outcome.Returned is { } returned)
        {
            services.Logger.LifecycleAbandoned(version.Id, "Unloading handler", outcome.Error!);
            version.Record.MoveTo(PluginVersionState.Abandoned);
            _ = WatchWhenUnloadedAsync();

            async Task WatchWhenUnloadedAsync()
            {
                await returned.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                Watch(version.Record, unloaded);
            }
        }
        else
        {
            Watch(version.Record, unloaded);
        }
    }

    private void Watch(VersionRecord record, UnloadedContext? unloaded)
    {
        if (unloaded is not null)
        {
            record.MoveTo(PluginVersionState.Unloading);
            services.UnloadWatch.Add(record, unloaded);
        }
        else
        {
            services.Ledger.Close(record);
        }
    }

    private void Abandon(PluginManager generation, PluginVersion[] leaving)
    {
        services.Logger.GenerationAbandoned(generation.Generation, generation.Leases.Open);
        services.Current.Diagnostics?.Tell(generation.Leases);
        foreach (PluginVersion version in leaving)
        {
            version.Record.MoveTo(PluginVersionState.Abandoned);
        }
    }

    /// <summary>Ends the drains early where nothing but forgotten leases is left: these are not going to end.</summary>
    private async Task GiveUpForgottenAsync(Task retired)
    {
        while (!retired.IsCompleted)
        {
            if (services.Drains.WaitForForgottenOnly)
            {
                await _drainLimit.CancelAsync().ConfigureAwait(false);
                return;
            }

            // A lease is known to be forgotten once it was collected.
            CollectionRequester.Request(services.Options.CollectInterval);
            await Task.WhenAny(retired, Task.Delay(_forgottenPoll, services.Time)).ConfigureAwait(false);
        }
    }

    private async Task DelayAsync(TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(delay, services.Time, _hurry.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host is being disposed; nobody waits for stragglers any more.
        }
    }

    private void Forget(Task task)
    {
        lock (_lock)
        {
            _running.Remove(task);
        }
    }
}
