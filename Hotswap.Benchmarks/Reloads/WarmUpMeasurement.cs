using System.Diagnostics;
using System.Globalization;
using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Reloads;

/// <summary>What the first call after a swap costs with and without warm-up: a chain of 40 methods in types with static constructors.</summary>
internal static class WarmUpMeasurement
{
    private const int Links = 40;
    private const int Rounds = 21;

    public static void Run()
    {
        string chain = string.Join("\n\n", Enumerable.Range(0, Links).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            internal static class Link{{i}}
            {
                private static readonly string _text;
                static Link{{i}}() { _text = string.Concat("{{i}}", typeof(Link{{i}}).Name); }
                internal static string Go(string name) => {{(i + 1 < Links ? $"Link{i + 1}.Go(name)" : "name")}} + _text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            """)));
        using PluginFolder folder = new(1, "Link0.Go(name)", chain);
        using HotswapSwapper warm = new(folder);
        using HotswapSwapper cold = new(folder, TimeSpan.Zero);
        using BareSwapper bare = new(folder);
        (string Name, ISwapper Swapper)[] all =
            [("Hotswap", warm), ("Hotswap, `WarmUpBudget` zero", cold), ("bare context", bare)];
        double[][] first = [.. all.Select(_ => new double[Rounds])];
        double[][] reload = [.. all.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                folder.Change();
                long start = Stopwatch.GetTimestamp();
                all[i].Swapper.Reload();
                long swapped = Stopwatch.GetTimestamp();
                all[i].Swapper.Call("you");
                first[i][round] = Stopwatch.GetElapsedTime(swapped).TotalMilliseconds;
                reload[i][round] = Stopwatch.GetElapsedTime(start, swapped).TotalMilliseconds;
            }
        }

        Figures.Head("plugin with a chain of 40 calls", "reload", "first call after it");
        for (int i = 0; i < all.Length; i++)
        {
            Figures.Row($"{all[i].Name}", $"{Figures.Median(reload[i]):0.00} ms", $"{Figures.Median(first[i]):0.000} ms");
        }
    }
}
