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
        "namespace Microsoft.Extensions.Caching.Memory { public interface IMemoryCache { void Remove(object key); } public class MemoryCache : IMemoryCache { public void Remove(object key) { } } public static class CacheExtensions { public static T Set<T>(this IMemoryCache c, object key, T value) => value; } public interface IHasCache { IMemoryCache Cache { get; } } }";

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
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify("using Microsoft.AspNetCore.Builder;" + Sources.Plugin(Own + members), Sources.Project.Referencing("Caching", Caching).Referencing("Web", Web));
    }
}
