using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3001EndlessLoop>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3001: flags that a loop asks, and all ways to change them.</summary>
public class HS3001FlagTests
{
    [Theory]
    [InlineData("private bool _stop;", "_stop = true;")]
    [InlineData("private bool _stop;", "this._stop = true;")]
    [InlineData("private bool _stop;", "_stop |= true;")]
    [InlineData("private bool _stop;", "_stop ^= true;")]
    [InlineData("private bool _stop;", "(_stop, _n) = (true, 1);")]
    [InlineData("private bool _stop;", "(_n, (_stop, _)) = (1, (true, 2));")]
    [InlineData("private bool _stop;", "Set(out _stop);")]
    [InlineData("private bool _stop;", "Change(ref _stop);")]
    [InlineData("private bool _stop;", "ref bool stop = ref _stop; stop = true;")]
    [InlineData("private bool _stop;", "Volatile.Write(ref _stop, true);")]
    [InlineData("private bool _stop;", "Interlocked.Exchange(ref _stop, true);")]
    [InlineData("private bool _stop;", "_stop = Set(out _);")]
    [InlineData("private bool _stop = Environment.ProcessId > 1;", "")]
    [InlineData("internal bool _stop;", "new Other().Stop(this);")]
    [InlineData("public bool _stop;", "")]
    [InlineData("private bool _stop { get; set; }", "_stop = true;")]
    [InlineData("private bool _stop { get; init; }", "_ = new World { _stop = true };")]
    [InlineData("private bool _stop => _n > 1;", "")]
    [InlineData("private bool _stop { get { return _n > 1; } }", "")]
    [InlineData("private bool _stop { get => field; set => field = value; }", "_stop = true;")]
    [InlineData("private static bool _stop;", "_stop = true;")]
    [InlineData("private volatile bool _stop;", "_stop = true;")]
    [InlineData("private bool _stop;", "Action stop = () => _stop = true; stop();")]
    [InlineData("private bool _stop;", "_stop = !_stop;")]
    public Task Changed(string flag, string onFree) => Verify.Verify(Source(flag, onFree, isFlagged: false), Sources.Project);

    [Theory]
    [InlineData("private bool _stop;", "")]
    [InlineData("private bool _stop = false;", "")]
    [InlineData("private bool _stop;", "_stop = false;")]
    [InlineData("private bool _stop;", "(_stop, _n) = (false, 1);")]
    [InlineData("private bool _stop;", "_ = _stop;")]
    [InlineData("private bool _stop;", "Look(in _stop);")]
    [InlineData("private bool _stop;", "bool _stop = false; _stop = true;")]
    [InlineData("private readonly bool _stop;", "")]
    [InlineData("private bool _stop { get; }", "")]
    [InlineData("private bool _stop { get; set; }", "")]
    [InlineData("private const bool _stop = false;", "")]
    public Task NeverChanged(string flag, string onFree) => Verify.Verify(Source(flag, onFree, isFlagged: true), Sources.Project);

    [Theory]
    [InlineData("bool stop = false; Action end = () => stop = true; end(); while (!stop) { await Task.Delay(1); }")]
    [InlineData("bool stop = false; while (!stop) { await Task.Delay(1); stop = Ready(); }")]
    [InlineData("bool stop = false; while (!stop) { await Task.Delay(1); stop |= Ready(); }")]
    [InlineData("bool stop = false; while (!stop) { await Task.Delay(1); Set(out stop); }")]
    [InlineData("bool stop = false; int n; while (!stop) { await Task.Delay(1); (stop, n) = (true, 1); }")]
    [InlineData("bool stop; Set(out stop); while (!stop) { await Task.Delay(1); }")]
    [InlineData("Set(out bool stop); while (!stop) { await Task.Delay(1); }")]
    [InlineData("object given = Ready(); if (given is bool stop) { while (!stop) { await Task.Delay(1); } }")]
    [InlineData("foreach (bool stop in new[] { Ready() }) { while (!stop) { await Task.Delay(1); } }")]
    [InlineData("bool stop = Ready(); while (!stop) { await Task.Delay(1); }")]
    public Task LocalChanged(string code) => Verify.Verify(Local(code), Sources.Project);

    [Theory]
    [InlineData("bool stop = false; [|while|] (!stop) { await Task.Delay(1); }")]
    [InlineData("bool stop; stop = false; [|while|] (!stop) { await Task.Delay(1); }")]
    [InlineData("const bool stop = false; [|while|] (!stop) { await Task.Delay(1); }")]
    [InlineData("bool stop = false; Look(in stop); [|while|] (!stop) { await Task.Delay(1); }")]
    [InlineData("bool stop = false; bool other = true; [|while|] (!stop && other) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|while|] (go == true) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|while|] (go is true) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|while|] (go is not false) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|while|] (go != false) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|while|] ((go)) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|while|] (Ready() || go) { await Task.Delay(1); }")]
    [InlineData("bool go = true; [|do|] { await Task.Delay(1); } while (go);")]
    [InlineData("bool go = true; [|for|] (; go;) { await Task.Delay(1); }")]
    public Task LocalNeverChanged(string code) => Verify.Verify(Local(code), Sources.Project);

    private static string Source(string flag, string onFree, bool isFlagged) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            {{flag}}
            private int _n;
            public void OnInit(PluginContext context) => context.Run(RunAsync);
            private async Task RunAsync(CancellationToken stop) { {{(isFlagged ? "[|while|]" : "while")}} (!_stop) { await Task.Delay(_n); } }
            public void OnFree() { _n = 2; {{onFree}} }
            private static bool Set(out bool it) { it = DateTime.UtcNow.Year > 2000; return it; }
            private static void Change(ref bool it) => it = true;
            private static void Look(in bool it) { }
        }
        public sealed class Other { public void Stop(World world) { {{(flag.StartsWith("internal", StringComparison.Ordinal) ? "world._stop = true;" : "")}} } }
        """);

    private static string Local(string code) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            public void OnInit(PluginContext context) => context.Run(RunAsync);
            private async Task RunAsync(CancellationToken cancel) { {{code}} }
            private static bool Ready() => DateTime.UtcNow.Year > 2000;
            private static bool Set(out bool it) { it = DateTime.UtcNow.Year > 2000; return it; }
            private static void Look(in bool it) { }
        }
        """);
}
