using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Doctor;

/// <summary>A host in a process of its own, whose plugins were all replaced, and some of which have leaked.</summary>
public abstract class PatientProcess : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private Process? _process;
    private Task<ToolRun>? _examined;

    /// <summary>The host's process id.</summary>
    public int Id => _process!.Id;

    /// <summary>What the host said when all verdicts were known.</summary>
    public string Greeting { get; private set; } = "";

    /// <summary>What the doctor says of it, as JSON.</summary>
    internal Task<ToolRun> Examined => _examined ??= ExamineAsync();

    /// <summary>The plugins that are loaded first. All are replaced by one named Fresh.</summary>
    private protected abstract IEnumerable<CompiledAssembly> Plugins { get; }

    public async ValueTask InitializeAsync()
    {
        foreach (CompiledAssembly plugin in Plugins)
        {
            _folder.Write($"first/{plugin.Name}/{plugin.Name}.dll", plugin.Dll);
        }

        _folder.Write("second/Fresh/Fresh.dll", LeakyProcess.Plugin("Fresh", "").Dll);
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
        Greeting = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(5)) ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>What the doctor said of a plugin's first version.</summary>
    internal async Task<JsonElement> ExaminedAsync(string plugin, bool anew = false)
    {
        using JsonDocument report = JsonDocument.Parse((await (anew ? ExamineAsync() : Examined)).Output);
        return report.RootElement.GetProperty("versions").EnumerateArray()
            .Single(v => v.GetProperty("version").GetString()!.StartsWith(plugin + "#1 (", StringComparison.Ordinal))
            .Clone();
    }

    // In a process of its own: this one is the host's parent, and would take its signals.
    private Task<ToolRun> ExamineAsync() => ToolProcess.RunAsync("doctor", $"{Id}", "--json");
}
