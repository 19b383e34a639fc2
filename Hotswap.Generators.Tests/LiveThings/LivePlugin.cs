using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>A compiled plugin and its registered live things, for tests that run what was emitted.</summary>
internal sealed class LivePlugin
{
    private LivePlugin(LoadedPlugin plugin)
    {
        Plugin = plugin;
        var live = new LiveRegistration(null!);
        plugin.Entry.Create(plugin.Context);
        plugin.Entry.RegisterLive(live);
        Types = live.Types.ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
        Funcs = live.Funcs.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    }

    public LoadedPlugin Plugin { get; }

    public IReadOnlyDictionary<string, LiveType> Types { get; }

    public IReadOnlyDictionary<string, LiveFunc> Funcs { get; }

    /// <summary>A plugin with these types, in namespace Worlds, compiled without a warning.</summary>
    public static LivePlugin Of(string types, string members = "") =>
        new(LoadedPlugin.From(GeneratorRun.Of(Sources.Plugin(members, types)).AssertClean()));

    /// <summary>A plugin of this source alone, its class in namespace Worlds, without lifecycle methods.</summary>
    public static LivePlugin Alone(string source) => new(LoadedPlugin.From(
        GeneratorRun.Of(TestCompilation.Create(source), TestOptions.Plugin.With("HotswapLifecycle", "Optional")).AssertClean()));

    /// <summary>A plugin that uses a contract.</summary>
    public static LivePlugin Of(string types, MetadataReference contract) => new(LoadedPlugin.From(
        GeneratorRun.Of(TestCompilation.Create("World", [("World.cs", Sources.Plugin("", types))], contract)).AssertClean(),
        contract));

    public Type Type(string name) => Plugin.Assembly.GetType("Worlds." + name, throwOnError: true)!;

    /// <summary>Restores a value from JSON.</summary>
    public dynamic Read(string type, string json) =>
        Reveal(Types[type].Reader(LiveData.FromJson(System.Text.Encoding.UTF8.GetBytes(json))));

    /// <summary>The JSON of a value.</summary>
    public string Write(string type, object value) => System.Text.Encoding.UTF8.GetString(Types[type].Writer(value).GetJson().Span);

    public string Error(string type, string json) => Assert.Throws<LiveDataException>(() => (object)Read(type, json)).Message;

    /// <summary>A job made by the generated factory.</summary>
    public LiveJob Job(string factory, params object?[] arguments) => (LiveJob)Plugin.Assembly
        .GetType("Worlds.LiveJobs", throwOnError: true)!
        .GetMethod(factory, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
        .Invoke(null, arguments)!;

    public async Task RunAsync(LiveJob job)
    {
        job = LiveJob.Parse(job.ToBytes());
        LiveRunner runner = (Funcs.TryGetValue(job.Name, out LiveFunc? func) ? func.Runner : Types[job.Name].Runner)!;
        await runner(job, CancellationToken.None);
    }

    // The binder of dynamic sees public types only; tests look at members by reflection through this.
    private static Members Reveal(object value) => new(value);
}
