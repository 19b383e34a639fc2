using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4004StoredInHost>;

namespace Hotswap.Analyzers.Tests.Memory;

public class HS4004Tests
{
    private const string Own =
        "public class P { } private IHost? _host; ";

    private const string Web =
        "namespace Microsoft.AspNetCore.Builder { public interface IApplicationBuilder { } public interface IEndpointRouteBuilder { } public interface IApp : IApplicationBuilder, IEndpointRouteBuilder { } public static class Extensions { public static void MapGet(this IEndpointRouteBuilder b, string path, Delegate handler) { } public static void Use(this IApplicationBuilder b, Func<Func<Task>, Func<Task>> m) { } public static void UseMiddleware<T>(this IApplicationBuilder b) { } public static void Map(this IApplicationBuilder b, string path, Action<IApplicationBuilder> configure) { } } }";

    private const string Caching =
        "namespace Microsoft.Extensions.Caching.Memory { public interface IMemoryCache { void Remove(object key); } public class MemoryCache : IMemoryCache { public void Remove(object key) { } } public static class CacheExtensions { public static T Set<T>(this IMemoryCache c, object key, T value) => value; public static T GetOrCreate<T>(this IMemoryCache c, object key, Func<T> make) => make(); } public interface IHasCache { IMemoryCache Cache { get; } } }";

