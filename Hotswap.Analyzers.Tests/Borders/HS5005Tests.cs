using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5005CastToPluginType>;

namespace Hotswap.Analyzers.Tests.Borders;

public class HS5005Tests
{
    private const string Own = "public class P { public int X; } public enum E { A } ";

    [Theory]
    [InlineData("public void OnLoad(object? data) { var p = [|(P)data!|]; }")]
    [InlineData("public void OnLoad(object? data) { var p = [|data as P|]; }")]
    [InlineData("public void OnLoad(object? data) { bool b = [|data is P|]; }")]
    [InlineData("public void OnLoad(object? data) { if (data is [|P p|]) { p.X = 1; } }")]
    [InlineData("public void OnInit(Vault vault) { var p = [|(List<P>)vault.DataBag[\"p\"]!|]; }")]
    [InlineData("public Func<Vault, int> Later() => vault => ([|(P)vault.DataBag[\"p\"]!|]).X;")]
    [InlineData("public void OnInit(Vault vault) { vault.DataBag.TryGet(\"p\", out object? o); if (o is [|P { X: 1 }|]) { } }")]
    [InlineData("public void OnInit(Vault vault) { [|vault.DataBag.TryGet(\"p\", out P? p)|]; }")]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => [|(E)args[0]!|];")]
    [InlineData("private object? _data; public void OnLoad(object? data) => _data = data; int M() => _data switch { [|P p|] => 1, _ => 2 };")]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => args is [[|P p|], string] ? p.X : null;")]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => (name, args) switch { (\"a\", [[|P|]]) => 1, (\"b\", [int n]) => n, _ => null };")]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => [|args.OfType<P>()|].First().X + [|args.Cast<E>()|].Count();")]
    [InlineData("public int live_Buy(object what) => ([|(P)what|]).X;")]
    [InlineData("public static class Shop { public static bool live_Buy(object what) => [|what is P|]; }")]
    [InlineData("[Invokable(\"buy\")] public int Buy(object what) => Cost(what, new P()); static int Cost(object what, P of) => ([|(P)what|]).X + of.X;")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(Own + members), Sources.Project);

    [Theory]
    [InlineData("public void OnLoad(object? data) { var h = (IHost)data!; if (data is string s) { } }")]
    [InlineData("void M(object o) { var p = (P)o; }")]
    [InlineData("object Make() => new P(); void M() { var p = (P)Make(); }")]
    [InlineData("private readonly Dictionary<string, object> _all = []; void M() { _all[\"a\"] = new P(); var p = (P)_all[\"a\"]; }")]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => (int)args[0]! + 1;")]
    [InlineData("public void OnInit(Vault vault) { vault.DataBag.TryGet(\"p\", out IWorld? w); var l = (List<int>?)vault.DataBag[\"l\"]; }")]
    [InlineData("void M(int n) { var e = (E)n; object boxed = new P(); _ = (P)boxed; }")]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => (name, args) switch { (\"a\", [int n, .., string s]) => n + s.Length, (\"b\", [IWorld w]) => w, _ => args.OfType<int>().Sum() };")]
    [InlineData("int M(object[] own) => own is [P p] ? p.X : (1, own) switch { (2, [P q]) => q.X, _ => own.OfType<P>().Count() };")]
    [InlineData("public void OnLoad(object? data) => Write(new Named(data, new P())); class Named(object? room, P own) { public object? Room => room; public P Own => own; } static string Write(Named n) => Format(n.Own) + n.Room; static string Format(object o) => o is P p ? $\"{p.X}\" : \"\";")]
    [InlineData("private P _last = new(); public object? InvokeFunc(string name, params object?[] args) => Same(_last, args[0]); static bool Same(object own, object? given) => own is P && given is int;")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(Own + members), Sources.Project);

    /// <summary>A value is followed to the callers in whatever way these pass it on.</summary>
    [Theory]
    [InlineData("Use(data)")]
    [InlineData("Use(o: data)")]
    [InlineData("Use((data))")]
    [InlineData("Use(data!)")]
    [InlineData("var kept = data; Use(kept)")]
    [InlineData("object? kept; kept = data; Use(kept)")]
    [InlineData("Run(() => Use(data))")]
    [InlineData("Run(() => { var kept = data; Use(kept); })")]
    [InlineData("void Local(object? o) => Use(o); Local(data)")]
    [InlineData("Use(((IHost)data!).World)")]
    [InlineData("var host = (IHost)data!; Use(host.World)")]
    [InlineData("Pass((IHost)data!)")]
    [InlineData("Use(new P()); Use(data); Use(1)")]
    [InlineData("Use(data ?? 1)")]
    [InlineData("Use(data is null ? 1 : data)")]
    [InlineData("Use(data is null ? data : 1)")]
    [InlineData("Use(data switch { null => 1, _ => data })")]
    [InlineData("object? kept; Use(kept = data)")]
    [InlineData("Use(((object?[])data!)[0])")]
    [InlineData("Use(((IHost?)data)?.World)")]
    [InlineData("Use(data as object)")]
    [InlineData("Use(Get(data)); static object? Get(object? d) => d")]
    [InlineData("static bool Try(object? d, out object? got) { got = d; return true; } Try(data, out object? got); Use(got)")]
    [InlineData("Use(data is null ? Environment.NewLine : data)")]
    [InlineData("foreach (object? one in (object?[])data!) { Use(one); }")]
    [InlineData("Use(((Task<object>)data!).Result)")]
    [InlineData("if (data is IHost { World: { } world }) { Use(world); }")]
    [InlineData("var (one, _) = (data, 1); Use(one)")]
    [InlineData("Use(((IServiceProvider)data!).GetService(typeof(IWorld)))")]
    [InlineData("Use(data ?? throw new IOException())")]
    [InlineData("Use(((IEnumerable<object>)data!).First())")]
    public Task Followed(string calls) => Verify.Verify(
        Sources.Plugin(
            Own
            + $"public void OnLoad(object? data) {{ {calls}; }} static void Use(object? o) {{ _ = [|(P)o!|]; }} static void Run(Action a) => a();"
            + " static void Pass(IHost host) => Use(host.World);"),
        Sources.Project);

    /// <summary>What is passed is not from outside, though something of that name is.</summary>
    [Theory]
    [InlineData("Run(data => Use(data))")]
    [InlineData("Run(delegate(object data) { Use(data); })")]
    [InlineData("Run(o => { object data = new P(); Use(data); })")]
    [InlineData("void Local(P data) => Use(data); Local(new P())")]
    [InlineData("_ = from o in new object[] { new P() } select Same(o)")]
    [InlineData("Use(new P(), data)")]
    [InlineData("Use(of: new P(), given: data)")]
    [InlineData("Use(_data)")]
    [InlineData("Use(this._data)")]
    [InlineData("object[] all = [_data]; Use(all[0])")]
    [InlineData("Use(data is null ? new P() : new P())")]
    [InlineData("Use(AppContext.BaseDirectory)")]
    [InlineData("Use(Array.Empty<object>())")]
    [InlineData("Use(data switch { null => new P(), _ => throw new IOException() })")]
    [InlineData("Use(new List<object> { _data }[0])")]
    [InlineData("Use(data is null ? _data : throw new IOException())")]
    [InlineData("static bool Try(object? d, out object got) { got = new P(); return d is null; } Try(data, out object got); Use(got)")]
    [InlineData("Use(Get(data)); static object Get(object? d) => new P()")]
    [InlineData("object kept = _data; Use(kept)")]
    [InlineData("Use(kept: 1); static void Use(int kept) { }")]
    [InlineData("Use(typeof(P)); Use(default(int)); Use(this)")]
    [InlineData("Use(new object[] { _data })")]
    public Task NotFollowed(string calls) => Verify.Verify(
        Sources.Plugin(
            Own
            + $"private readonly P _data = new(); public void OnLoad(object? data) {{ {calls}; }} static void Use(object o) {{ _ = (P)o; }} static object Same(object o) => (P)o;"
            + " static void Use(object of, object? given) { _ = (P)of; } static void Run(Action<object> a) => a(new P());"),
        Sources.Project);

    [Theory]
    [InlineData("data!.Use(1);")]
    [InlineData("data?.Use(1);")]
    [InlineData("Uses.Use(data!, 1);")]
    [InlineData("global::Uses.Use(data!, 1);")]
    [InlineData("Uses.Use(n: 1, o: data!);")]
    [InlineData("Tell(1, data!);")]
    [InlineData("_ = new Kept(1, data!);")]
    [InlineData("Kept kept = new(1, data!);")]
    [InlineData("_ = new Kept(data!);")]
    [InlineData("_ = new Derived(data!);")]
    public Task FollowedThroughExtensionsAndConstructors(string calls) => Verify.Verify(
        $$"""
        {{Sources.Plugin($"public void OnLoad(object? data) {{ {calls} }} static void Tell(int n, object o) => o.Use(n);")}}
        public class P { public int X; }
        public static class Uses { public static void Use(this object o, int n) { _ = {{(calls.Contains("Use", StringComparison.Ordinal) || calls.Contains("Tell", StringComparison.Ordinal) ? "[|(P)o|]" : "(P)o")}}; } }
        public class Kept(int n, object o) { public Kept(object o) : this(1, o) { } public P P { get; } = {{(calls.Contains("ept", StringComparison.Ordinal) || calls.Contains("Derived", StringComparison.Ordinal) ? "[|(P)o|]" : "(P)o")}}; public int N => n; }
        public class Derived(object o) : Kept(2, o);
        """,
        Sources.Project);
}
