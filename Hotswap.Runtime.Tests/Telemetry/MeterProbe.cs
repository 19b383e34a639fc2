using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Hotswap.Runtime.Tests.Telemetry;

/// <summary>Listens to the meter of one host, or of one queue.</summary>
internal sealed class MeterProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();
    private readonly ConcurrentQueue<Reading> _readings = new();

    public MeterProbe(object scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Hotswap" && ReferenceEquals(instrument.Meter.Scope, scope))
            {
                _instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => _instruments.TryRemove(instrument.Name, out Instrument? _);
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The instruments that are there now.</summary>
    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Values];

    /// <summary>What was recorded, each as "value attribute=value …", in order.</summary>
    public IReadOnlyList<string> Recorded(string instrument) => [.. Of(instrument).Select(r => $"{r.Value} {r.Tags}".Trim())];

    /// <summary>The attributes of what was recorded, without the values: for times.</summary>
    public IReadOnlyList<string> RecordedTags(string instrument) => [.. Of(instrument).Select(r => r.Tags)];

    public IReadOnlyList<double> RecordedValues(string instrument) => [.. Of(instrument).Select(r => r.Value)];

    /// <summary>What an observable instrument says now.</summary>
    public IReadOnlyList<string> Observe(string instrument)
    {
        _readings.Clear();
        _listener.RecordObservableInstruments();
        return Recorded(instrument);
    }

    public void Dispose() => _listener.Dispose();

    private IEnumerable<Reading> Of(string instrument) => _readings.Where(r => r.Instrument == instrument);

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _readings.Enqueue(new Reading(instrument.Name, value, string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));

    private sealed record Reading(string Instrument, double Value, string Tags);
}
