using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3003: the shapes in which timers are kept and stopped.</summary>
public class HS3003KeptTimerTests
{
    [Theory]
    [InlineData("periodic loop with a late source", """
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _cts = new(TimeSpan.FromHours(1));
            private readonly CancellationTokenSource _good = new(TimeSpan.FromHours(1));
            async Task LoopAsync()
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
                while (await [|timer.WaitForNextTickAsync(_cts.Token)|]) { Beat(); }
            }
            async Task GoodAsync(CancellationToken ct)
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
                while (await timer.WaitForNextTickAsync(_good.Token)) { Beat(); }
                while (await timer.WaitForNextTickAsync(ct)) { Beat(); }
            }
            void Beat() { }
            public void OnFree() => _good.Cancel();
        }
        """)]
    [InlineData("timers of a tuple", """
        [HotswapPlugin] public sealed class World
        {
            private Timer? _beat, _save, _kept;
            private (Timer Beat, int N) _pair;
            private readonly List<(string Name, Timer Timer)> _named = [];
            public void OnLoad()
            {
                _named.Add(("beat", [|new Timer(Beat, null, 0, 1000)|]));
                (_beat, _save) = ([|new Timer(Beat, null, 0, 1000)|], [|new Timer(Beat, null, 0, 5000)|]);
                (_kept, int n) = (new Timer(Beat, null, 0, 1000), 3);
                _pair = ([|new Timer(Beat, null, 0, 1000)|], n);
                (Timer a, Timer b) = (new Timer(Beat, null, 0, 1000), new Timer(Beat, null, 0, 1000));
                var (c, _) = (new Timer(Beat, null, 0, 1000), 1);
            }
            void Beat(object? state) { }
            public void OnFree() => _kept?.Dispose();
        }
        """)]
    [InlineData("timers in choices and initialisers", """
        [HotswapPlugin] public sealed class World
        {
            private Timer? _late, _choice, _mode;
            private List<Timer> _list = [];
            private Dictionary<string, Timer> _byName = [];
            private readonly Dictionary<string, Timer> _fixed = new() { ["beat"] = [|new Timer(_ => { }, null, 0, 1000)|] };
            private readonly Dictionary<string, Timer> _pairs = new() { { "save", [|new Timer(_ => { }, null, 0, 1000)|] } };
            public void OnLoad(object? data)
            {
                _late ??= [|new Timer(Beat, null, 0, 1000)|];
                _choice = data is null ? null : [|new Timer(Beat, null, 0, 1000)|];
                _mode = data switch { int => [|new Timer(Beat, null, 0, 1000)|], string => [|new Timer(Beat, null, 0, 5000)|], _ => null };
                _list = new List<Timer> { [|new Timer(Beat, null, 0, 1000)|] };
                _list = [.. Make(), [|new Timer(Beat, null, 0, 1000)|]];
                _byName = new(StringComparer.Ordinal) { ["beat"] = [|new Timer(Beat, null, 0, 1000)|] };
            }
            static IEnumerable<Timer> Make() => [];
            void Beat(object? state) { }
            public void OnFree() { }
        }
        """)]
    [InlineData("timers of a query", """
        [HotswapPlugin] public sealed class World
        {
            private Timer[] _all = []; private List<Timer> _list = []; private Dictionary<int, Timer> _byId = [];
            public void OnLoad()
            {
                int[] rooms = [1, 2, 3];
                _all = rooms.Select(r => [|new Timer(Beat, r, 0, 1000)|]).ToArray();
                _list = [.. rooms.Select(r => [|new Timer(Beat, r, 0, 1000)|])];
                _byId = rooms.ToDictionary(r => r, r => { return [|new Timer(Beat, r, 0, 1000)|]; });
                _list.AddRange(from r in rooms select [|new Timer(Beat, r, 0, 1000)|]);
            }
            void Beat(object? state) { }
        }
        """)]
    [InlineData("timers of records in a dictionary", """
        public sealed record Room(string Name, Timer Beat);
        [HotswapPlugin] public sealed class World
        {
            private readonly ConcurrentDictionary<string, Room> _rooms = new();
            [Invokable("open")] internal void Open(string name) => _rooms[name] = new Room(name, [|new Timer(_ => Beat(name), null, TimeSpan.Zero, TimeSpan.FromSeconds(1))|]);
            private void Beat(string name) { }
            public void OnFree() => _rooms.Clear();
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("timers of a tuple, disposed", """
        [HotswapPlugin] public sealed class World
        {
            private Timer? _beat, _save;
            private (Timer? Beat, Timer? Save) _pair;
            private readonly List<(string Name, Timer Timer)> _named = [];
            public void OnLoad()
            {
                (_beat, _save) = (new Timer(Beat, null, 0, 1000), new Timer(Beat, null, 0, 5000));
                _pair = (new Timer(Beat, null, 0, 1000), new Timer(Beat, null, 0, 1000));
                _named.Add(("beat", new Timer(Beat, null, 0, 1000)));
            }
            void Beat(object? state) { }
            public void OnFree() { _beat?.Dispose(); _save?.Dispose(); _pair.Beat?.Dispose(); var (_, save) = _pair; save?.Dispose(); foreach (var (_, timer) in _named) { timer.Dispose(); } }
        }
        """)]
    [InlineData("timers in choices and initialisers, disposed", """
        [HotswapPlugin] public sealed class World
        {
            private Timer? _late, _choice, _mode;
            private List<Timer> _list = [];
            private readonly Dictionary<string, Timer> _byName = new() { { "beat", new Timer(_ => { }, null, 0, 1000) }, { "save", new Timer(_ => { }, null, 0, 1000) } };
            private readonly Dictionary<string, Timer> _set = new() { ["beat"] = new Timer(_ => { }, null, 0, 1000) };
            public void OnLoad(object? data)
            {
                _late ??= new Timer(Beat, null, 0, 1000);
                _choice = data is null ? null : new Timer(Beat, null, 0, 1000);
                _mode = data switch { int => new Timer(Beat, null, 0, 1000), string => new Timer(Beat, null, 0, 5000), _ => null };
                _list = new List<Timer> { new Timer(Beat, null, 0, 1000) };
                var local = new List<Timer> { new Timer(Beat, null, 0, 1000) };
                (data is null ? new Timer(Beat, null, 0, 1000) : null)?.Dispose();
            }
            void Beat(object? state) { }
            public void OnFree()
            {
                _late?.Dispose(); _choice?.Dispose(); _mode?.Dispose();
                _list.ForEach(t => t.Dispose());
                foreach (Timer timer in _byName.Values) { timer.Dispose(); }
                foreach ((_, Timer timer) in _set) { timer.Dispose(); }
            }
        }
        """)]
    [InlineData("timers of a query, disposed or not kept", """
        [HotswapPlugin] public sealed class World
        {
            private Timer[] _all = []; private List<Timer> _list = []; private Dictionary<int, Timer> _byId = []; private int _n;
            public void OnLoad()
            {
                int[] rooms = [1, 2, 3];
                _all = rooms.Select(r => new Timer(Beat, r, 0, 1000)).ToArray();
                _list = [.. rooms.Select(r => new Timer(Beat, r, 0, 1000))];
                _byId = rooms.ToDictionary(r => r, r => { return new Timer(Beat, r, 0, 1000); });
                _n = rooms.Select(r => new Timer(Beat, r, 0, 1000)).Count();
                Timer[] local = rooms.Select(r => new Timer(Beat, r, 0, 1000)).ToArray();
            }
            void Beat(object? state) { }
            public void OnFree() { foreach (Timer t in _all.Concat(_list)) { t.Dispose(); } foreach (Timer t in _list) { t.Dispose(); } foreach (var pair in _byId) { pair.Value.Dispose(); } }
        }
        """)]
    [InlineData("timers of records, disposed or not kept", """
        public sealed record Room(string Name, Timer Beat);
        [HotswapPlugin] public sealed class World
        {
            private readonly ConcurrentDictionary<string, Room> _rooms = new();
            [Invokable("open")] internal void Open(string name) => _rooms[name] = new Room(name, new Timer(_ => Beat(name), null, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
            [Invokable("try")] internal void Try(string name) { var room = new Room(name, new Timer(_ => Beat(name), null, TimeSpan.Zero, TimeSpan.FromSeconds(1))); Beat(room.Name); }
            private void Beat(string name) { }
            public void OnFree() { foreach (Room room in _rooms.Values) { room.Beat.Dispose(); } }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }
}
