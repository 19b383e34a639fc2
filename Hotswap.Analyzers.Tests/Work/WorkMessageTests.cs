using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3003 and HS3006: what is said of each kind of timer and of wait.</summary>
public class WorkMessageTests
{
    private const string Dispose = "dispose it on the way to OnFree, or run a loop over a PeriodicTimer in PluginContext.Run";
    private const string Wait = "wait with WaitAsync and a CancellationToken";
    private const string Pass = "pass it a CancellationToken";

    [Theory]
    [InlineData("_timer = new Timer(_ => { }, null, 0, 1000);", "stops this timer: ", Dispose)]
    [InlineData("_clock = TimeProvider.System.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1));", "stops this timer: ", Dispose)]
    [InlineData("_ticks.Start();", "stops this timer: ", "stop and " + Dispose)]
    [InlineData("_ticks.Enabled = true;", "stops this timer: ", "stop and " + Dispose)]
    [InlineData("using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await t.WaitForNextTickAsync()) { }", "stops this periodic loop: ", "pass the token that PluginContext.Run gives, or dispose the timer")]
    [InlineData("var s = new CancellationTokenSource(TimeSpan.FromHours(1)); s.Token.Register(() => { });", "stops this source with a timeout: ", "dispose the source or the registration when the work has ended")]
    public Task OfATimer(string code, string what, string remedy) => Says<HS3003RunningTimer>(code, what, remedy);

    [Theory]
    [InlineData("h.Ready.Task.GetAwaiter().OnCompleted(() => { });", "'TaskCompletionSource.Task'", Wait)]
    [InlineData("h.Ready.Task.GetAwaiter().UnsafeOnCompleted(() => { });", "'TaskCompletionSource.Task'", Wait)]
    [InlineData("h.Ready.Task.GetAwaiter().GetResult();", "'TaskCompletionSource.Task'", Wait)]
    [InlineData("await h.Started;", "'IServer.Started'", Wait)]
    [InlineData("await foreach (Task t in Task.WhenEach(h.Started)) { }", "'IServer.Started'", "wait with WithCancellation and a CancellationToken")]
    [InlineData("h.Started.Wait();", "'IServer.Started'", Pass)]
    [InlineData("await (h.Started ?? h.Ready.Task);", "'IServer.Started'", Wait)]
    [InlineData("await (data is null ? h.Started : h.Ready.Task);", "'IServer.Started'", Wait)]
    [InlineData("Task.WaitAll(h.Started, h.Ready.Task);", "'IServer.Started'", Pass)]
    [InlineData("await h.Gate.WaitAsync();", "'SemaphoreSlim.WaitAsync' waits for something that the host holds", Pass)]
    [InlineData("await Task.Delay(60_000);", "This delay of half a minute or more has no token: ", Pass)]
    [InlineData("await Task.Delay(60_000, _source.Token);", "Nothing that OnFree reaches cancels the token of this delay: ", Pass)]
    [InlineData("await Task.Delay(60_000, _late.Token);", "Nothing that OnFree reaches cancels the token of this delay: ", Pass)]
    [InlineData("await Task.Delay(60_000, h.Stopping);", "Only a token of the host ends this delay: ", Pass)]
    public Task OfAWait(string code, string what, string remedy) => Says<HS3006UnendingWait>(code, what, remedy);

    private static async Task Says<TRule>(string code, string what, string remedy)
        where TRule : DiagnosticAnalyzer, new()
    {
        string source = Sources.WithUsings($$"""
            [HotswapPlugin] public sealed class World
            {
                private Timer? _timer;
                private ITimer? _clock;
                private readonly System.Timers.Timer _ticks = new(1000);
                private readonly CancellationTokenSource _source = new(), _late = new(TimeSpan.FromMinutes(5));
                public async Task OnLoad(object? data) { IServer h = (IServer)data!; {{code}} await Task.Yield(); }
            }
            """);
        string[] said = [.. (await Findings.Of(source, Sources.ServerProject, [new TRule()])).Select(f => f.GetMessage(CultureInfo.InvariantCulture))];
        string only = Assert.Single(said);
        Assert.Contains(what, only, StringComparison.Ordinal);
        Assert.Contains(remedy, only, StringComparison.Ordinal);
    }
}
