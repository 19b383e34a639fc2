using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Peers;

/// <summary>The ways that are measured beside each other.</summary>
internal static class Swappers
{
    public static Func<PluginFolder, ISwapper>[] All { get; } =
    [
        static folder => new HotswapSwapper(folder),
        static folder => new BareSwapper(folder),
        static folder => new McMasterSwapper(folder),
    ];
}
