using System.Diagnostics;

namespace Hotswap.Tool.Build;

/// <summary>How long each phase of a build took.</summary>
internal sealed class PhaseTimes
{
    private readonly List<(string Name, TimeSpan Time)> _phases = [];

    public IReadOnlyList<(string Name, TimeSpan Time)> Phases => _phases;

    public T Measure<T>(string name, Func<T> phase)
    {
        long start = Stopwatch.GetTimestamp();
        T result = phase();
        _phases.Add((name, Stopwatch.GetElapsedTime(start)));
        return result;
    }

    public async Task<T> MeasureAsync<T>(string name, Func<Task<T>> phase)
    {
        long start = Stopwatch.GetTimestamp();
        T result = await phase();
        _phases.Add((name, Stopwatch.GetElapsedTime(start)));
        return result;
    }
}
