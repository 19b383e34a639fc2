using Microsoft.CodeAnalysis;
using Xunit;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4004: the host's services, caches and pipeline, and what the message says of each.</summary>
public class HS4004HostTests
{
    private const string Provider = "a type: use a service provider of the plugin's own, or new";
    private const string Bag = "an object: put it into the data bag or the extension in OnPublish, which are fresh in each generation, or take it out on the way to OnFree";
    private const string Made = "a delegate: put it into the data bag or the extension in OnPublish, which are fresh in each generation, or take it out on the way to OnFree";
    private const string Cache = "an object: Remove the entry on the way to OnFree, or use a cache of the plugin's own";
    private const string Offer = "a delegate: offer it through Export or in the extension, which is fresh in each generation, and let the host call that";

    [Theory]
    [InlineData(Provider, "host.Services.GetService(typeof(Node));")]
    [InlineData(Provider, "host.Services.GetService<Node>();")]
    [InlineData(Provider, "host.Services.GetRequiredService<ILogger<Node>>();")]
    [InlineData(Provider, "host.Services.GetServices(typeof(Node));")]
    [InlineData(Provider, "ServiceProviderServiceExtensions.GetService<Node>(host.Services);")]
    [InlineData(Provider, "Type type = typeof(Node); host.Services.GetService(type);")]
    [InlineData(Provider, "services.AddSingleton<Node>();")]
    [InlineData(Provider, "services.AddSingleton(typeof(Node));")]
    [InlineData(Provider, "services.AddSingleton(new Node());")]
    [InlineData(Provider, "services.AddTransient<object, Node>();")]
    [InlineData(Cache, "cache.Set(\"k\", new Node());")]
    [InlineData(Cache, "cache.Set(new Node(), \"v\");")]
    [InlineData(Cache, "cache.GetOrCreate(\"k\", e => new Node());")]
    [InlineData(Cache, "cache.GetOrCreateAsync(\"k\", e => Task.FromResult(new Node()));")]
    [InlineData(Cache, "cache.CreateEntry(new Node());")]
    [InlineData(Offer, "app.Use(next => next);")]
    [InlineData(Offer, "app.Run(() => { });")]
    [InlineData(Offer, "app.UseMiddleware<Node>();")]
    [InlineData(Offer, "routes.MapGet(\"/\", () => \"\");")]
    [InlineData(Offer, "routes.MapGet(\"/\", Beat);")]
    [InlineData(Bag, "Hub.All.Add(this);")]
    [InlineData(Bag, "Hub.Building.Add(this);")]
    [InlineData(Bag, "Hub.Fixed = Hub.Fixed.Add(this);")]
    [InlineData(Bag, "Hub.All.Lists.First().Add(this);")]
    [InlineData(Offer, "Hub.RegisterHandler(Beat);")]
    [InlineData(Bag, "Game.Instance.Items.Add(this);")]
    [InlineData(Bag, "Game.Instance.Last = this;")]
    [InlineData(Bag, "Game.Instance.Inner.Last = this;")]
    [InlineData(Bag, "Game.Instance?.Inner?.Items.Add(this);")]
    [InlineData(Bag, "Game.Instance.Find(1).Items.Add(this);")]
    [InlineData(Bag, "Game.Instance.All[0].Items.Add(this);")]
    [InlineData(Bag, "var game = Game.Instance; game.Items.Add(this);")]
    [InlineData(Bag, "_game = Game.Instance; _game.Items.Add(this);")]
    [InlineData(Bag, "Game.Instance.Map[1] = this;")]
    [InlineData(Bag, "_either = host.Items; _either.Add(this); _either = [];")]
    [InlineData(Bag, "Game.Instance.Last = this; Game.Instance.Items.Remove(this);")]
    [InlineData(Made, "Game.Instance.Beat = Beat;")]
    [InlineData(Made, "Game.Instance.Beat += Beat;")]
    [InlineData(Made, "Game.Instance.Beats.Add(Beat);")]
    [InlineData(Bag, "Extensions2.Add(it: this, all: Game.Instance.Items);")]
    [InlineData(Made, "Hub.Map.GetOrAdd(1, k => { if (k > 1) { return 1; } return this; });")]
    [InlineData(Bag, "_either = new List<object>(); _either = host.Items; _either.Add(this);")]
    public async Task Flagged(string said, string code) => Assert.Equal([said], await Said(code));

