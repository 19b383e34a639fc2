namespace Hotswap;

/// <summary>Measures the steps of one load.</summary>
internal sealed class PhaseClock(TimeProvider time)
{
    private readonly List<PhaseDuration> _phases = [];
    private readonly long _start = time.GetTimestamp();

    public IReadOnlyList<PhaseDuration> Phases => _phases;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public async Task<T> MeasureAsync<T>(LoadStage stage, Func<Task<T>> step)
    {
        long start = time.GetTimestamp();
        T result = await step().ConfigureAwait(false);
        TimeSpan elapsed = time.GetElapsedTime(start);
        int again = _phases.FindIndex(p => p.Stage == stage);
        if (again < 0)
        {
            _phases.Add(new PhaseDuration(stage, elapsed));
        }
        else
        {
            _phases[again] = new PhaseDuration(stage, _phases[again].Elapsed + elapsed);
        }

        return result;
    }

    public Task MeasureAsync(LoadStage stage, Func<Task> step) => MeasureAsync(stage, async () =>
    {
        await step().ConfigureAwait(false);
        return true;
    });
}
