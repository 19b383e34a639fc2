using System.Text.Json;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Tool.Check;
using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private static readonly string[] _errorsOfWorldAndHello = ["hello", "world"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ASetThatLoads()
    {
        Write("world", Sources.Plugin("world"));
        ToolRun run = await ToolRun.GoodAsync("check", _folder["plugins"]);
        Assert.Contains("1 plugin, 0 errors; no host was given", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverythingThatIsWrongAtOnce()
    {
        Write("world", Sources.Plugin("world", "internal static void live_x() { }"));
        Write("hello", Sources.Plugin("hello", "internal static void live_X() { }", "public sealed class Deps { public object? Nobody { get; set; } }")
            .Replace("public object? Import() => null;", "public Deps Import() => new();", StringComparison.Ordinal));
        _folder.Write("plugins/broken/broken.dll", "no code");

        ToolRun run = await ToolRun.OfAsync("check", _folder["plugins"], "--json");
        Assert.Equal(1, run.ExitCode);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        string[] errors = [.. report.RootElement.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("plugin")} {e.GetProperty("stage")} {e.GetProperty("message")}")];
        Assert.Contains(errors, e => e.StartsWith("broken Preflight ", StringComparison.Ordinal) && e.Contains("is no assembly", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("unknown dependency: Nobody", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("exists in plugin", StringComparison.Ordinal) && _errorsOfWorldAndHello.Any(p => e.StartsWith(p, StringComparison.Ordinal)));
        Assert.Equal(3, report.RootElement.GetProperty("plugins").GetArrayLength());

        ToolRun text = await ToolRun.OfAsync("check", _folder["plugins"]);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains("<hotswap:broken> Preflight: ", text.Output, StringComparison.Ordinal);
        Assert.Contains("3 plugins, 3 errors", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOfAPluginRuns()
    {
        string trace = _folder["ran"];
        Write("world", Sources.Plugin(
            "world",
            types: $$"""internal static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => System.IO.File.WriteAllText(@"{{trace}}", ""); }"""));
        await ToolRun.GoodAsync("check", _folder["plugins"], "--host", HostFolderOfThisTest);
        Assert.False(File.Exists(trace));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ADamagedAssemblyIsAnErrorOfItsOwn(int seed)
    {
        CompiledAssembly contract = PluginCompiler.Contract("shop.contract", "namespace Shop; public interface IShop { void Open(); }");
        byte[] whole = PluginCompiler.Plugin("world", Sources.Plugin("world", "public void Use(Shop.IShop shop) => shop.Open(); internal static void live_x(int n) { }"), contract).Dll;
        string host = NewHost();
        File.WriteAllBytes(Path.Combine(host, "shop.contract.dll"), contract.Dll);
        Random random = new(seed);
        int refused = 0;
        for (int i = 0; i < 250; i++)
        {
            byte[] damaged = [.. whole];
            for (int hits = random.Next(1, 5); hits > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            _folder.Write("plugins/world/world.dll", "");
            File.WriteAllBytes(_folder["plugins/world/world.dll"], i % 10 == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
            CheckReport report = PluginDirectoryCheck.Run(_folder["plugins"], host, [], allowEmpty: false);
            refused += report.Errors.Count > 0 ? 1 : 0;
        }

        // Most bytes are code, which no check reads.
        Assert.InRange(refused, 25, 250);
    }

    [Fact]
    public async Task AgainstAHost()
    {
        CompiledAssembly contract = PluginCompiler.Contract("shop.contract", "namespace Shop; public interface IShop { void Open(); void Close(); }");
        Write("world", Sources.Plugin("world", "public void Use(Shop.IShop shop) => shop.Close();"), contract);
        string host = NewHost();

        // The host lacks the contract, then a member of it, then nothing.
        ToolRun lacking = await ToolRun.OfAsync("check", _folder["plugins"], "--host", host);
        Assert.Equal(1, lacking.ExitCode);
        Assert.Contains("it references shop.contract 0.0.0.0, which is neither in its folder nor in the host", lacking.Output, StringComparison.Ordinal);

        File.WriteAllBytes(Path.Combine(host, "shop.contract.dll"), PluginCompiler.Contract("shop.contract", "namespace Shop; public interface IShop { void Open(); }").Dll);
        ToolRun old = await ToolRun.OfAsync("check", _folder["plugins"], "--host", host);
        Assert.Equal(1, old.ExitCode);
        Assert.Contains("it uses Shop.IShop: ", old.Output, StringComparison.Ordinal);
        Assert.Contains("Close", old.Output, StringComparison.Ordinal);

        File.WriteAllBytes(Path.Combine(host, "shop.contract.dll"), contract.Dll);
        ToolRun good = await ToolRun.GoodAsync("check", _folder["plugins"], "--host", host);
        Assert.Contains($"1 plugin, 0 errors; checked against the host in {host}", good.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHostAroundTheDirectoryIsFound()
    {
        string host = NewHost();
        _folder.Write("host/plugins/world/world.dll", PluginCompiler.Plugin("world", Sources.Plugin("world")).Dll);
        ToolRun run = await ToolRun.GoodAsync("check", _folder["host/plugins"]);
        Assert.Contains($"checked against the host in {host}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatIsNoHost()
    {
        Write("world", Sources.Plugin("world"));
        Assert.Contains("no *.runtimeconfig.json, so it is no host's folder", await ToolRun.BadAsync("check", _folder["plugins"], "--host", _folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFrameworkThatIsNotInstalled()
    {
        Write("world", Sources.Plugin("world"));
        _folder.Write("host/Host.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"99.0.0"}}}""");
        Assert.Contains("asks for Microsoft.NETCore.App 99.0.0, which is not installed", await ToolRun.BadAsync("check", _folder["plugins"], "--host", _folder["host"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyDirectoryIsAnErrorUnlessItMayBe()
    {
        Directory.CreateDirectory(_folder["plugins"]);
        ToolRun run = await ToolRun.OfAsync("check", _folder["plugins"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds no plugin", run.Output, StringComparison.Ordinal);
        await ToolRun.GoodAsync("check", _folder["plugins"], "--allow-empty");
        Assert.Contains("does not exist", await ToolRun.BadAsync("check", _folder["nowhere"]), StringComparison.Ordinal);
    }

    private static string HostFolderOfThisTest => AppContext.BaseDirectory;

    private void Write(string name, string source, params CompiledAssembly[] references) =>
        _folder.Write($"plugins/{name}/{name}.dll", PluginCompiler.Plugin(name, source, references).Dll);

    /// <summary>What the build of a host without contracts leaves.</summary>
    private string NewHost()
    {
        _folder.Write("host/Host.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""");
        foreach (string name in new[] { "Hotswap.Runtime.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), _folder[$"host/{name}"]);
        }

        return _folder["host"];
    }
}
