using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5006PluginKeptByHost>;

namespace Hotswap.Analyzers.Tests.Borders;

/// <summary>HS5006: objects that a plugin's object is put into before a field keeps them, and those that keep nothing of it.</summary>
public class HS5006HolderTests
{
    private const string E = "[|p.GetExport<IExport>()|]";
    private const string Silent = "p.GetExport<IExport>()";

    [Theory]
    [InlineData($"_kept = new KeyValuePair<string, IExport>(p.Name, {E});")]
    [InlineData($"_kept = new Tuple<string, IExport>(p.Name, {E});")]
    [InlineData($"_kept = new Lazy<IExport>({E});")]
    [InlineData($"_kept = new Lazy<IExport>(() => {E});")]
    [InlineData($"_kept = new StrongBox<IExport>({E});")]
    [InlineData($"_kept = new List<IExport>([{E}]);")]
    [InlineData($"_kept = new {{ Export = {E} }};")]
    [InlineData($"_kept = new Record(1, {E});")]
    [InlineData($"_kept = new Set {{ Export = {E} }};")]
    [InlineData($"_kept = new Primary(1, {E});")]
    [InlineData($"_kept = new Initial(1, {E});")]
    [InlineData($"_kept = new Plain(1, {E});")]
    [InlineData($"_kept = new Handed({E});")]
    [InlineData($"var set = new Set(); set.Export = {E}; _kept = set;")]
    [InlineData($"Set set = new() {{ Export = {E} }}; _kept = set;")]
    [InlineData($"var array = new IExport[1]; array[0] = {E}; _kept = array;")]
    [InlineData($"IExport[] array = [null!]; array[0] = {E}; _kept = array;")]
    [InlineData($"var list = new List<IExport>(); list.Add({E}); _kept = list;")]
    [InlineData($"var map = new Dictionary<string, IExport>(); map[p.Name] = {E}; _kept = map;")]
    [InlineData($"foreach (var e in new[] {{ {E} }}) {{ _kept = e; }}")]
    [InlineData($"foreach (var (_, e) in new[] {{ (1, {E}) }}) {{ _kept = e; }}")]
    [InlineData($"var e = {E}; Action draw = () => e.Draw(); _kept = draw;")]
    [InlineData($"var e = {E}; _kept = (Action)(() => e.Draw());")]
    [InlineData($"var e = {E}; _kept = (Action)(() => {{ void Draw() => e.Draw(); Draw(); }});")]
    [InlineData($"Interlocked.Exchange(ref _kept, {E});")]
    [InlineData($"Interlocked.CompareExchange(ref _kept, {E}, null);")]
    [InlineData($"Volatile.Write(ref _kept, {E});")]
    [InlineData($"Keep({E});")]
    [InlineData($"this.Keep({E});")]
    [InlineData($"KeepInside({E});")]
    [InlineData($"_kept = Find(p); static object Find(Plugin p) => {E};")]
    [InlineData($"_kept = Make(p);")]
    [InlineData($"_fixed = _fixed.Add({E});")]
    [InlineData($"_fixed = _fixed.Insert(0, {E});")]
    [InlineData($"_builder.Add({E});")]
    [InlineData($"_cache.GetOrAdd(p.Name, _ => {E});")]
    [InlineData($"_cache.GetOrAdd(p.Name, name => {{ return {E}; }});")]
    [InlineData($"_cache.AddOrUpdate(p.Name, _ => null!, (_, _) => {E});")]
    [InlineData($"_cache.TryAdd(p.Name, {E});")]
    [InlineData($"_static = {E};")]
    [InlineData($"Extensions.Set(_map, p.Name, {E});")]
    [InlineData($"_map.Set(p.Name, {E});")]
    public Task Kept(string code) => Verify.Verify(Source(code, E), _project);

    [Theory]
    [InlineData($"_kept = new WeakReference({Silent});")]
    [InlineData($"_kept = new Nothing(1, {Silent});")]
    [InlineData($"_kept = new Unused(1, {Silent});")]
    [InlineData($"_kept = new Foreign({Silent});")]
    [InlineData($"_ = new Plain(1, {Silent});")]
    [InlineData($"_ = new Record(1, {Silent});")]
    [InlineData($"var set = new Set(); set.Export = {Silent};")]
    [InlineData($"var list = new List<IExport>(); list.Add({Silent});")]
    [InlineData($"var e = {Silent}; Action draw = () => e.Draw(); draw();")]
    [InlineData($"var e = {Silent}; _kept = (Action)(() => {{ }}); e.Draw();")]
    [InlineData("_kept = (Action<Plugin>)(q => { var e = q.GetExport<IExport>(); e.Draw(); });")]
    [InlineData($"Draw({Silent});")]
    [InlineData($"_kept = null; new Ref(new Span<IExport>([{Silent}])).Draw();")]
    [InlineData($"var r = new Ref(new Span<IExport>([{Silent}])); r.Draw();")]
    [InlineData($"_fixed.Add({Silent});")]
    [InlineData($"_weak.Add(p, {Silent});")]
    [InlineData($"_map.Remove({Silent}.Name);")]
    [InlineData($"string Name() => {Silent}.Name; _kept = Name();")]
    public Task NotKept(string code) => Verify.Verify(Source(code, Silent), _project);

    private static readonly ProjectUnderTest _project = Sources.ServerHost.Referencing("Library", """
        public sealed class Foreign(object? it) { public override string ToString() => it?.ToString() ?? ""; }
        public static class Extensions { public static void Set<T>(this Dictionary<string, T> map, string key, T value) => map[key] = value; }
        """);

    private static string Source(string code, string made) => "using System.Runtime.CompilerServices;\n" + Sources.WithUsings($$"""
        public sealed class Renderer
        {
            private object? _kept;
            private static object? _static;
            private ImmutableArray<IExport> _fixed = [];
            private readonly ImmutableArray<IExport>.Builder _builder = ImmutableArray.CreateBuilder<IExport>();
            private readonly ConcurrentDictionary<string, IExport> _cache = new();
            private readonly Dictionary<string, IExport> _map = [];
            private readonly ConditionalWeakTable<Plugin, IExport> _weak = new();
            public void Fill(PluginManager g, Plugin p) { {{code}} }
            private void Keep(object it) => _kept = it;
            private void KeepInside(object it) { void Inside(object o) => _kept = o; Inside(it); }
            private static void Draw(IExport e) => e.Draw();
            private static object Make(Plugin p) => {{(code.Contains("Make(p)", StringComparison.Ordinal) ? made : "1")}};
        }
        public sealed record Record(int N, IExport Export);
        public sealed class Set { public IExport? Export { get; set; } }
        public sealed class Primary(int n, IExport export) { public int N => n; public void Draw() => export.Draw(); }
        public sealed class Initial(int n, IExport export) { private readonly IExport _export = export; public int N => n; public void Draw() => _export.Draw(); }
        public sealed class Plain { private readonly IExport _export; public Plain(int n, IExport export) { _export = export; } public void Draw() => _export.Draw(); }
        public sealed class Handed { private readonly object _it; public Handed(IExport export) : this(1, export) { } private Handed(int n, object it) { _it = it; } public override string ToString() => _it.ToString()!; }
        public sealed class Nothing { public Nothing(int n, IExport export) { export.Draw(); } }
        public sealed class Unused(int n, IExport export) { public int N => n; public string Name { get; } = export.Name; }
        public readonly ref struct Ref(Span<IExport> exports) { private readonly Span<IExport> _exports = exports; public void Draw() => _exports[0].Draw(); }
        """);
}
