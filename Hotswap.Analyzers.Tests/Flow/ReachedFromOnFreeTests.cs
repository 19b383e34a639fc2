using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Flow;

/// <summary>Which code is reached from OnFree, shown by a timer that it disposes.</summary>
public class ReachedFromOnFreeTests
{
    [Theory]
    [InlineData("End();", "void End() => _t?.Dispose();")]
    [InlineData("A();", "void A() => B(); void B() => C(); void C() => _t?.Dispose();")]
    [InlineData("_ = Ended;", "bool Ended { get { _t?.Dispose(); return true; } }")]
    [InlineData("Ended = true;", "bool Ended { get => true; set => _t?.Dispose(); }")]
    [InlineData("_ = this[1];", "int this[int n] { get { _t?.Dispose(); return n; } }")]
    [InlineData("_ = new Ender(this);", "class Ender { public Ender(World w) => w._t?.Dispose(); }")]
    [InlineData("Ender e = new(this);", "class Ender { public Ender(World w) => w._t?.Dispose(); }")]
    [InlineData("new Ender().End(this);", "class Ender { public void End(World w) => w._t?.Dispose(); }")]
    [InlineData("Ender.End(this);", "static class Ender { public static void End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnder e = new Ender(); e.End(this);", "interface IEnder { void End(World w); } class Ender : IEnder { public void End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnder e = new Ender(); e.End(this);", "interface IEnder { void End(World w); } class Ender : IEnder { void IEnder.End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnder e = new Ender(); e.End(this);", "interface IEnder { void End(World w); void Other(); } class Ender : IEnder { void IEnder.Other() { } void IEnder.End(World w) => w._t?.Dispose(); }")]
    [InlineData("Base e = new Ender(); e.End(this);", "abstract class Base { public abstract void End(World w); } class Ender : Base { public override void End(World w) => w._t?.Dispose(); }")]
    [InlineData("Base e = new Ender(); e.End(this);", "class Base { public virtual void End(World w) { } } class Ender : Base { public override void End(World w) => w._t?.Dispose(); }")]
    [InlineData("Middle e = new Ender(); e.End(this);", "class Base { public virtual void End(World w) { } } class Middle : Base { public override void End(World w) { } } class Ender : Middle { public override void End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnumerable<int> e = new Ender(this); e.GetEnumerator();", "class Ender(World w) : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { w._t?.Dispose(); yield break; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }")]
    [InlineData("using (_ender) { }", "readonly Ender _ender = new(); World() => _ender.W = this; class Ender : IDisposable { public World? W; public void Dispose() => W!._t?.Dispose(); }")]
    [InlineData("using (new Ender(this)) { }", "class Ender(World w) : IDisposable { public void Dispose() => w._t?.Dispose(); }")]
    [InlineData("using (var e = new Ender(this)) { }", "class Ender(World w) : IDisposable { public void Dispose() => w._t?.Dispose(); }")]
    [InlineData("using Ender e = new(this);", "class Ender(World w) : IDisposable { public void Dispose() => w._t?.Dispose(); }")]
    [InlineData("using Ender e = new(this);", "class Base(World w) : IDisposable { public void Dispose() => w._t?.Dispose(); } class Ender(World w) : Base(w) { }")]
    [InlineData("Go(); async void Go() { await using Ender e = new(this); }", "class Ender(World w) : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); w._t?.Dispose(); } }")]
    [InlineData("Go(); async void Go() { await using (new Ender(this)) { } }", "class Ender(World w) : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); w._t?.Dispose(); } }")]
    [InlineData("_end();", "Action _end; public World() => _end = () => _t?.Dispose();")]
    [InlineData("_end?.Invoke();", "Action? _end; public void OnInit() => _end += () => _t?.Dispose();")]
    [InlineData("_end?.Invoke();", "Action? _end; public void OnInit() => _end ??= () => _t?.Dispose();")]
    [InlineData("_end?.Invoke();", "Action? _end; int _n; public void OnInit() => (_end, _n) = (() => _t?.Dispose(), 1);")]
    [InlineData("_end?.Invoke();", "Action? _end; public void OnInit() => _end = new Action(End); void End() => _t?.Dispose();")]
    [InlineData("_end?.Invoke();", "Action? _end; public void OnInit() => _end = End; void End() => _t?.Dispose();")]
    [InlineData("_end?.Invoke();", "Action? _end; public void OnInit() => _end = _t!.Dispose;")]
    [InlineData("End?.Invoke();", "Action? End { get; set; } public void OnInit() => End = () => _t?.Dispose();")]
    [InlineData("End?.Invoke();", "event Action? End; public void OnInit() => End += () => _t?.Dispose();")]
    [InlineData("End?.Invoke();", "event Action? End; public void OnInit() => End += Stop; void Stop() => _t?.Dispose();")]
    [InlineData("foreach (var end in _ends) { end(); }", "List<Action> _ends = []; public void OnInit() => _ends.Add(() => _t?.Dispose());")]
    [InlineData("foreach (var end in _ends) { end(); }", "List<Action> _ends = []; public void OnInit() => _ends.AddRange([() => _t?.Dispose()]);")]
    [InlineData("foreach (var end in _ends) { end(); }", "Action[] _ends = []; public void OnInit() => _ends = [() => _t?.Dispose()];")]
    [InlineData("foreach (var end in _ends) { end(); }", "Action[] _ends = []; public void OnInit() => _ends = new Action[] { () => { }, () => _t?.Dispose() };")]
    [InlineData("foreach (var end in _ends.Values) { end(); }", "Dictionary<string, Action> _ends = []; public void OnInit() => _ends[\"a\"] = () => _t?.Dispose();")]
    [InlineData("foreach (var end in _ends.Values) { end(); }", "Dictionary<string, Action> _ends = []; public void OnInit() => _ends.Add(\"a\", () => _t?.Dispose());")]
    [InlineData("foreach (var (_, end) in _ends) { end(); }", "List<(string, Action)> _ends = []; public void OnInit() => _ends.Add((\"a\", () => _t?.Dispose()));")]
    [InlineData("while (_ends.TryPop(out var end)) { end(); }", "Stack<Action> _ends = new(); public void OnInit() => _ends.Push(() => _t?.Dispose());")]
    [InlineData("foreach (var undo in _undos) { undo.End(); }", "List<Undo> _undos = []; record Undo(string Name, Action End); public void OnInit() => _undos.Add(new Undo(\"a\", () => _t?.Dispose()));")]
    [InlineData("foreach (var undo in _undos) { undo.End(); }", "List<Undo> _undos = []; record struct Undo(string Name, Action End); public void OnInit() => _undos.Add(new(\"a\", () => _t?.Dispose()));")]
    [InlineData("foreach (var undo in _undos) { undo.End!(); }", "List<Undo> _undos = []; class Undo { public Action? End; } public void OnInit() => _undos.Add(new Undo { End = () => _t?.Dispose() });")]
    [InlineData("_host.Stop();", "readonly Host _host = new(); class Host { public event Action? Ended; public void Stop() => Ended?.Invoke(); } public void OnInit() => _host.Ended += () => _t?.Dispose();")]
    [InlineData("_ends.ForEach(e => e());", "List<Action> _ends = []; public void OnInit() => _ends.Add(End); void End() => _t?.Dispose();")]
    [InlineData("Each(() => _t?.Dispose());", "void Each(Action end) => end();")]
    [InlineData("Each(End);", "void End() => _t?.Dispose(); void Each(Action end) => end();")]
    [InlineData("void End() => _t?.Dispose(); End();", "")]
    [InlineData("Action end = () => _t?.Dispose(); end();", "")]
    [InlineData("", "public void OnInit(PluginContext context) => context.Run(async ct => { await Task.Delay(1, ct); _t?.Dispose(); });")]
    [InlineData("", "public void OnInit(PluginContext context) => context.Run(RunAsync); async Task RunAsync(CancellationToken ct) { await Task.Delay(1, ct); _t?.Dispose(); }")]
    [InlineData("", "public void OnInit(PluginContext context) => context.Retiring.Register(() => _t?.Dispose());")]
    [InlineData("", "public void OnInit(PluginContext context) => context.Retiring.UnsafeRegister(_ => _t?.Dispose(), null);")]
    [InlineData("", "public void OnInit(PluginContext context) => context.Retiring.Register(_t!.Dispose);")]
    [InlineData("_ = $\"{this}\";", "public override string ToString() { _t?.Dispose(); return \"\"; }", "the text of an object is made by the framework")]
    public Task Reached(string onFree, string members, string? unless = null) => unless is null
        ? Verify.Verify(Source(onFree, members, isFlagged: false), Sources.Project)
        : Verify.Verify(Source(onFree, members, isFlagged: true), Sources.Project);

