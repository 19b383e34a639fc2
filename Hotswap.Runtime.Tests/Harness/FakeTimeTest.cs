using Microsoft.Extensions.Time.Testing;

namespace Hotswap.Runtime.Tests.Harness;

/// <summary>The base of tests whose hosts live by a clock that the test advances.</summary>
public abstract class FakeTimeTest : HostTest
{
    private protected FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>Whatever way the test ended: time passes until every version is gone.</summary>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Task gone = base.DisposeAsync().AsTask();
        await PumpAsync(() => gone.IsCompleted, TimeSpan.FromSeconds(1));
        await gone;
    }

    /// <summary>Options by which the host lives by the test's clock; nothing times out because the clock runs fast.</summary>
    private protected void OnFakeTime(PluginHostOptions options)
    {
        options.TimeProvider = Time;
        options.LifecycleTimeout = Timeout.InfiniteTimeSpan;
        options.DrainTimeout = Timeout.InfiniteTimeSpan;
        options.LeakTimeout = TimeSpan.FromDays(1000);
    }

    /// <summary>Lets time pass until something has happened.</summary>
    private protected Task PumpAsync(Func<bool> condition, TimeSpan? step = null) => Wait.UntilAsync(() =>
    {
        Time.Advance(step ?? TimeSpan.FromMilliseconds(100));
        return condition();
    });

    /// <summary>Lets time pass until a task has ended.</summary>
    private protected async Task<T> PumpAsync<T>(Task<T> task)
    {
        await PumpAsync(() => task.IsCompleted);
        return await task;
    }

    /// <summary>Lets a minute pass in steps, for what must not happen.</summary>
    private protected Task PumpAMinuteAsync()
    {
        DateTimeOffset end = Time.GetUtcNow() + TimeSpan.FromMinutes(1);
        return PumpAsync(() => Time.GetUtcNow() >= end, TimeSpan.FromMilliseconds(600));
    }
}
