using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Tool.Tests.Doctor;

/// <summary>A host whose plugins leak, each by one thing of the host's.</summary>
public sealed class LeakyProcess : PatientProcess
{
    /// <summary>The plugins that leak, by name, as a statement of OnInit.</summary>
    public static readonly IReadOnlyDictionary<string, string> Leaks = new Dictionary<string, string>
    {
        ["StaticEvent"] = "Careless.Closed += OnClosed;",
        ["ObjectEvent"] = "Careless.Desk.Rang += OnClosed;",
        ["HostField"] = "Careless.Kept = new Node();",
        ["RunningTimer"] = "var timer = new Timer(_ => OnClosed(), null, 50, 50); _kept = timer;",
        ["BusyThread"] = "new Thread(Loop) { IsBackground = true }.Start();",
        ["NormalHandle"] = "System.Runtime.InteropServices.GCHandle.Alloc(new Node());",
        ["TokenCallback"] = "Careless.Stopping.Token.Register(OnClosed);",
        ["WaitsForHost"] = "_ = WaitAsync();",
    };

    private protected override IEnumerable<CompiledAssembly> Plugins => Leaks.Append(new("Tidy", "")).Select(l => Plugin(l.Key, l.Value));

    internal static CompiledAssembly Plugin(string name, string leak) => PluginCompiler.Plugin(name, $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Hotswap;
        using LeakyHost;

        namespace Plugins.{{name}};

        [HotswapPlugin("{{name}}")]
        public sealed class Main
        {
            private static object? _kept;
            public void OnLoad(object? data) { }
            public void OnInit(Vault vault) { {{leak}} }
            public void OnFree() { }
            public bool Reloadable() => true;
            public object? Export() => null;
            public object? Import() => null;
            public object? InvokeFunc(string name, params object?[] args) => null;
            private static void OnClosed() => _kept ??= new Node();
            private static void Loop() { while (true) Thread.Sleep(10); }
            private static async Task WaitAsync() { await Careless.Gate.WaitAsync(); OnClosed(); }
        }

        internal sealed class Node;
        """);
}
