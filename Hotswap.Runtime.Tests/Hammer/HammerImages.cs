using System.Text;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>The hammered plugins, each in a few builds. Compiled once: that is the slow part.</summary>
internal static class HammerImages
{
    public const int Builds = 3;

    private const string Marker = "0: the number of the build";

    /// <summary>Each with the one that it imports: a chain of three, and two that stand apart.</summary>
    public static IReadOnlyList<(string Name, string? Import)> Plugins { get; } =
        [("Core", null), ("Middle", "Core"), ("Leaf", "Middle"), ("Keeper", null), ("Apart", null)];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledAssembly>> _compiled =
        new(() => Plugins.ToDictionary(p => p.Name, p => Compile(p.Name, p.Import)));

    /// <summary>A build of a plugin: the same code, other bytes.</summary>
    public static CompiledAssembly Get(string plugin, int build)
    {
        CompiledAssembly compiled = _compiled.Value[plugin];
        byte[] dll = [.. compiled.Dll];
        int marker = dll.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Marker));
        Assert.True(marker > 0);
        Encoding.Unicode.GetBytes($"{build}", dll.AsSpan(marker));
        return compiled with { Dll = dll };
    }

    private static CompiledAssembly Compile(string name, string? import) => PluginCompiler.Plugin(name, $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Hotswap;
        using Hotswap.Runtime.Tests.Hammer;

        namespace Hammered.{{name}};

        public sealed class Deps
        {
            {{(import is null ? "" : $"public IHammered? {import} {{ get; set; }}")}}
            internal IHammered? Imported => {{import ?? "null"}};
        }

        internal sealed class Exported(Main main) : IHammered
        {
            public int Twice(int n) => main.Twice(n);
        }

        [HotswapPlugin("{{name}}")]
        public sealed partial class Main
        {
            internal static string Build => "{{Marker}}";
            private readonly Deps _deps = new();
            private readonly HammerGuard _guard;
            private volatile Vault? _vault;

            static Main() => Reach(HammerStage.StaticConstructor);

            public Main()
            {
                Reach(HammerStage.Constructor);
                _guard = HammerBoard.Current.Open("{{name}}");
            }

            private static void Reach(HammerStage stage) => HammerBoard.Current.Reach("{{name}}", stage);

            public bool Reloadable() { Reach(HammerStage.Reloadable); return true; }
            public IHammered Export() { Reach(HammerStage.Export); return new Exported(this); }
            public Deps Import() { Reach(HammerStage.Import); return _deps; }
            public void OnLoad(object? data) => Reach(HammerStage.OnLoad);

            public void OnInit(Vault vault, PluginContext context)
            {
                _vault = vault;
                context.Run(WorkAsync);
                Reach(HammerStage.OnInit);
            }

            public void OnPublish(Vault vault)
            {
                if (Build[0] != '0') _vault = vault;
                vault.DataBag["{{name}}"] = (Func<int, int>)Twice;
                Reach(HammerStage.OnPublish);
            }

            public void OnFree()
            {
                _guard.Free();
                Reach(HammerStage.OnFree);
            }

            public partial object? InvokeFunc(string name, params object?[] args);

            [Invokable("id")]
            internal long Id() => _guard.Id;

            [Invokable("twice")]
            internal int Twice(int n) => _guard.Sync("twice", () => 2 * n);

            [Invokable("slow")]
            internal Task<int> SlowAsync(int n) => _guard.Async("slow", async () =>
            {
                await Task.Yield();
                if (n % 7 == 0) await Task.Delay(1);
                return 2 * n;
            });

            [Invokable("imported")]
            internal int Imported(int n) => _guard.Sync("imported", () => _deps.Imported!.Twice(n));

            [Invokable("forward")]
            internal int Forward(int n) => _guard.Sync("forward", () => LiveFuncs.{{name}}Triple(_vault!, n));

            [Invokable("forwardSlow")]
            internal Task<int> ForwardSlowAsync(int n) => _guard.Async("forwardSlow", async () => await LiveFuncs.{{name}}Slow(_vault!, n));

            [Invokable("raw")]
            internal int Raw(string other, int n) => _guard.Sync("raw", () => _vault!.LiveFuncs.Get<Func<int, int>>($"live_{other}Triple")(n));

            [Invokable("bag")]
            internal int Bag(string other, int n) => _guard.Sync("bag", () => ((Func<int, int>)_vault!.DataBag[other]!)(n));

            internal int live_{{name}}Triple(int n) => _guard.Sync("live", () => 3 * n);

            internal Task<int> live_{{name}}Slow(int n) => _guard.Async("liveSlow", async () =>
            {
                await Task.Yield();
                return 3 * n;
            });

            private async Task WorkAsync(CancellationToken stopping)
            {
                while (true)
                {
                    _guard.Sync("work", () => LiveFuncs.{{name}}Triple(_vault!, 1));
                    await Task.Delay(2, stopping);
                }
            }
        }
        """);
}