    [Theory]
    [InlineData("plugin object in a host static", "public void OnLoad() { [|Registry.Last = new P()|]; }")]
    [InlineData("plugin object in a host static, through a local", "public void OnLoad() { object o = new P(); [|Registry.Last = o|]; }")]
    [InlineData("delegate in a host static", "public void OnLoad() { [|Registry.Hook = OnLoad|]; }")]
    [InlineData("lambda in a host static", "public void OnLoad() { [|Registry.Hook = () => { }|]; }")]
    [InlineData("Type in a host static", "public void OnLoad() { [|Registry.Last = typeof(P)|]; }")]
    [InlineData("plugin object in a host's static list", "public void OnLoad() { [|Registry.Items.Add(this)|]; var all = Registry.Items; [|all.Add(new P())|]; }")]
    [InlineData("delegate in a host's static dictionary", "public void OnLoad() { [|Registry.Handlers[\"a\"] = () => { }|]; [|Registry.Handlers.TryAdd(\"b\", OnLoad)|]; }")]
    [InlineData("host's service provider asked for a plugin type", "public void OnLoad(object? data) { _host = (IHost)data!; _ = [|_host.Services.GetService(typeof(P))|]; }")]
    [InlineData("host's service provider asked for ILogger<P>", "public void OnLoad(object? data) { var s = (IServiceProvider)data!; _ = [|Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Microsoft.Extensions.Logging.ILogger<P>>(s)|]; }")]
    [InlineData("plugin types registered in the host's services", "public void OnLoad(object? data) { var s = (Microsoft.Extensions.DependencyInjection.IServiceCollection)data!; [|Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<P>(s)|]; }")]
    [InlineData("host MemoryCache entry", "public void OnLoad(object? data) { var c = ((Microsoft.Extensions.Caching.Memory.IHasCache)data!).Cache; [|Microsoft.Extensions.Caching.Memory.CacheExtensions.Set(c, \"k\", new P())|]; }")]
    [InlineData("plugin context in the host's resolver chain", "public void OnLoad(object? data) { var o = (System.Text.Json.JsonSerializerOptions)data!; [|o.TypeInfoResolverChain.Insert(0, new R())|]; } sealed class R : System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver { public System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type t, System.Text.Json.JsonSerializerOptions o) => null; }")]
    [InlineData("delegate in a list of a host object", "public void OnLoad(object? data) { var hooks = (IList<Action>)data!; [|hooks.Add(() => { })|]; }")]
    [InlineData("delegate in a dictionary of a host object", "private IDictionary<string, Func<int>>? _commands; public void OnLoad(object? data) { _commands = data as IDictionary<string, Func<int>>; Fill(); } void Fill() { [|_commands![\"a\"] = () => 1|]; }")]
    [InlineData("plugin object in a property of a host object", "public void OnLoad(object? data) { [|((System.Runtime.CompilerServices.StrongBox<object>)data!).Value = this|]; }")]
    [InlineData("delegate in a list of another plugin's export", "private readonly Deps _deps = new(); public Deps Import() => _deps; public void OnLoad() { [|_deps.Hooks!.Add(OnLoad)|]; } public class Deps { public IList<Action>? Hooks { get; set; } }")]
    [InlineData("plugin object in a host static, by all that assigns", "public void OnLoad() { [|Registry.Last ??= new P()|]; [|Registry.Hook += OnLoad|]; [|(Registry.Last, _) = (new P(), 1)|]; [|Interlocked.Exchange(ref Registry.Last, new P())|]; [|Volatile.Write(ref Registry.Last, this)|]; }")]
    [InlineData("Type, MethodInfo, assembly in a host static", "public void OnLoad() { [|Registry.Last = GetType()|]; [|Registry.Last = typeof(P).GetMethod(\"ToString\")|]; [|Registry.Last = typeof(P).Assembly|]; }")]
    [InlineData("dictionary keyed by a plugin's Type", "public void OnLoad(object? data) { [|((IDictionary<Type, object>)data!)[typeof(P)] = \"a\"|]; }")]
    [InlineData("an exception with plugin frames", "public void OnLoad() { try { } catch (Exception e) { [|Registry.Last = e|]; } }")]
    [InlineData("the completed task of an async method, an iterator, a query, an unevaluated Lazy", "public void OnLoad(object? data) { [|Registry.Last = WaitAsync()|]; [|Registry.Last = Numbers()|]; [|Registry.Last = ((IEnumerable<int>)data!).Where(n => n > 1)|]; [|Registry.Last = new Lazy<int>(() => 1)|]; } async Task WaitAsync() { await Task.Yield(); } IEnumerable<int> Numbers() { yield return 1; }")]
    [InlineData("plugin object, boxed enum, empty array, generic weak reference", "enum E { A } public void OnLoad() { [|Registry.Last = E.A|]; [|Registry.Last = Array.Empty<P>()|]; [|Registry.Last = new WeakReference<P>(new P())|]; [|Registry.Last = new List<object> { this }|]; }")]
    [InlineData("route and middleware of the host's application", "public void OnLoad(object? data) { var app = (Microsoft.AspNetCore.Builder.IApp)data!; [|app.MapGet(\"/\", () => \"\")|]; [|app.Use(next => next)|]; [|app.UseMiddleware<P>()|]; }")]
    [InlineData("array and list of plugin objects", "public void OnLoad() { [|Registry.Last = new object[] { 1, this }|]; [|Registry.Last = new P[0]|]; List<object> mixed = [1, this]; [|Registry.Last = mixed|]; List<P> none = []; [|Registry.Last = none|]; }")]
    [InlineData("what a foreign object is made of or filled with", "public void OnLoad() { [|Registry.Last = new System.Runtime.CompilerServices.StrongBox<object> { Value = this }|]; [|Registry.Last = new System.Runtime.CompilerServices.StrongBox<object>(new P())|]; [|Registry.Last = new Dictionary<string, object> { { \"a\", this } }|]; }")]
    [InlineData("delegates of fields and properties", "private Action? _own; private Action Later { get; } = Work; static void Work() { } public void OnLoad() { _own = () => { }; [|Registry.Hook = _own|]; [|Registry.Hook = Later|]; }")]
    [InlineData("what own methods give", "public void OnLoad() { [|Registry.Last = Make()|]; [|Registry.Last = MakeAll()|]; [|Registry.Last = typeof(P).GetMethods()|]; [|Registry.Last = new P().GetType()|]; } P Make() => new(); List<P> MakeAll() => [];")]
    [InlineData("queries in order", "public void OnLoad(object? data) { [|Registry.Last = ((IEnumerable<int>)data!).OrderBy(n => -n)|]; IEnumerable<int> some = ((IEnumerable<int>)data).Skip(1); [|Registry.Last = some.Select(n => n + 1)|]; }")]
    [InlineData("type registered by Type and by its object", "sealed class W : IWorld { public event Action? Changed; public int N => 1; public CancellationToken Stopping => default; void R() => Changed?.Invoke(); } public void OnLoad(object? data) { var s = (Microsoft.Extensions.DependencyInjection.IServiceCollection)data!; [|Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(s, typeof(IWorld), typeof(W))|]; [|Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IWorld>(s, new W())|]; [|Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IWorld>(s, _ => new W())|]; }")]
    [InlineData("host MemoryCache entry by key, and in a field whose other entries are read", "private Microsoft.Extensions.Caching.Memory.IMemoryCache? _c; public void OnLoad(object? data) { _c = ((Microsoft.Extensions.Caching.Memory.IHasCache)data!).Cache; [|Microsoft.Extensions.Caching.Memory.CacheExtensions.Set(_c, new P(), \"v\")|]; [|Microsoft.Extensions.Caching.Memory.CacheExtensions.GetOrCreate<P>(_c, \"k\", () => null!)|]; } public void OnFree() => _c!.ToString();")]
    [InlineData("what a factory makes for a dictionary of the host", "public void OnLoad(object? data) { [|((ConcurrentDictionary<string, object>)data!).GetOrAdd(\"a\", k => new P())|]; [|((ConcurrentDictionary<string, object>)data).AddOrUpdate(\"a\", \"b\", (k, v) => { return this; })|]; }")]
    [InlineData("set by Interlocked where nothing was", "public void OnLoad() { [|Interlocked.CompareExchange(ref Registry.Last, this, null)|]; }")]
    [InlineData("taken out of something else", "public void OnLoad() { [|Registry.Last = this|]; [|Registry.Items.Add(this)|]; } public void OnFree() { Registry.Hook = null; Registry.Handlers.Remove(\"a\"); }")]
    [InlineData("put in again on the way to OnFree", "public void OnLoad() { [|Registry.Last = this|]; } public void OnFree() { [|Registry.Last = new P()|]; }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify("using Microsoft.AspNetCore.Builder;" + Sources.Plugin(Own + members), Sources.Project.Referencing("Caching", Caching).Referencing("Web", Web));
    }

    [Theory]
    [InlineData("strings, integers, host types in a host static", "public void OnLoad() { Registry.Last = \"a\"; Registry.Last = 1; Registry.Items.Add(new List<int>()); Registry.Hook = Console.WriteLine; }")]
    [InlineData("taken out in OnFree", "public void OnLoad() { Registry.Hook = OnLoad; Registry.Last = new P(); } public void OnFree() { Registry.Hook = null; Stop(); } void Stop() => Registry.Last = null;")]
    [InlineData("removed in OnFree", "public void OnLoad() { Registry.Items.Add(this); Registry.Handlers[\"a\"] = OnLoad; } public void OnFree() { Registry.Items.Remove(this); Registry.Handlers.Remove(\"a\"); }")]
    [InlineData("own statics and collections", "static object? _last; static readonly List<object> _all = []; public void OnLoad() { _last = new P(); _all.Add(this); }")]
    [InlineData("data bag and extension", "public void OnPublish(Vault vault) { vault.DataBag[\"k\"] = (Action)(() => { }); }")]
    [InlineData("plugin's own provider", "public void OnLoad() { var s = new Microsoft.Extensions.DependencyInjection.ServiceCollection(); Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<P>(s); using var p = Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(s); p.GetService(typeof(P)); }")]
    [InlineData("host's provider asked for a contract's type", "public void OnLoad(object? data) { ((IServiceProvider)data!).GetService(typeof(IWorld)); }")]
    [InlineData("own MemoryCache", "private readonly Microsoft.Extensions.Caching.Memory.MemoryCache _c = new(); public void OnLoad() { Microsoft.Extensions.Caching.Memory.CacheExtensions.Set(_c, \"k\", new P()); }")]
    [InlineData("host MemoryCache entry of a host type", "public void OnLoad(object? data) { var c = ((Microsoft.Extensions.Caching.Memory.IHasCache)data!).Cache; Microsoft.Extensions.Caching.Memory.CacheExtensions.Set(c, \"k\", \"v\"); }")]
    [InlineData("LoggerFactory.CreateLogger, ActivatorUtilities", "public void OnLoad(Microsoft.Extensions.Logging.ILoggerFactory f) { f.CreateLogger(\"a\"); }")]
    [InlineData("a list of the extension", "public void OnPublish(Vault vault) { vault.GetExtension<IList<Action>>().Add(() => { }); vault.GetExtension<IDictionary<string, object>>()[\"a\"] = this; }")]
    [InlineData("an object that is given for one call", "internal static void live_Answer(IDictionary<string, object> items) { items[\"a\"] = new P(); }")]
    [InlineData("strings in a list of a host object", "public void OnLoad(object? data) { ((IList<string>)data!).Add(\"a\"); }")]
    [InlineData("taken out of a list of a host object", "private IList<Action>? _hooks; public void OnLoad(object? data) { _hooks = (IList<Action>)data!; _hooks.Add(OnFree); } public void OnFree() => _hooks?.Remove(OnFree);")]
    [InlineData("taken out of a property of a host object", "private System.Runtime.CompilerServices.StrongBox<object?>? _box; public void OnLoad(object? data) { _box = (System.Runtime.CompilerServices.StrongBox<object?>)data!; _box.Value = this; } public void OnFree() => _box!.Value = null;")]
    [InlineData("own list of host objects", "private readonly List<object> _all = []; public void OnLoad(object? data) { _all.Add(data!); _all.Add(this); }")]
    [InlineData("own copy of a list of the host", "private List<Action> _mine = []; public void OnLoad(object? data) { var hooks = (IList<Action>)data!; _mine = hooks.ToList(); _mine.Add(OnFree); var copy = new List<Action>(hooks); copy.Add(OnFree); Action[] all = [.. hooks]; all[0] = OnFree; } public void OnFree() { }")]
    [InlineData("taken out by Interlocked, by -=", "public void OnLoad() { Registry.Last = this; Registry.Hook += OnLoad; } public void OnFree() { Interlocked.CompareExchange(ref Registry.Last, null, this); Registry.Hook -= OnLoad; }")]
    [InlineData("values of the framework, evaluated queries, plain weak references", "public void OnLoad(object? data) { Registry.Last = ((IEnumerable<int>)data!).Where(n => n > 1).ToList(); Registry.Last = new WeakReference(this); Registry.Last = typeof(P).Name; Registry.Last = Task.CompletedTask; Registry.Last = Plain(); Registry.Last = new Exception(nameof(P)); } Task Plain() => Task.CompletedTask;")]
    [InlineData("a factory that is called at once", "public void OnLoad(object? data) { ((ConcurrentDictionary<string, object>)data!).GetOrAdd(\"a\", k => \"v\"); ((ConcurrentDictionary<string, object>)data).AddOrUpdate(\"a\", \"b\", (k, v) => v); }")]
    [InlineData("parts of the pipeline that are configured at once, own application", "public void OnLoad(object? data) { var app = (Microsoft.AspNetCore.Builder.IApp)data!; app.Map(\"/a\", (Microsoft.AspNetCore.Builder.IApplicationBuilder b) => { }); new App().Use(next => next); } sealed class App : Microsoft.AspNetCore.Builder.IApp { }")]
    [InlineData("arrays, lists and queries of the framework", "public void OnLoad(object? data) { Registry.Last = new object[] { 1, \"a\" }; List<object> mixed = [1, \"a\"]; Registry.Last = mixed; Registry.Last = ((IEnumerable<int>)data!).Select(Math.Abs); Registry.Last = ((IEnumerable<int>)data).Order(); Registry.Last = Environment.GetCommandLineArgs(); }")]
    [InlineData("types and methods of the framework", "public void OnLoad() { Registry.Last = typeof(int); Registry.Last = typeof(int).Assembly; Registry.Last = typeof(int).GetMethods(); Registry.Last = \"a\".GetType(); }")]
    [InlineData("foreign objects of foreign objects", "public void OnLoad() { Registry.Last = new System.Runtime.CompilerServices.StrongBox<object> { Value = \"a\" }; Registry.Last = new Dictionary<string, object> { { \"a\", 1 } }; Registry.Last = new List<int>(Mine().Select(p => 1)); Registry.Last = new string('a', 3); } P[] Mine() => [];")]
    [InlineData("delegates of the framework in fields", "private Action? _foreign; public void OnLoad() { _foreign = Console.WriteLine; Registry.Hook = _foreign; }")]
    [InlineData("what own methods give of the framework's", "public void OnLoad() { Registry.Last = Count(); Registry.Last = Names(); Registry.Last = Name; } int Count() => 1; List<string> Names() => []; string Name => \"a\";")]
    [InlineData("taken out by -= alone", "public void OnFree() { Registry.Hook -= OnFree; } public void Leave() { Registry.Hook -= OnFree; }")]
    [InlineData("own objects of the framework's types", "public void OnLoad() { var box = new System.Runtime.CompilerServices.StrongBox<object>(); box.Value = this; var o = new System.Text.Json.JsonSerializerOptions(); o.TypeInfoResolverChain.Insert(0, new R()); } sealed class R : System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver { public System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type t, System.Text.Json.JsonSerializerOptions o) => null; }")]
    [InlineData("own method that only looks like one of a collection", "public void OnLoad() => Registry.Items.Add(1, this); } static class Counts { public static void Add(this List<object> all, int n, object it) => _ = all.Count + n + it.GetHashCode();")]
    [InlineData("the host's services asked for what they have", "public void OnLoad(object? data) { var s = (IServiceProvider)data!; Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IWorld>(s); Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(s); Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IWorld, IWorld>((Microsoft.Extensions.DependencyInjection.IServiceCollection)data); }")]
    [InlineData("host MemoryCache entry removed", "private Microsoft.Extensions.Caching.Memory.IMemoryCache? _c; public void OnLoad(object? data) { _c = ((Microsoft.Extensions.Caching.Memory.IHasCache)data!).Cache; Microsoft.Extensions.Caching.Memory.CacheExtensions.Set(_c, \"k\", new P()); } public void OnFree() => _c!.Remove(\"k\");")]
    [InlineData("host MemoryCache entry that is made and is the host's", "public void OnLoad(object? data) { var c = ((Microsoft.Extensions.Caching.Memory.IHasCache)data!).Cache; Microsoft.Extensions.Caching.Memory.CacheExtensions.GetOrCreate(c, \"k\", () => \"v\"); }")]
    [InlineData("taken out in the same method", "public void OnLoad() { Registry.Last = this; Registry.Items.Add(this); Registry.Raise(); Registry.Items.Remove(this); } public void OnFree() => Interlocked.Exchange(ref Registry.Last, null);")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify("using Microsoft.AspNetCore.Builder;" + Sources.Plugin(Own + members), Sources.Project.Referencing("Caching", Caching).Referencing("Web", Web));
    }

    [Fact]
    public Task MembersCanBeListedAsHarmless() => Verify.Verify(
        Sources.Plugin("public void OnLoad() { Registry.Last = this; Registry.Items.Add(this); [|Registry.Hook = OnLoad|]; }"),
        Sources.Project with { EditorConfig = "hotswap_hs4004_harmless = Registry.Last, Registry.Items" });
}