    [Theory]
    [InlineData("", "void End() => _t?.Dispose();")]
    [InlineData("A();", "void A() { } void B() => _t?.Dispose();")]
    [InlineData("Base e = new(); e.End(this);", "class Base { public void End(World w) { } } class Ender : Base { public new void End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnder e = null!; e.Other();", "interface IEnder { void End(World w); void Other(); } class Ender : IEnder { public void Other() { } public void End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnder e = null!; e.Other();", "interface IEnder { void End(World w); void Other(); } class Ender : IEnder { public void Other() { } void IEnder.End(World w) => w._t?.Dispose(); }")]
    [InlineData("IEnder e = null!; e.End(this);", "interface IEnder { void End(World w); } class Ender { public void End(World w) => w._t?.Dispose(); }")]
    [InlineData("using (new Ender(this)) { }", "class Ender(World w) : IDisposable { public void Dispose() { } public void End() => w._t?.Dispose(); }")]
    [InlineData("_ = _end is null;", "Func<int>? _other; Action? _end; public void OnInit() { _end = null; _other = () => { _t?.Dispose(); return 1; }; }")]
    [InlineData("_ = _n;", "int _n; Action? _end; public void OnInit() { _n = 1; _end = () => _t?.Dispose(); }")]
    [InlineData("_other.ForEach(e => e());", "List<Action> _ends = [], _other = []; public void OnInit() => _ends.Add(() => _t?.Dispose());")]
    [InlineData("Other?.Invoke();", "event Action? End; event Action? Other; public void OnInit() => End += () => _t?.Dispose();")]
    [InlineData("", "public void OnInit(PluginContext context) => Task.Run(() => _t?.Dispose());")]
    [InlineData("", "public void OnInit(PluginContext context, CancellationToken other) => other.Register(() => _t?.Dispose());")]
    [InlineData("", "public void OnInit(PluginContext context) { _ = context.Retiring; Later.Run(() => _t?.Dispose()); } static class Later { public static void Run(Action what) { } }")]
    [InlineData("", "public void OnFree(int n) { } public void OnFreed() => _t?.Dispose();")]
    public Task NotReached(string onFree, string members) => Verify.Verify(Source(onFree, members, isFlagged: true), Sources.Project);

    private static string Source(string onFree, string members, bool isFlagged) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            private Timer? _t;
            public void OnLoad() { _t = {{(isFlagged ? "[|new Timer(Beat, null, 0, 1000)|]" : "new Timer(Beat, null, 0, 1000)")}}; }
            private static void Beat(object? state) { }
            public void OnFree() { {{onFree}} }
            {{members}}
        }
        """);
}
