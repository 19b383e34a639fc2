using System.Text.Json;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Commands;

public sealed class InspectTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ATable()
    {
        ToolRun run = await ToolRun.GoodAsync("inspect", World());
        Assert.StartsWith("world 0.0.0.0\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("HotswapGenerated.World.PluginEntry, runtime contract 1", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Live functions", run.Output, StringComparison.Ordinal);
        Assert.Contains("live_count", run.Output, StringComparison.Ordinal);
        Assert.Contains("live_order", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Json()
    {
        World();
        ToolRun run = await ToolRun.GoodAsync("inspect", _folder["world"], "--json");
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement manifest = document.RootElement.GetProperty("manifest");
        Assert.Equal("world", manifest.GetProperty("name").GetString());
        Assert.Equal("live_count", manifest.GetProperty("liveFuncs")[0].GetProperty("name").GetString());
        Assert.Equal("Number", manifest.GetProperty("liveTypes")[0].GetProperty("members")[0].GetProperty("name").GetString());
        Assert.Equal(_folder["world/world.dll"], document.RootElement.GetProperty("file").GetString());
    }

    [Fact]
    public async Task NoPlugin() =>
        Assert.Contains("is no plugin: it has no manifest", await ToolRun.BadAsync("inspect", typeof(InspectTests).Assembly.Location), StringComparison.Ordinal);

    [Fact]
    public async Task NoAssembly() =>
        Assert.Contains("is no assembly", await ToolRun.BadAsync("inspect", _folder.Write("words.dll", "not code")), StringComparison.Ordinal);

    [Fact]
    public async Task NotThere() =>
        Assert.Contains("does not exist", await ToolRun.BadAsync("inspect", _folder["missing.dll"]), StringComparison.Ordinal);

    private string World() => _folder.Write("world/world.dll", PluginCompiler.Plugin("world", Sources.Plugin(
        "world",
        "internal static int live_count(string word) => word.Length;",
        "internal sealed class live_order { public int Number { get; set; } public void Handle() { } }")).Dll);
}
