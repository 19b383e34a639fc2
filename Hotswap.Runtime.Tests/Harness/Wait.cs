namespace Hotswap.Runtime.Tests.Harness;

/// <summary>Waits for what another thread is about to do; fails when it does not.</summary>
internal static class Wait
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        long start = Environment.TickCount64;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 - start < 60_000, "Waited for a minute in vain.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
