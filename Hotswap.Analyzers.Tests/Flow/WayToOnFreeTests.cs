using System.Text.RegularExpressions;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Flow;

/// <summary>What ends an object on the way to OnFree, in every way that it can be got at and that the code is reached, shown by a timer.</summary>
public class WayToOnFreeTests
{
    /// <summary>Field, how the timer gets there, what ends it.</summary>
    public static TheoryData<string, string, string> Ways => new()
    {
        { "Timer? _t", "_t = T", "_t?.Dispose()" },
        { "Timer? _t", "_t = T", "_t!.Dispose()" },
        { "Timer? _t", "_t = T", "this._t?.Dispose()" },
        { "Timer? _t", "_t = T", "(this._t)!.Dispose()" },
        { "Timer? _t", "_t = T", "((IDisposable?)_t)?.Dispose()" },
        { "Timer? _t", "_t = T", "(_t as IDisposable)?.Dispose()" },
        { "Timer? _t", "_t = T", "if (_t is { } t) { t.Dispose(); }" },
        { "Timer? _t", "_t = T", "if (_t is IDisposable t) { t.Dispose(); }" },
        { "Timer? _t", "_t = T", "if (_t is Timer { } t) { t.Dispose(); }" },
        { "Timer? _t", "_t = T", "if (this is { _t: { } t }) { t.Dispose(); }" },
        { "Box _t = new()", "_t.Value = T", "if (_t is { Value: Timer t }) { t.Dispose(); }" },
        { "Box _t = new()", "_t.Value = T", "if (_t is { Value: { } t }) { t.Dispose(); }" },
        { "Timer? _t", "_t = T", "switch (_t) { case { } t: t.Dispose(); break; }" },
        { "Timer? _t", "_t = T", "var t = _t; t?.Dispose()" },
        { "Timer? _t", "_t = T", "Timer? t; t = _t; t?.Dispose()" },
        { "Timer? _t", "_t = T", "var (t, _) = (_t, 1); t?.Dispose()" },
        { "Timer? _t", "_t = T", "(_t ?? throw new Exception()).Dispose()" },
        { "Timer? _t", "_t = T", "(_t = _t)?.Dispose()" },
        { "Timer? _t", "_t = T", "Interlocked.Exchange(ref _t, null)?.Dispose()" },
        { "Timer? _t", "_t = T", "Volatile.Read(ref _t)?.Dispose()" },
        { "object? _t", "_t = T", "((Timer)_t!).Dispose()" },
        { "object? _t", "_t = T", "(_t as Timer)?.Dispose()" },
        { "Timer? _t", "_t = T", "using (_t) { }" },
        { "Timer? _t", "_t = T", "using var t = _t" },
        { "Timer? _t", "_t = T", "using (var t = _t) { }" },
        { "Timer? _t", "_t = T", "_t?.Change(Timeout.Infinite, 0)" },
        { "Timer? _t", "_t = T", "_t?.Change(-1, -1)" },
        { "Timer? _t", "_t = T", "_t?.DisposeAsync().AsTask().Wait()" },
        { "Timer[] _t = []", "_t = [T]", "_t[0].Dispose()" },
        { "Timer[] _t = []", "_t = [T]", "foreach (var t in _t) { t.Dispose(); }" },
        { "Timer[] _t = []", "_t = [T]", "for (int i = 0; i < _t.Length; i++) { _t[i].Dispose(); }" },
        { "Timer[] _t = []", "_t = [T]", "Array.ForEach(_t, t => t.Dispose())" },
        { "Timer[] _t = []", "_t = [T]", "Parallel.ForEach(_t, t => t.Dispose())" },
        { "Timer[] _t = []", "_t = [T]", "Enumerable.First(_t).Dispose()" },
        { "Timer[] _t = []", "_t = [T]", "_t.First().Dispose()" },
        { "Timer[] _t = []", "_t = [T]", "_t.Last().Dispose()" },
        { "List<Timer> _t = []", "_t.Add(T)", "_t.ForEach(t => t.Dispose())" },
        { "List<Timer> _t = []", "_t.Add(T)", "foreach (var t in _t.ToArray()) { t.Dispose(); }" },
        { "List<Timer> _t = []", "_t.Add(T)", "foreach (var t in _t.Where(t => t is not null)) { t.Dispose(); }" },
        { "List<Timer> _t = []", "_t.Add(T)", "foreach (Timer? t in _t) { t?.Dispose(); }" },
        { "List<Timer> _t = []", "_t.Add(T)", "foreach (IDisposable t in _t) { t.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "foreach (var t in _t.Values) { t.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "foreach (var pair in _t) { pair.Value.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "foreach (var (_, t) in _t) { t.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "foreach ((int _, Timer t) in _t) { t.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "if (_t.Remove(1, out var t)) { t.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "if (_t.TryGetValue(1, out Timer? t)) { t.Dispose(); }" },
        { "Dictionary<int, Timer> _t = []", "_t[1] = T", "Timer? t; if (_t.TryGetValue(1, out t)) { t.Dispose(); }" },
        { "ConcurrentQueue<Timer> _t = new()", "_t.Enqueue(T)", "while (_t.TryDequeue(out var t)) { t.Dispose(); }" },
        { "ConcurrentBag<Timer> _t = []", "_t.Add(T)", "while (_t.TryTake(out Timer? t)) { t.Dispose(); }" },
        { "(Timer? Beat, int N) _t", "_t = (T, 1)", "_t.Beat?.Dispose()" },
        { "Lazy<Timer> _t = new(() => T)", "_ = _t.Value", "_t.Value.Dispose()" },
        { "Box _t = new()", "_t.Value = T", "_t.Value?.Dispose()" },
        { "Task<Timer>? _t; private static async Task<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "_t!.Result.Dispose()" },
        { "Task<Timer>? _t; private static async Task<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "_t!.GetAwaiter().GetResult().Dispose()" },
        { "Task<Timer>? _t; private static async Task<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "_t!.ContinueWith(t => t.Result.Dispose())" },
        { "Task<Timer>? _t; private static async Task<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "Stop(); async void Stop() => (await _t!).Dispose()" },
        { "Task<Timer>? _t; private static async Task<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "Stop(); async void Stop() => (await _t!.ConfigureAwait(false)).Dispose()" },
        { "Task<Timer>? _t; private static async Task<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "Stop(); async void Stop() => (await _t!.WaitAsync(TimeSpan.FromSeconds(1))).Dispose()" },
        { "ValueTask<Timer> _t; private static async ValueTask<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "Stop(); async void Stop() => (await _t.ConfigureAwait(false)).Dispose()" },
        { "ValueTask<Timer> _t; private static async ValueTask<Timer> MakeAsync() { await Task.Yield(); return T; } private int _n", "_t = MakeAsync()", "_t.AsTask().Result.Dispose()" },
        { "Timer? _t", "_t = T", "Action end = _t!.Dispose; end()" },
        { "Timer? _t", "_t = T", "CancellationToken.None.Register(t => ((Timer)t!).Dispose(), _t)" },
        { "Timer? _t", "_t = T", "ThreadPool.QueueUserWorkItem(t => t!.Dispose(), _t, false)" },
        { "Timer? _t", "_t = T", "Task.Factory.StartNew(t => ((Timer)t!).Dispose(), _t).Wait()" },
    };

    /// <summary>Something is called on the timer, however it is got.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public Task Ends(string field, string made, string onFree) => Verify.Verify(Source(field, made, onFree, isFlagged: false), Sources.Project);

    /// <summary>The same timers, where nothing is called.</summary>
    [Theory]
    [MemberData(nameof(Made))]
    public Task NothingEnds(string field, string made) => Verify.Verify(Source(field, made, "", isFlagged: true), Sources.Project);

    public static TheoryData<string, string> Made => [.. Ways.Select(w => (w.Data.Item1, w.Data.Item2)).Distinct()];

    /// <summary>Something is called, but not on the timer.</summary>
    [Theory]
    [InlineData("Timer? _t", "_t = T", "_other?.Dispose()")]
    [InlineData("Timer? _t", "_t = T", "_t?.ToString()")]
    [InlineData("Timer? _t", "_t = T", "_t?.Change(1, 1)")]
    [InlineData("Timer? _t", "_t = T", "_t = null")]
    [InlineData("Timer? _t", "_t = T", "if (_other is { } t) { t.Dispose(); }")]
    [InlineData("Timer? _t", "_t = T", "Interlocked.Exchange(ref _other, null)?.Dispose()")]
    [InlineData("Timer? _t", "_t = T", "using (_other) { }")]
    [InlineData("Timer? _t", "_t = T", "var t = _other; t?.Dispose()")]
    [InlineData("Timer? _t", "_t = T", "_ = nameof(_t.Dispose)")]
    [InlineData("Timer? _t", "_t = T", "foreach (var t in Enumerable.Empty<Timer>()) { t.Dispose(); }")]
    [InlineData("Timer? _t", "_t = T", "Array.Empty<Timer>().First().Dispose()")]
    [InlineData("Timer? _t", "_t = T", "Other().Dispose(); Timer Other() => _other!")]
    [InlineData("Timer? _t", "_t = T", "CancellationToken.None.Register(t => ((Timer)t!).Dispose(), _other)")]
    [InlineData("Timer? _t", "_t = T", "void Never() => _other?.Dispose(); Never()")]
    [InlineData("List<Timer> _t = []", "_t.Add(T)", "_t.ForEach(t => t.ToString())")]
    [InlineData("List<Timer> _t = []", "_t.Add(T)", "_ = _t.Count")]
    [InlineData("(Timer? Beat, int N) _t", "_t = (T, 1)", "_t.N.ToString()")]
    public Task DoesNotEnd(string field, string made, string onFree) => Verify.Verify(Source(field, made, onFree, isFlagged: true), Sources.Project);

    private static string Source(string field, string made, string onFree, bool isFlagged)
    {
        string timer = isFlagged ? "[|new Timer(Beat, null, 0, 1000)|]" : "new Timer(Beat, null, 0, 1000)";
        return Sources.WithUsings($$"""
            [HotswapPlugin] public sealed class World
            {
                private Timer? _other;
                private {{Placed(field)}};
                public void OnLoad() { {{Placed(made)}}; }
                private static void Beat(object? state) { }
                public void OnFree() { {{onFree}}; }
                private sealed class Box { public Timer? Value { get; set; } }
            }
            """);

        string Placed(string code) => Regex.Replace(code, @"\bT\b", timer);
    }
}
