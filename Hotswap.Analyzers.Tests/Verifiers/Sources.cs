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

    /// <summary>A plugin that references the contract.</summary>
    public static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Contract);
}
