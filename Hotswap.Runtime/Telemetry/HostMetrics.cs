using System.Diagnostics.Metrics;

namespace Hotswap;

/// <summary>
/// The instruments of one host. The meter's scope is the host, so that those of two hosts in a process can be told apart.
/// An observable instrument keeps its callback, and so the host, until the meter is disposed.
/// </summary>
internal sealed class HostMetrics : IDisposable
{
    // From a reload of nothing to a load that runs into its timeouts.
    private static readonly InstrumentAdvice<double> _loadTimes = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    // From calls that end at once to streams that last for hours.
    private static readonly InstrumentAdvice<double> _drainTimes = new()
    {
        HistogramBucketBoundaries = [0.001, 0.01, 0.1, 1, 5, 15, 60, 300, 900, 3600, 14400],
    };

    private readonly Meter _meter;
    private readonly Counter<long> _reloads;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _triggerFailures;
    private readonly Counter<long> _forgottenLeases;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _phases;
    private readonly Histogram<double> _drains;

    public HostMetrics(object scope, VersionLedger ledger, CurrentGeneration current, Func<DrainWatch> drains)
    {
        _meter = new Meter(new MeterOptions(TelemetryNames.Source)
        {
            Version = typeof(HostMetrics).Assembly.GetName().Version?.ToString(3),
            Scope = scope,
        });

        _reloads = _meter.CreateCounter<long>("hotswap.reloads", "{reload}", "Loads and reloads that succeeded.");
        _failures = _meter.CreateCounter<long>("hotswap.reload.failures", "{reload}", "Loads and reloads that failed; what served before serves on.");
        _triggerFailures = _meter.CreateCounter<long>(
            "hotswap.trigger.failures", "{failure}", "Times that a trigger could not look at what it watches, ask for a reload, or write its result.");
        _forgottenLeases = _meter.CreateCounter<long>("hotswap.leases.forgotten", "{lease}", "Leases that were never disposed; found with LeaseDiagnostics only.");
        _duration = _meter.CreateHistogram("hotswap.reload.duration", "s", "Time of a load or reload, from its turn to the swap.", tags: null, _loadTimes);
        _phases = _meter.CreateHistogram("hotswap.reload.phase.duration", "s", "Time of one phase of a load or reload.", tags: null, _loadTimes);
        _drains = _meter.CreateHistogram("hotswap.drain.duration", "s", "Time from the swap to the end of the replaced generation's last call.", tags: null, _drainTimes);

        Versions("hotswap.versions.live", "Versions that serve.", PluginVersionState.Serving);
        Versions("hotswap.versions.draining", "Replaced versions that calls may still be inside.", PluginVersionState.Draining, PluginVersionState.DrainOverdue);
        Versions("hotswap.versions.leaked", "Unloaded versions that something keeps in memory.", PluginVersionState.Leaked);
        Versions("hotswap.versions.abandoned", "Versions that cannot be freed because a call or work of theirs does not return.", PluginVersionState.Abandoned);
        _meter.CreateObservableGauge("hotswap.drains.overdue", () => drains().Overdue, "{generation}", "Replaced generations whose calls have not ended within DrainWarnAfter.");
        _meter.CreateObservableGauge(
            "hotswap.leases.open",
            () => new Measurement<long>[]
            {
                new(current.OrNull?.Leases.Open ?? 0, new KeyValuePair<string, object?>(TelemetryNames.LeasesOn, "serving")),
                new(drains().OpenLeases, new KeyValuePair<string, object?>(TelemetryNames.LeasesOn, "replaced")),
            },
            "{lease}",
            "Calls and leases that are inside a generation.");

        void Versions(string name, string description, params PluginVersionState[] states) =>
            _meter.CreateObservableGauge(name, () => ledger.CountIn(states), "{version}", description);
    }

    public void LoadSucceeded(ReloadTrigger trigger, TimeSpan elapsed)
    {
        Tell(_reloads, 1, Of(trigger));
        LoadEnded(trigger, elapsed, TelemetryNames.Succeeded);
    }

    public void LoadFailed(ReloadTrigger trigger, TimeSpan elapsed, LoadStage stage)
    {
        Tell(_failures, 1, Of(trigger), Of(stage));
        LoadEnded(trigger, elapsed, TelemetryNames.Failed);
    }

    public void LoadCancelled(ReloadTrigger trigger, TimeSpan elapsed) => LoadEnded(trigger, elapsed, TelemetryNames.Cancelled);

    public void PhaseEnded(LoadStage stage, TimeSpan elapsed, string outcome) => Tell(_phases, elapsed, Of(stage), Of(outcome));

    public void Drained(TimeSpan elapsed) => Tell(_drains, elapsed);

    public void TriggerFailed(ReloadTrigger trigger) => Tell(_triggerFailures, 1, Of(trigger));

    public void LeaseForgotten() => Tell(_forgottenLeases, 1);

    public void Dispose() => _meter.Dispose();

    private void LoadEnded(ReloadTrigger trigger, TimeSpan elapsed, string outcome) =>
        Tell(_duration, elapsed, Of(trigger), Of(outcome));

    private static void Tell(Counter<long> counter, long change, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(change, tags);
        }
        catch (Exception)
        {
            // Whoever listens throws; that must end neither a load nor the freeing of what it replaced.
        }
    }

    private static void Tell(Histogram<double> histogram, TimeSpan elapsed, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            histogram.Record(elapsed.TotalSeconds, tags);
        }
        catch (Exception)
        {
            // As above.
        }
    }

    private static KeyValuePair<string, object?> Of(ReloadTrigger trigger) => new(TelemetryNames.Trigger, trigger.Name());

    private static KeyValuePair<string, object?> Of(LoadStage stage) => new(TelemetryNames.Phase, stage.ToString());

    private static KeyValuePair<string, object?> Of(string outcome) => new(TelemetryNames.Outcome, outcome);
}
