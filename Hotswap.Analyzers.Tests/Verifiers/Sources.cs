namespace Hotswap.Analyzers.Tests;

/// <summary>Source that test code is put into.</summary>
internal static class Sources
{
    /// <summary>A contract: what a host gives to its plugins.</summary>
    public const string Contract = """
        using System.Diagnostics.Metrics;
        [assembly: HotswapContract]
        public interface IWorld { event Action? Changed; int N { get; } CancellationToken Stopping { get; } }
        public interface IHost { event EventHandler? Tick; CancellationToken Stopping { get; } IWorld World { get; } IServiceProvider Services { get; } TaskCompletionSource Ready { get; } SemaphoreSlim Gate { get; } System.Threading.Channels.Channel<int> Queue { get; } }
        public static class Registry { public static object? Last; public static Action? Hook { get; set; } public static readonly List<object> Items = new(); public static readonly Dictionary<string, Action> Handlers = new(); public static event Action? Changed; public static void Raise() => Changed?.Invoke(); }
        """;

    /// <summary>A contract: what a game server gives to its plugins.</summary>
    private const string Server = """
        using System.Threading.Channels;
        [assembly: HotswapContract]
        public interface IWorld { event Action? Changed; event Action<IPlayer>? Joined; int N { get; } CancellationToken Stopping { get; } }
        public interface IPlayer { string Name { get; } event EventHandler? Left; }
        public interface IServer { event EventHandler? Tick; event Action<string>? Message; CancellationToken Stopping { get; } IWorld World { get; } TaskCompletionSource Ready { get; } TaskCompletionSource Closed { get; } Task Started { get; } SemaphoreSlim Gate { get; } Channel<int> Queue { get; } ManualResetEventSlim Go { get; } }
        public interface IExport { string Name { get; } void Draw(); }
        public static class Registry { public static event Action? Changed; public static void Raise() => Changed?.Invoke(); }
        """;

    /// <summary>The members of a plugin class.</summary>
    public static string Plugin(string members) => $$"""
        using System.Collections.Concurrent;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.Globalization;
        using System.Reflection;
        using System.Runtime.InteropServices;
        using System.Runtime.Loader;
        using System.Text;
        using System.Threading.Channels;

        [HotswapPlugin]
        public sealed class World
        {
            {{members}}
        }
        """;

    /// <summary>A whole source file, with what it uses beside the implicit usings.</summary>
    public static string WithUsings(string source) => $"""
        using System.Collections.Concurrent;
        using System.Collections.Immutable;
        using System.Text.Json;
        using System.Threading.Channels;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        {source}
        """;

    /// <summary>A plugin that references the contract of the game server.</summary>
    public static ProjectUnderTest ServerProject { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Server);

    /// <summary>The game server itself.</summary>
    public static ProjectUnderTest ServerHost { get; } = ProjectUnderTest.Host.Referencing("Contract", Server);

    /// <summary>A plugin that references the contract.</summary>
    public static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Contract);
}
