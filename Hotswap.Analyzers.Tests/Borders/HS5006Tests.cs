using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5006PluginKeptByHost>;

namespace Hotswap.Analyzers.Tests.Borders;

public class HS5006Tests
{
    [Theory]
    [InlineData("class C { private PluginManager? [|_g|]; }")]
    [InlineData("class C { static readonly Dictionary<string, Plugin> [|All|] = []; }")]
    [InlineData("class C { Plugin? [|World|] { get; set; } }")]
    [InlineData("record C(Plugin [|World|]);")]
    [InlineData("class C { Func<int>? _f; void M(Plugin p) { _f = [|p.GetFunc<Func<int>>(\"f\")|]; } }")]
    [InlineData("class C { IDisposable? _d; void M(Plugin p) { _d = [|p.GetExport<IDisposable>()|]; } }")]
    [InlineData("class C { object? _d; List<object?> _all = []; void M(Plugin p) { _d = [|p.Export|]; _all.Add([|p.Export|]); } }")]
    [InlineData("class C { Lazy<Plugin>? [|_p|]; Plugin[]? [|_q|]; }")]
    [InlineData("class C(PluginManager [|g|]) { int N => g.Plugins.Count; void M() => g.GetPlugin(\"a\"); }")]
    [InlineData("struct S(Plugin [|p|], int n) { public readonly string Name => p.Name + n; }")]
    [InlineData("class C { Func<int>? _count; void M(PluginManager g) { _count = [|() => g.Plugins.Count|]; } }")]
    [InlineData("class C { event Action? Ticked; void M(PluginHost host) { using (host.Enter(out PluginManager g)) { Plugin p = g.Plugins[0]; Ticked += [|() => p.InvokeFunc(\"tick\")|]; } } }")]
    [InlineData("class C { Action? _f; void M(LiveFuncTable t) { _f = [|t.Get<Action>(\"live_X\")|]; } }")]
    public Task Flagged(string source) => Verify.Verify(source, ProjectUnderTest.Host);

    [Theory]
    [InlineData("class C { PluginHost? _host; }")]
    [InlineData("class C { void M(PluginManager g) { Plugin? p = g.FindPlugin(\"a\"); var f = p!.GetFunc<Func<int>>(\"f\"); f(); } }")]
    [InlineData("class C { Func<PluginManager, int>? _f; Func<Plugin>? _g; WeakReference<Plugin>? _w; }")]
    [InlineData("ref struct S(PluginManager g) { public int N => g.Plugins.Count; }")]
    [InlineData("class C { string? _name; void M(Plugin p) { _name = p.Name; } }")]
    [InlineData("class C { Plugin? World => null; }")]
    [InlineData("class C { PluginVersionId? _id; void M(Plugin p) { _id = p.Version; object? e = p.Export; } }")]
    [InlineData("readonly ref struct Scope { private readonly PluginManager _g; public Scope(PluginManager g) => _g = g; public int N => _g.Plugins.Count; }")]
    [InlineData("class C(PluginManager g, PluginHost host) { private readonly int _n = g.Plugins.Count; public PluginHost H => host; public int N => _n; } class D(Plugin p) : E(p.Name); class E(string name) { public string N => name; }")]
    [InlineData("class C { Func<PluginManager, int>? _count; Action? _later; void M(PluginHost host) { _count = g => g.Plugins.Count; _later = () => { using (host.Enter(out PluginManager g)) { _ = g.Plugins.Count; } }; } }")]
    [InlineData("class C { readonly List<string> _names = []; void M(PluginManager g) { Func<int> now = () => g.Plugins.Count; _names.RemoveAll(n => g.FindPlugin(n) is null); } }")]
    [InlineData("class Plugins { public T GetFunc<T>(string n) => default!; public object? Export => null; public T GetExport<T>() => default!; public T Get<T>(string n) => default!; } class C { object? _f; void M(Plugins p) { _f = p.GetFunc<Action>(\"f\"); _f = p.Export; _f = p.GetExport<object>(); _f = p.Get<Action>(\"f\"); } }")]
    public Task Silent(string source) => Verify.Verify(source, ProjectUnderTest.Host);

    [Fact]
    public Task SilentInATestProject() => Verify.Verify("class C { Plugin? _p; }", ProjectUnderTest.Host.With("IsTestProject", "true"));

    [Fact]
    public Task SilentInAPlugin() => Verify.Verify("class C { Plugin? _p; }");
}
