using System.Diagnostics;

namespace Hotswap;

/// <summary>Reports one load or reload to metrics and activities: begun when it is created, ended by one of the three outcomes.</summary>
internal sealed class LoadRecording : IDisposable
{
    private readonly HostServices _services;
    private readonly ReloadTrigger _trigger;
    private readonly Activity? _activity;

    public LoadRecording(HostServices services, bool isReload, ReloadTrigger trigger)
    {
        _services = services;
        _trigger = trigger;
        Clock = new PhaseClock(services);
        _activity = services.Activities.StartActivity(isReload ? TelemetryNames.ReloadActivity : TelemetryNames.LoadActivity);
        _activity?.SetTag(TelemetryNames.Trigger, trigger.Name());
    }

    public PhaseClock Clock { get; }

    public void Succeeded(long generation)
    {
        _services.Metrics.LoadSucceeded(_trigger, Clock.Elapsed);
        _activity?.SetTag(TelemetryNames.Outcome, TelemetryNames.Succeeded).SetTag(TelemetryNames.Generation, generation);
    }

    /// <param name="stage">Where it failed, if known; else the last stage that was begun.</param>
    /// <param name="error">What went wrong, as text.</param>
    public void Failed(LoadStage? stage, string error)
    {
        _services.Metrics.LoadFailed(_trigger, Clock.Elapsed, stage ?? Clock.Latest);
        _activity?.SetTag(TelemetryNames.Outcome, TelemetryNames.Failed).SetStatus(ActivityStatusCode.Error, error);
    }

    public void Cancelled()
    {
        _services.Metrics.LoadCancelled(_trigger, Clock.Elapsed);
        _activity?.SetTag(TelemetryNames.Outcome, TelemetryNames.Cancelled);
    }

    public void Dispose()
    {
        Clock.Report();
        _activity?.Dispose();
    }
}