    [Theory]
    [InlineData("host.Services.GetService(typeof(string));")]
    [InlineData("host.Services.GetService<IWorld>();")]
    [InlineData("host.Services.CreateScope();")]
    [InlineData("host.Services.GetHashCode();")]
    [InlineData("host.Services.Equals(typeof(Node));")]
    [InlineData("new ServiceCollection().BuildServiceProvider().GetService<Node>();")]
    [InlineData("services.AddSingleton<IWorld>();")]
    [InlineData("services.AddSingleton(\"a\");")]
    [InlineData("new ServiceCollection().AddSingleton<Node>();")]
    [InlineData("cache.Set(\"k\", \"v\");")]
    [InlineData("cache.Get<string>(\"k\");")]
    [InlineData("cache.GetOrCreate(\"k\", e => \"v\");")]
    [InlineData("cache.TryGetValue(new Node(), out _);")]
    [InlineData("Game.Instance.Last = 1;")]
    [InlineData("Game.Instance.Items.Add(\"a\");")]
    [InlineData("Extensions2.Add(it: \"a\", all: Game.Instance.Items);")]
    [InlineData("Game.Instance.Items.Add(this); Game.Instance.Items.Remove(this);")]
    [InlineData("Game.Instance.Last = this; Game.Instance.Last = null;")]
    [InlineData("Game.Instance.Beat += Beat; Game.Instance.Beat -= Beat;")]
    [InlineData("Hub.Last = this; Interlocked.Exchange(ref Hub.Last, null);")]
    [InlineData("Hub.Last = this; Volatile.Write(ref Hub.Last, null);")]
    [InlineData("Game.Make().Items.Add(this);")]
    [InlineData("_copy = [.. ImmutableList<object>.Empty.Add(this)];")]
    [InlineData("_ = ImmutableDictionary<int, object>.Empty.SetItem(1, this);")]
    [InlineData("_ = Hub.Fixed.Add(this);")]
    [InlineData("_ = Hub.Fixed.Insert(0, this);")]
    [InlineData("new Game().Items.Add(this);")]
    [InlineData("Game.Instance.Items.ToList().Add(this);")]
    [InlineData("var game = new Game(); _game = game; _game.Items.Add(this);")]
    [InlineData("System.Diagnostics.Activity.Current!.SetCustomProperty(\"a\", this);")]
    [InlineData("cache.Set(\"k\", new Node()); cache.Remove(\"k\");")]
    [InlineData("app.Properties(() => { });")]
    [InlineData("app.Map(\"/a\", a => { });")]
    [InlineData("app.UseStatic(\"a\");")]
    [InlineData("app.New().ToString();")]
    [InlineData("new App().Use(next => next);")]
    [InlineData("Swap.Exchange(Hub.Last, this);")]
    [InlineData("Hub.Read(this);")]
    [InlineData("Hub.Map.GetOrAdd(1, k => { if (k > 1) { return 1; } return 2; });")]
    [InlineData("_copy = host.Items.ToList(); _copy.Add(this);")]
    [InlineData("_copy = new List<object>(host.Items); _copy.Add(this);")]
    [InlineData("_copy = [.. host.Items]; _copy.Add(this);")]
    [InlineData("var copy = host.Items.ToArray(); copy[0] = this;")]
    [InlineData("var copy = new object[] { host.Items[0] }; copy[0] = this;")]
    public async Task Silent(string code) => Assert.Empty(await Said(code));

