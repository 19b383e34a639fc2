using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3003: timers that run, and those that sleep, fire once or are stopped where they are started.</summary>
public class RunningTimerShapeTests
{
    [Theory]
    [InlineData("_timer = [|new Timer(Beat, null, 0, 1000)|];")]
    [InlineData("_timer = [|new Timer(Beat, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan)|];")]
    [InlineData("_timer = [|new Timer(Wake, null, 100, Timeout.Infinite)|];")]
    [InlineData("_timer = [|new Timer(Wake)|];")]
    [InlineData("_timer = [|new Timer(Beat, null, Timeout.Infinite, 1000)|]; _timer.Change(0, 1000);")]
    [InlineData("_clock = [|TimeProvider.System.CreateTimer(Beat, null, TimeSpan.Zero, TimeSpan.FromSeconds(1))|];")]
    [InlineData("_ticks = new System.Timers.Timer(1000) { [|Enabled = true|] };")]
    [InlineData("var source = new CancellationTokenSource(30_001); [|source.Token.Register(Done)|];")]
    [InlineData("var source = new CancellationTokenSource(); source.CancelAfter(TimeSpan.FromHours(1)); [|source.Token.Register(Done)|];")]
    public Task Runs(string code) => Verify.Verify(Source(code), Sources.Project);

    [Theory]
    [InlineData("_timer = new Timer(Beat);")]
    [InlineData("_timer = new Timer(Beat, null, Timeout.Infinite, 1000);")]
    [InlineData("_timer = new Timer(Beat, null, Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1));")]
    [InlineData("_timer = new Timer(Beat, null, Timeout.Infinite, Timeout.Infinite);")]
    [InlineData("_timer = new Timer(Beat, null, 100, Timeout.Infinite);")]
    [InlineData("_timer = new Timer(Stop, null, 100, Timeout.Infinite);")]
    [InlineData("_all = new Timers(); _all.Add(new Timer(Change, null, 100, Timeout.Infinite));")]
    [InlineData("_clock = TimeProvider.System.CreateTimer(Beat, null, Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1));")]
    [InlineData("_stopped = new System.Timers.Timer(1000) { Enabled = true };")]
    [InlineData("var source = new CancellationTokenSource(30_000); source.Token.Register(Done);")]
    [InlineData("var source = CancellationTokenSource.CreateLinkedTokenSource(c.Retiring); source.Token.Register(Done);")]
    [InlineData("var source = CancellationTokenSource.CreateLinkedTokenSource(c.Retiring); source.CancelAfter(TimeSpan.FromHours(1)); source.Token.Register(Done);")]
    [InlineData("_linked = CancellationTokenSource.CreateLinkedTokenSource(c.Retiring); _linked.Token.Register(Done);")]
    public Task DoesNot(string code) => Verify.Verify(Source(code), Sources.Project);

    private static string Source(string code) => Sources.Plugin($$"""
        private Timer? _timer;
        private ITimer? _clock;
        private System.Timers.Timer? _ticks, _stopped;
        private Timers _all = new();
        private CancellationTokenSource? _linked;
        public void OnLoad(PluginContext c) { {{code}} }
        private void Beat(object? state) { }
        private void Wake(object? state) => _timer!.Change(1000, Timeout.Infinite);
        private void Stop(object? state) => _timer!.Change(Timeout.Infinite, Timeout.Infinite);
        private void Change(object? state) => _all.Change();
        private void Done() { }
        public void OnFree() => _stopped?.Dispose();
        private sealed class Timers : List<Timer> { public void Change() { } }
        """);
}
