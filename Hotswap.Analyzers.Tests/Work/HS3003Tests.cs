using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Work;

public class HS3003Tests
{
    [Theory]
    [InlineData("Threading.Timer in a field, periodic", "private Timer? _t; public void OnLoad() { _t = [|new Timer(_ => { }, null, 0, 1000)|]; }")]
    [InlineData("Threading.Timer in a static, periodic", "static readonly Timer _t = [|new(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1))|];")]
    [InlineData("Threading.Timer far ahead", "private Timer? _t; public void OnLoad() { _t = [|new Timer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan)|]; }")]
    [InlineData("Threading.Timer woken by Change", "private Timer? _t; public void OnLoad() { _t = [|new Timer(_ => { })|]; _t.Change(0, 500); }")]
    [InlineData("Threading.Timer of an unknown period", "private Timer? _t; public void OnLoad(object? data) { int n = (int)data!; _t = [|new Timer(_ => { }, null, n, n)|]; }")]
    [InlineData("Threading.Timer kept in a list", "private readonly List<Timer> _t = []; public void OnLoad() { _t.Add([|new Timer(_ => { }, null, 0, 1000)|]); }")]
    [InlineData("System.Timers.Timer started, stored", "private readonly System.Timers.Timer _t = new(1000); public void OnLoad() { [|_t.Start()|]; }")]
    [InlineData("System.Timers.Timer started, not stored", "public void OnLoad() { var t = new System.Timers.Timer(1000); t.Elapsed += (s, e) => { }; [|t.Start()|]; }")]
    [InlineData("System.Timers.Timer enabled", "private System.Timers.Timer? _t; public void OnLoad() { _t = new System.Timers.Timer(1000) { [|Enabled = true|] }; }")]
    [InlineData("PeriodicTimer loop", "public void OnLoad() { _ = Loop(); } async Task Loop() { using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await [|t.WaitForNextTickAsync()|]) { } }")]
    [InlineData("PeriodicTimer loop in Run without its token", "public void OnLoad(PluginContext c) { c.Run(async stopping => { var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await [|t.WaitForNextTickAsync()|].ConfigureAwait(false)) { } }); }")]
    [InlineData("CTS with timeout and Register", "public void OnLoad() { var c = new CancellationTokenSource(TimeSpan.FromHours(1)); [|c.Token.Register(() => { })|]; }")]
    [InlineData("Threading.Timer in a Lazy", "private readonly Lazy<Timer> _t = new(() => [|new Timer(_ => { }, null, 0, 1000)|]); public void OnLoad() { _ = _t.Value; }")]
    [InlineData("Threading.Timer over what a primary constructor is given", "sealed class Ticker(IHost host) { readonly Timer _t = [|new(_ => host.ToString(), null, 0, 1000)|]; public void Now() => _t.Change(0, 5); }")]
    [InlineData("timer of a time provider, kept and not", "private ITimer? _t; public void OnLoad() { _t = [|TimeProvider.System.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1))|]; [|TimeProvider.System.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1))|]; }")]
    [InlineData("Threading.Timer that sets itself again", "private Timer? _t; public void OnLoad() { _t = [|new Timer(Beat, null, 1000, Timeout.Infinite)|]; } void Beat(object? state) { _t!.Change(1000, Timeout.Infinite); }")]
    [InlineData("PeriodicTimer loop with the host's token", "public void OnLoad(object? data) { _ = Loop(((IHost)data!).Stopping); } async Task Loop(CancellationToken ct) { using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await [|t.WaitForNextTickAsync(ct)|]) { } }")]
    [InlineData("CTS with timeout and Register: CancelAfter", "private readonly CancellationTokenSource _c = new(); public void OnLoad() { _c.CancelAfter(TimeSpan.FromHours(1)); [|_c.Token.Register(() => { })|]; }")]
    [InlineData("Threading.Timer in an array", "private Timer[] _t = []; public void OnLoad() { _t = [[|new Timer(_ => { }, null, 0, 1000)|]]; }")]
    [InlineData("Threading.Timer given by a helper, and kept", "private Timer? _t; public void OnLoad() => _t = Make(); static Timer Make() => [|new Timer(_ => { }, null, 0, 1000)|];")]
    [InlineData("PeriodicTimer loop in Run, with a using around it and without its token", "public void OnLoad(PluginContext c) { c.Run(async stopping => { using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await [|t.WaitForNextTickAsync()|]) { } }); }")]
    [InlineData("PeriodicTimer loop in Run, disposed after it", "public void OnLoad(PluginContext c) { c.Run(async stopping => { var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); try { while (await [|t.WaitForNextTickAsync()|]) { } } finally { t.Dispose(); } }); }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("Threading.Timer disposed in OnFree", "private Timer? _t; public void OnLoad() { _t = new Timer(_ => { }, null, 0, 1000); } public void OnFree() { _t?.Dispose(); }")]
    [InlineData("Threading.Timer disposed by a helper", "private Timer? _t; public void OnLoad() { _t = new Timer(_ => { }, null, 0, 1000); } public async ValueTask OnFree() { await StopAsync(); } async Task StopAsync() { if (_t is not null) { await _t.DisposeAsync(); } }")]
    [InlineData("Threading.Timer stopped by Change", "private Timer? _t; public void OnLoad() { _t = new Timer(_ => { }, null, 0, 1000); } public void OnFree() { _t!.Change(Timeout.Infinite, Timeout.Infinite); }")]
    [InlineData("Threading.Timers of a list disposed", "private readonly List<Timer> _t = []; public void OnLoad() { _t.Add(new Timer(_ => { }, null, 0, 1000)); } public void OnFree() { foreach (Timer t in _t) { t.Dispose(); } }")]
    [InlineData("Threading.Timer not stored", "public void OnLoad() { new Timer(_ => { }, null, 0, 1000); var t = new Timer(_ => { }, null, 0, 1000); }")]
    [InlineData("Threading.Timer fired once", "private Timer? _t; public void OnLoad() { _t = new Timer(_ => { }, null, 100, Timeout.Infinite); }")]
    [InlineData("Threading.Timer set to Infinite", "private readonly Timer _t = new(_ => { }, null, Timeout.Infinite, Timeout.Infinite);")]
    [InlineData("System.Timers.Timer stopped", "private readonly System.Timers.Timer _t = new(1000); public void OnLoad() { _t.Start(); } public void OnFree() => _t.Stop();")]
    [InlineData("System.Timers.Timer switched off", "private readonly System.Timers.Timer _t = new(1000); public void OnLoad() { _t.Enabled = true; } public void OnFree() { _t.Enabled = false; }")]
    [InlineData("System.Timers.Timer never started", "private readonly System.Timers.Timer _t = new(1000); public void OnLoad() { _t.Elapsed += (s, e) => { }; }")]
    [InlineData("System.Timers.Timer fires once", "public void OnLoad() { var t = new System.Timers.Timer(1000) { AutoReset = false }; t.Start(); }")]
    [InlineData("PeriodicTimer loop with a token", "public void OnLoad(PluginContext c) { c.Run(async stopping => { using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await t.WaitForNextTickAsync(stopping)) { } }); }")]
    [InlineData("PeriodicTimer disposed in OnFree", "private readonly PeriodicTimer _t = new(TimeSpan.FromSeconds(1)); async Task Loop() { while (await _t.WaitForNextTickAsync()) { } } public void OnFree() => _t.Dispose();")]
    [InlineData("PeriodicTimer loop with a way out", "private volatile bool _stop; async Task Loop() { using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await t.WaitForNextTickAsync()) { if (_stop) { break; } } } public void OnFree() => _stop = true;")]
    [InlineData("CTS with timeout, disposed", "public async Task OnLoad() { using var c = new CancellationTokenSource(TimeSpan.FromHours(1)); c.Token.Register(() => { }); await Task.Yield(); }")]
    [InlineData("a timer in a helper that OnFree disposes", "private readonly Pulse _p = new(); public void OnFree() => _p.Dispose(); sealed class Pulse : IDisposable { private readonly Timer _t; public Pulse() => _t = new Timer(_ => { }, null, 0, 10); public void Dispose() => _t.Dispose(); }")]
    [InlineData("Threading.Timers in a dictionary, disposed by deconstruction", "private readonly Dictionary<string, Timer> _t = []; public void OnLoad() { _t[\"a\"] = new Timer(_ => { }, null, 0, 1000); } public async Task OnFree() { foreach (var (_, timer) in _t) { await timer.DisposeAsync(); } }")]
    [InlineData("Threading.Timer, disposed by a tuple", "private Timer? _t; public void OnLoad() { _t = new Timer(_ => { }, null, 0, 1000); } public void OnFree() { (Timer? old, _t) = (_t, null); old?.Dispose(); }")]
    [InlineData("Threading.Timer in a Lazy, disposed", "private readonly Lazy<Timer> _t = new(() => new Timer(_ => { }, null, 0, 1000)); public void OnFree() { if (_t.IsValueCreated) { _t.Value.Dispose(); } }")]
    [InlineData("timer of a time provider, disposed, fired once", "private ITimer? _t; public void OnLoad() { _t = TimeProvider.System.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1)); TimeProvider.System.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan); } public ValueTask OnFree() => _t!.DisposeAsync();")]
    [InlineData("Threading.Timer fired once, set again from outside", "private readonly Timer _t = new(_ => { }, null, Timeout.Infinite, Timeout.Infinite); void Changed() => _t.Change(500, Timeout.Infinite);")]
    [InlineData("Threading.Timer disposed by a delegate", "private Timer? _t, _u; private readonly Stack<Action> _undo = new(); public void OnLoad(PluginContext c) { _t = new Timer(_ => { }, null, 0, 1000); c.Retiring.Register(_t.Dispose); _u = new Timer(_ => { }, null, 0, 1000); _undo.Push(_u.Dispose); } public void OnFree() { foreach (Action a in _undo) { a(); } }")]
    [InlineData("Threading.Timer disposed as state of a callback", "private Timer? _t; public void OnLoad(PluginContext c) { _t = new Timer(_ => { }, null, 0, 1000); c.Retiring.Register(static s => ((Timer)s!).Dispose(), _t); }")]
    [InlineData("Threading.Timer in a field and in what disposes many", "private Timer? _t; private readonly Many _all = new(); public void OnLoad() { _t = new Timer(_ => { }, null, 0, 1000); _all.Add(_t); } public void OnFree() => _all.Dispose(); sealed class Many : IDisposable { readonly List<IDisposable> _l = []; public void Add(IDisposable d) => _l.Add(d); public void Dispose() => _l.ForEach(d => d.Dispose()); }")]
    [InlineData("Threading.Timer given by a helper, and disposed", "private Timer? _t; public void OnLoad() { _t = Make(); Make2(); } static Timer Make() => new(_ => { }, null, 0, 1000); static Timer Make2() { var t = new Timer(_ => { }, null, 0, 1000); return t; } public void OnFree() => _t?.Dispose();")]
    [InlineData("Threading.Timers of an array disposed", "private readonly Timer[] _t = new Timer[1]; private Timer[] _u = []; public void OnLoad() { _t[0] = new Timer(_ => { }, null, 0, 1000); _u = [new Timer(_ => { }, null, 0, 1000)]; } public void OnFree() { Array.ForEach(_t, t => t.Dispose()); for (int i = 0; i < _u.Length; i++) { _u[i].Dispose(); } }")]
    [InlineData("Threading.Timers disposed by a helper of many", "private Timer? _t; private readonly System.Timers.Timer _u = new(5); public void OnLoad() { _t = new Timer(_ => { }, null, 0, 1000); _u.Start(); } public void OnFree() => End(_t, _u); static void End(params IDisposable?[] all) { foreach (IDisposable? one in all) { one?.Dispose(); } }")]
    [InlineData("CTS with timeout, cancelled", "private readonly CancellationTokenSource _c = new(); public void OnLoad() { _c.CancelAfter(TimeSpan.FromHours(1)); _c.Token.Register(() => { }); } public void OnFree() => _c.Cancel();")]
    [InlineData("PeriodicTimer disposed by its token", "public void OnLoad(PluginContext c) { c.Run(async stopping => { using var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); using var r = stopping.Register(() => t.Dispose()); while (await t.WaitForNextTickAsync()) { } }); c.Run(async stopping => { var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); stopping.Register(t.Dispose); while (await t.WaitForNextTickAsync()) { } }); }")]
    [InlineData("PeriodicTimer kept elsewhere and disposed in OnFree", "private PeriodicTimer? _t; async Task Loop() { var t = new PeriodicTimer(TimeSpan.FromSeconds(1)); _t = t; while (await t.WaitForNextTickAsync()) { } } public void OnFree() => _t?.Dispose();")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }
}
