using System.Collections.Concurrent;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>The plugin of the queue tests: what it is given it hands to the test's board. Each version is compiled once.</summary>
internal static class QueuePlugin
{
    private static readonly ConcurrentDictionary<string, Lazy<CompiledAssembly>> _versions = new();

    public static CompiledAssembly Version(string version, bool withMore = false) => _versions.GetOrAdd(
        version + withMore,
        _ => new Lazy<CompiledAssembly>(() => PluginCompiler.Plugin("Queue", $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Hotswap;
            using Hotswap.Runtime.Tests.Queue;

            namespace Plugins.Queue;

            [HotswapPlugin("Queue")]
            public sealed class Main
            {
                internal static Task live_Do(string board, string what, LiveJob job, CancellationToken ct) =>
                    JobBoard.CallAsync(board, new JobCall("{{version}}", what, job, ct));

                {{(withMore ? """
                internal static Task live_More(string board, string what, LiveJob job, CancellationToken ct) =>
                    JobBoard.CallAsync(board, new JobCall("more", what, job, ct));
                """ : "")}}

                public void OnLoad(object? data) { }
                public void OnInit(Vault vault) { }
                public void OnFree() { }
                public bool Reloadable() => true;
                public object? Export() => null;
                public object? Import() => null;
                public object? InvokeFunc(string name, params object?[] args) => null;
            }
            """))).Value;
}
