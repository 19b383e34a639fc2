using Microsoft.Extensions.Time.Testing;

namespace Hotswap.Runtime.Tests.Triggers;

public class SettlingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Settling<string> _settling;

    public SettlingTests() => _settling = new Settling<string>("old", TimeSpan.FromMilliseconds(500), _time, StringComparer.Ordinal);

    [Fact]
    public void AChangeCountsOnceItHasStayedForTheSettleTime()
    {
        Assert.Equal(Look.Unchanged, _settling.Observe("old"));
        Assert.Equal(Look.Settling, _settling.Observe("new"));
        After(499, "new", Look.Settling);
        After(1, "new", Look.Settled);
        After(1000, "new", Look.Unchanged);
    }

    [Fact]
    public void EveryFurtherChangeStartsTheWaitingAnew()
    {
        for (int i = 0; i < 20; i++)
        {
            After(400, $"file {i}", Look.Settling);
        }

        After(499, "file 19", Look.Settling);
        After(1, "file 19", Look.Settled);
    }

    [Fact]
    public void WhatWasTakenBackIsNoChange()
    {
        After(0, "new", Look.Settling);
        After(600, "old", Look.Unchanged);

        // The time before counts for nothing.
        After(600, "new", Look.Settling);
        After(500, "new", Look.Settled);
    }

    [Fact]
    public void WhatWasTakenByOtherMeansIsNoChange()
    {
        After(0, "new", Look.Settling);
        _settling.Taken("new");
        After(600, "new", Look.Unchanged);
        After(0, "old", Look.Settling);
    }

    private void After(int milliseconds, string seen, Look expected)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(expected, _settling.Observe(seen));
    }
}
