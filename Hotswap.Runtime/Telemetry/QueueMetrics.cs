using System.Diagnostics.Metrics;

namespace Hotswap;

/// <summary>The instruments of one queue. The meter's scope is the queue, and every measurement bears its name.</summary>
internal sealed class QueueMetrics : IDisposable
{
    private static readonly InstrumentAdvice<double> _times = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800],
    };

    private readonly Meter _meter;
    private readonly TimeProvider _time;
    private readonly KeyValuePair<string, object?> _queue;
    private readonly Counter<long> _enqueued;
    private readonly Counter<long> _dead;
    private readonly Histogram<double> _delay;
    private readonly Histogram<double> _duration;

    public QueueMetrics(object scope, string queue, TimeProvider time, Func<LiveQueueCounts> counts)
    {
        _time = time;
        _queue = new KeyValuePair<string, object?>(TelemetryNames.Queue, queue);
        _meter = new Meter(new MeterOptions(TelemetryNames.Source)
        {
            Version = typeof(QueueMetrics).Assembly.GetName().Version?.ToString(3),
            Scope = scope,
        });
        _enqueued = _meter.CreateCounter<long>("hotswap.jobs.enqueued", "{job}", "Jobs that were taken in.");
        _dead = _meter.CreateCounter<long>("hotswap.jobs.dead", "{job}", "Jobs that became dead letters.");
        _delay = _meter.CreateHistogram("hotswap.job.delay", "s", "Time from when a job could be run to its start.", tags: null, _times);
        _duration = _meter.CreateHistogram("hotswap.job.duration", "s", "Time of one attempt to run a job.", tags: null, _times);
        _meter.CreateObservableGauge("hotswap.jobs.held", () => Held(counts()), "{job}", "Jobs that the queue holds.");
    }

    /// <summary>Whether somebody wants to know how long jobs wait.</summary>
    public bool IsDelayWanted => _delay.Enabled;

    public void Enqueued() => _enqueued.Add(1, _queue);

    /// <returns>What to hand to <see cref="Ran"/>.</returns>
    public long Starting(long readySince)
    {
        if (!_delay.Enabled && !_duration.Enabled)
        {
            return 0;
        }

        long start = _time.GetTimestamp();
        if (readySince != 0)
        {
            _delay.Record(_time.GetElapsedTime(readySince, start).TotalSeconds, _queue);
        }

        return start;
    }

    public void Ran(long start, JobOutcomeKind outcome)
    {
        if (start != 0)
        {
            _duration.Record(_time.GetElapsedTime(start).TotalSeconds, _queue, new KeyValuePair<string, object?>(TelemetryNames.JobOutcome, Name(outcome)));
        }
    }

    public void Died(DeadLetterReason reason) =>
        _dead.Add(1, _queue, new KeyValuePair<string, object?>(TelemetryNames.JobReason, Name(reason)));

    public void Dispose() => _meter.Dispose();

    private static string Name(JobOutcomeKind outcome) => outcome switch
    {
        JobOutcomeKind.Succeeded => TelemetryNames.Succeeded,
        JobOutcomeKind.UnreadableData => TelemetryNames.Unreadable,
        JobOutcomeKind.Cancelled => TelemetryNames.Cancelled,
        _ => TelemetryNames.Failed,
    };

    private static string Name(DeadLetterReason reason) => reason switch
    {
        DeadLetterReason.UnknownName => TelemetryNames.Unknown,
        DeadLetterReason.UnreadableData => TelemetryNames.Unreadable,
        _ => TelemetryNames.Failed,
    };

    private Measurement<int>[] Held(LiveQueueCounts counts)
    {
        return [Of("waiting", counts.Waiting), Of("running", counts.Running), Of("not_due", counts.NotDue), Of("backoff", counts.Backoff), Of("unrunnable", counts.Unrunnable)];

        Measurement<int> Of(string state, int count) => new(count, _queue, new KeyValuePair<string, object?>(TelemetryNames.JobState, state));
    }
}
