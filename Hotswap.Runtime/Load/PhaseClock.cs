using System.Diagnostics;

namespace Hotswap;

/// <summary>Measures the steps of one load, each an activity. A step may come in several pieces; its time is their sum.</summary>
internal sealed class PhaseClock(HostServices services)
{
    private readonly List<PhaseDuration> _phases = [];
    private readonly long _start = services.Time.GetTimestamp();
    private string _latestOutcome = TelemetryNames.Succeeded;

    public IReadOnlyList<PhaseDuration> Phases => _phases;

    /// <summary>The step that was begun last.</summary>
    public LoadStage Latest { get; private set; }

    public TimeSpan Elapsed => services.Time.GetElapsedTime(_start);

    public async Task<T> MeasureAsync<T>(LoadStage stage, Func<Task<T>> step)
    {
        using Activity? activity = services.Activities.StartActivity(TelemetryNames.PhaseActivity);
        if (activity is not null)
        {
            activity.DisplayName = $"{TelemetryNames.PhaseActivity} {stage}";
            activity.SetTag(TelemetryNames.Phase, stage.ToString());
        }

        Latest = stage;
        _latestOutcome = TelemetryNames.Failed;
        long start = services.Time.GetTimestamp();
        try
        {
            T result = await step().ConfigureAwait(false);
            _latestOutcome = TelemetryNames.Succeeded;
            return result;
        }
        catch (OperationCanceledException)
        {
            _latestOutcome = TelemetryNames.Cancelled;
            throw;
        }
        finally
        {
            Add(stage, services.Time.GetElapsedTime(start));
            activity?.SetTag(TelemetryNames.Outcome, _latestOutcome)
                .SetStatus(_latestOutcome == TelemetryNames.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        }
    }

    public Task MeasureAsync(LoadStage stage, Func<Task> step) => MeasureAsync(stage, async () =>
    {
        await step().ConfigureAwait(false);
        return true;
    });

    /// <summary>To be called once, when the load has ended: reports the times of all steps.</summary>
    public void Report()
    {
        foreach (PhaseDuration phase in _phases)
        {
            services.Metrics.PhaseEnded(phase.Stage, phase.Elapsed, phase.Stage == Latest ? _latestOutcome : TelemetryNames.Succeeded);
        }
    }

    private void Add(LoadStage stage, TimeSpan elapsed)
    {
        int again = _phases.FindIndex(p => p.Stage == stage);
        if (again < 0)
        {
            _phases.Add(new PhaseDuration(stage, elapsed));
        }
        else
        {
            _phases[again] = new PhaseDuration(stage, _phases[again].Elapsed + elapsed);
        }
    }
}
