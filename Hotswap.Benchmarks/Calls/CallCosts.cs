using System.Diagnostics;
using Hello.Contract;
using Hotswap.Benchmarks.Peers;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Calls;

/// <summary>What a call costs by each way into a plugin, beside a plain interface call into a collectible context.</summary>
internal static class CallCosts
{
    private const int Rounds = 9;
    private const int Calls = 2_000_000;

    public static void Run()
    {
        using PluginFolder folder = new();
        using HotswapSwapper hotswap = new(folder);
        using BareSwapper bare = new(folder);
        using McMasterSwapper mcMaster = new(folder);
        PluginHost host = hotswap.Host;
        using Lease lease = host.Enter(out PluginManager generation);
        Plugin plugin = generation.FindPlugin(PluginFolder.NameOf(0))!;
        IWorld export = plugin.GetExport<IWorld>();
        Func<string, string> function = plugin.GetFunc<Func<string, string>>("greet");
        (string Name, Action<int> Run)[] ways =
        [
            ("interface call, bare context", n => Loop(n, bare)),
            ("interface call, McMaster.NETCore.Plugins", n => Loop(n, mcMaster)),
            ("export, within a lease", n => Loop(n, export)),
            ("delegate of `GetFunc`, within a lease", n =>
            {
                for (int i = 0; i < n; i++)
                {
                    function("you");
                }
            }),
            ("lease, find the plugin, export", n => Loop(n, hotswap)),
            ("`PluginHost.InvokeFunc`", n =>
            {
                for (int i = 0; i < n; i++)
                {
                    host.InvokeFunc("P0", "greet", "you");
                }
            }),
        ];

        // In turns, so that what else the machine does meets all of them; the best of each.
        double[] best = [.. ways.Select(_ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                long start = Stopwatch.GetTimestamp();
                ways[way].Run(Calls);
                best[way] = Math.Min(best[way], Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls);
            }
        }

        Figures.Head("call", "time", "to the bare interface call");
        for (int way = 0; way < ways.Length; way++)
        {
            Figures.Row($"{ways[way].Name}", $"{best[way]:0.0} ns", $"{best[way] / best[0]:0.00}");
        }
    }

    private static void Loop(int calls, IWorld world)
    {
        for (int i = 0; i < calls; i++)
        {
            world.Greet("you");
        }
    }

    private static void Loop(int calls, ISwapper swapper)
    {
        for (int i = 0; i < calls; i++)
        {
            swapper.Call("you");
        }
    }
}
