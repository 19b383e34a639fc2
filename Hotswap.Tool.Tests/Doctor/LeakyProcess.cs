using System.Diagnostics;
using System.Text;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Doctor;

/// <summary>A host in a process of its own, whose plugins were replaced and some of which have leaked, each by one thing.</summary>
public sealed class LeakyProcess : IAsyncLifetime
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

    private readonly TestFolder _folder = new();
    private Process? _process;
    private Task<ToolRun>? _examined;

    /// <summary>What the doctor says of it, as JSON. In a process of its own: this one is the host's parent, and would take its signals.</summary>
    internal Task<ToolRun> Examined => _examined ??= ToolProcess.RunAsync("doctor", $"{Id}", "--json");

    /// <summary>The host's process id.</summary>
    public int Id => _process!.Id;

    /// <summary>What the host said when all verdicts were known.</summary>
    public string Greeting { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach ((string name, string leak) in Leaks.Append(new("Tidy", "")))
        {
            Write("first", name, leak);
        }

        Write("second", "Fresh", "");
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "LeakyHost.dll"), _folder["first"], _folder["second"] })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        Greeting = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private void Write(string set, string name, string leak) => _folder.Write($"{set}/{name}/{name}.dll", PluginCompiler.Plugin(name, $$"""
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
        """, new CompiledAssembly("LeakyHost", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "LeakyHost.dll")), [])).Dll);
}