    private static async Task<string[]> Said(string code)
    {
        Diagnostic[] found = await Findings.Of(
            "using Caching; using Web;\n" + Sources.WithUsings($$"""
                [HotswapPlugin] public sealed class World
                {
                    private IList<object> _either = [];
                    private List<object> _copy = [];
                    private Game? _game;
                    public void OnLoad(object? data)
                    {
                        var host = (IBox)data!; var services = host.Collection; var cache = host.Cache; var app = host.App; var routes = host.Routes;
                        {{code}}
                    }
                    private static void Beat() { }
                }
                public sealed class Node { }
                public sealed class App : IApplicationBuilder { }
                """),
            _project,
            [new HS4004StoredInHost()]);
        return
        [
            .. found.Select(f => f.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split("it holds ")[1])
                .Select(m => m.Replace(" of the old version, which stays in memory; ", ": ", StringComparison.Ordinal)),
        ];
    }

    private static readonly ProjectUnderTest _project = Sources.ServerProject.Referencing("Box", """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.DependencyInjection;
        [assembly: HotswapContract]
        public interface IBox { IServiceProvider Services { get; } IServiceCollection Collection { get; } Caching.IMemoryCache Cache { get; } Web.IApplicationBuilder App { get; } Web.IEndpointRouteBuilder Routes { get; } IList<object> Items { get; } }
        public sealed class Game
        {
            public static Game Instance { get; } = new();
            public static Game Make() => new();
            public object? Last { get; set; }
            public Game Inner => this;
            public Game[] All => [this];
            public Game Find(int n) => this;
            public Action? Beat { get; set; }
            public Beats Beats { get; } = [];
            public List<object> Items { get; } = [];
            public Dictionary<int, object> Map { get; } = [];
        }
        public static class Hub
        {
            public static object? Last;
            public static System.Collections.Immutable.ImmutableArray<object> Fixed = [];
            public static readonly System.Collections.Immutable.ImmutableArray<object>.Builder Building = System.Collections.Immutable.ImmutableArray.CreateBuilder<object>();
            public static readonly Store All = [];
            public static readonly ConcurrentDictionary<int, object> Map = new();
            public static void RegisterHandler(Action handler) { }
            public static void Read(object it) { }
        }
        public sealed class Store : List<object> { public IEnumerable<List<object>> Lists => []; }
        public sealed class Beats : List<Action> { }
        public static class Extensions2 { public static void Add(this List<object> all, object it) => all.Add(it); }
        public static class Swap { public static object? Exchange(object? one, object? other) => one; }
        namespace Caching
        {
            public interface IMemoryCache { void Remove(object key); bool TryGetValue(object key, out object? value); IDisposable CreateEntry(object key); }
            public static class Extensions
            {
                public static T Set<T>(this IMemoryCache cache, object key, T value) => value;
                public static T? Get<T>(this IMemoryCache cache, object key) => default;
                public static T GetOrCreate<T>(this IMemoryCache cache, object key, Func<object, T> make) => make(key);
                public static Task<T> GetOrCreateAsync<T>(this IMemoryCache cache, object key, Func<object, Task<T>> make) => make(key);
            }
        }
        namespace Web
        {
            public interface IApplicationBuilder { }
            public interface IEndpointRouteBuilder { }
            public static class Extensions
            {
                public static void Use(this IApplicationBuilder app, Func<Func<Task>, Func<Task>> next) { }
                public static void Run(this IApplicationBuilder app, Action handle) { }
                public static void UseMiddleware<T>(this IApplicationBuilder app) { }
                public static void UseStatic(this IApplicationBuilder app, string path) { }
                public static void Properties(this IApplicationBuilder app, Action look) { }
                public static IApplicationBuilder New(this IApplicationBuilder app) => app;
                public static void Map(this IApplicationBuilder app, string path, Action<IApplicationBuilder> configure) { }
                public static void MapGet(this IEndpointRouteBuilder routes, string path, Delegate handler) { }
            }
        }
        """);
}
