using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5006PluginKeptByHost>;

namespace Hotswap.Analyzers.Tests.Borders;

/// <summary>HS5006: the shapes in which a host keeps what is a plugin's.</summary>
public class HS5006KeptTests
{
    [Theory]
    [InlineData("exports added to a list by a query", """
        public sealed class Renderer(PluginHost host)
        {
            private readonly List<IExport> _exports = [];
            private readonly ConcurrentQueue<object?> _queue = new();
            private ImmutableArray<IExport> _fixed = [];
            private IExport[] _array = [];
            private List<IExport> _list = [];
            private IReadOnlyList<object?> _all = [];
            private Dictionary<string, IExport> _byName = [];
            private ILookup<string, object?>? _lookup;
            public void Refresh()
            {
                using (host.Enter(out PluginManager g))
                {
                    _exports.AddRange(g.Plugins.Select(p => [|p.GetExport<IExport>()|]));
                    _list = [.. g.Plugins.Select(p => [|p.GetExport<IExport>()|]).Where(e => e.Name.Length > 0)];
                    _array = g.Plugins.Where(p => p.Name != "core").Select(p => { return [|p.GetExport<IExport>()|]; }).ToArray();
                    _fixed = g.Plugins.Select(p => [|p.GetExport<IExport>()|]).ToImmutableArray();
                    _all = (from p in g.Plugins orderby p.Name select [|p.Export|]).ToList();
                    _byName = g.Plugins.ToDictionary(p => p.Name, p => [|p.GetExport<IExport>()|]);
                    _lookup = g.Plugins.ToLookup(p => p.Name, p => [|p.Export|]);
                    foreach (IExport e in g.Plugins.Select(p => [|p.GetExport<IExport>()|])) { _queue.Enqueue(e); }
                }
            }
        }
        """)]
    [InlineData("initialisers, tuples, records", """
        public sealed record Slot(string Name, IExport Export);
        public sealed class Cell { public IExport? Export { get; set; } public string Name = ""; }
        public sealed class Table
        {
            private Dictionary<string, IExport> _set = [];
            private Dictionary<string, Delegate> _added = [];
            private (string Name, IExport Export)? _pair;
            private readonly Dictionary<string, (IExport Export, Func<int, int> Hum)> _both = [];
            private Slot? _slot;
            private readonly List<Slot> _slots = [];
            private object? _anonymous;
            private IExport? _a; private Func<int>? _f;
            public void Fill(PluginManager g, Plugin p)
            {
                _set = new Dictionary<string, IExport>(StringComparer.Ordinal) { ["sky"] = [|p.GetExport<IExport>()|] };
                _added = new() { { "hum", [|p.GetFunc<Func<int, int>>("hum")|] } };
                _pair = ("sky", [|p.GetExport<IExport>()|]);
                _both["sky"] = ([|p.GetExport<IExport>()|], [|p.GetFunc<Func<int, int>>("hum")|]);
                _slot = new Slot(p.Name, [|p.GetExport<IExport>()|]);
                _slots.Add(new(p.Name, [|p.GetExport<IExport>()|]));
                _slots.AddRange(g.Plugins.Select(q => new Slot(q.Name, [|q.GetExport<IExport>()|])));
                _anonymous = new { p.Name, Export = [|p.Export|] };
                (_a, _f) = ([|p.GetExport<IExport>()|], [|p.GetFunc<Func<int>>("n")|]);
                IExport export = [|p.GetExport<IExport>()|];
                var slot = new Slot("b", export);
                _slots.Add(slot);
            }
        }
        """)]
    [InlineData("whatever is put into a field of another type", """
        public sealed class Holder
        {
            private object? _plugin; private readonly List<object> _objects = []; private IEnumerable<object>? _many; private readonly Dictionary<string, object> _map = [];
            private IExport? _export; private IExport? _swapped; private readonly ConcurrentDictionary<string, IExport> _cache = new(); private readonly Registry2 _registry = new(); private Func<string>? _title;
            public void Keep(PluginManager g, Plugin p)
            {
                _plugin = [|p|];
                _plugin = [|g|];
                _objects.Add([|g.GetPlugin("sky")|]);
                _many = [|g.Plugins|];
                _map["sky"] = [|g.FindPlugin("sky")|]!;
                Interlocked.Exchange(ref _swapped, [|p.GetExport<IExport>()|]);
                _cache.GetOrAdd("sky", n => [|g.GetPlugin(n).GetExport<IExport>()|]);
                _cache.TryAdd("a", [|p.GetExport<IExport>()|]);
                _registry.Register([|p.GetExport<IExport>()|]);
                _export = Find(p);
                IExport sky = [|p.GetExport<IExport>()|];
                _title = () => sky.Name;
            }
            private static IExport Find(Plugin p) => [|p.GetExport<IExport>()|];
            sealed class Registry2 { private readonly List<IExport> _all = []; public void Register(IExport e) => _all.Add(e); }
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerHost);
    }

    [Theory]
    [InlineData("queries of what is no object of a plugin", """
        public sealed class Renderer(PluginHost host)
        {
            private List<string> _names = []; private int _n; private bool _any; private Dictionary<string, string> _titles = []; private readonly List<long> _sizes = [];
            public void Refresh()
            {
                using (host.Enter(out PluginManager g))
                {
                    _names = g.Plugins.Select(p => p.GetExport<IExport>().Name).ToList();
                    _n = g.Plugins.Select(p => p.GetExport<IExport>()).Count();
                    _any = g.Plugins.Any(p => p.Export is IDisposable);
                    _titles = g.Plugins.ToDictionary(p => p.Name, p => p.GetExport<IExport>().Name);
                    List<IExport> now = g.Plugins.Select(p => p.GetExport<IExport>()).ToList();
                    now.ForEach(e => e.Draw());
                    _sizes.AddRange(now.Select(e => (long)e.Name.Length));
                    _names = [.. now.Select(e => e.Name)];
                }
            }
        }
        """)]
    [InlineData("tuples and records that go with the lease", """
        public sealed record Slot(string Name, IExport Export);
        public sealed class Table
        {
            private string? _name; private readonly List<string> _log = []; private readonly ILogger _logger = null!;
            public void Fill(Plugin p)
            {
                var slot = new Slot(p.Name, p.GetExport<IExport>());
                (string name, IExport export) = (p.Name, p.GetExport<IExport>());
                _name = slot.Name;
                var table = new Dictionary<string, IExport> { ["a"] = p.GetExport<IExport>() };
                table["a"].Draw();
                _log.Add(export.Name);
                _logger.LogInformation("{Export}", p.GetExport<IExport>());
                _log.Add(p.GetExport<IExport>().ToString()!);
                Draw(p.GetExport<IExport>());
                if (_log.Contains(p.GetFunc<Func<string>>("title")())) { return; }
            }
            private void Draw(IExport e) => e.Draw();
        }
        """)]
    [InlineData("what is only used", """
        public sealed class Holder
        {
            private object? _last; private readonly List<object> _objects = []; private readonly Painter _painter = new(); private string? _title; private Func<Plugin, string>? _name;
            public void Use(PluginManager g, Plugin p)
            {
                object plugin = p; Console.WriteLine(plugin);
                _last = p.Name; _last = g.Plugins.Count; _last = p.Version;
                _objects.Add(p.Name);
                _painter.Paint(p.GetExport<IExport>());
                IExport sky = Find(p);
                _title = sky.Name;
                _name = q => q.GetExport<IExport>().Name;
                _last = string.Format("{0}", p);
                if (_objects.Contains(p)) { return; }
                foreach (object o in g.Plugins) { Console.WriteLine(o); }
            }
            private static IExport Find(Plugin p) => p.GetExport<IExport>();
            sealed class Painter { private int _n; public void Paint(IExport e) { _n++; e.Draw(); } }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerHost);
    }
}
