namespace Hotswap.Package.Tests;

/// <summary>The templates, as a user installs and runs them: from the packages alone, into a hive that nothing else uses.</summary>
public sealed class TemplateTests(PackedFeed feed) : IAsyncLifetime
{
    private string _home = "";

    private string Hive => Path.Combine(_home, "hive");

    public async ValueTask InitializeAsync()
    {
        _home = Path.Combine(feed.Root, $"Vorlagen für 空 {Guid.NewGuid():N}"[..20]);
        Directory.CreateDirectory(_home);
        await File.WriteAllTextAsync(Path.Combine(_home, "nuget.config"), feed.NugetConfig);
        await NewAsync("install", Path.Combine(feed.Feed, $"Hotswap.Templates.{feed.Version}.nupkg"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task TheSolutionRunsAtOnceLoadedAndLinked()
    {
        await NewAsync("hotswap-solution", "-o", "Corner.Shop-1");
        string solution = Path.Combine(_home, "Corner.Shop-1");
        Assert.True(File.Exists(Path.Combine(solution, "Corner.Shop-1.slnx")));

        string loaded = await Dotnet.RunAsync(solution, "run", "--project", "Corner.Shop-1.Host", "--", "--once");
        Assert.Equal(["generation 1: Greeter ok", "Hello, you!"], Lines(loaded));
        Assert.True(File.Exists(Path.Combine(
            solution, "Corner.Shop-1.Host", "bin", "Debug", "net10.0", "plugins", "Corner.Shop-1.Greeter", "Corner.Shop-1.Greeter.dll")));

        string host = Path.Combine(solution, "Corner.Shop-1.Host", "Corner.Shop-1.Host.csproj");
        await File.WriteAllTextAsync(host, (await File.ReadAllTextAsync(host)).Replace(">false</HotswapStaticLinking>", ">true</HotswapStaticLinking>", StringComparison.Ordinal));
        string linked = await Dotnet.RunAsync(solution, "run", "--project", "Corner.Shop-1.Host", "--", "--once");
        Assert.Equal(["generation 1: Greeter ok", "Hello, you!"], Lines(linked));
    }

    [Fact]
    public async Task ContractPluginAndHostFitTogether()
    {
        await NewAsync("hotswap-contract", "-o", "Contract");
        await NewAsync("hotswap-plugin", "-o", "World", "--contract", "../Contract/Contract.csproj");
        await NewAsync("hotswap-host", "-o", "Server", "--plugin", "../World/World.csproj");

        Assert.Equal(["generation 1: World"], Lines(await Dotnet.RunAsync(Path.Combine(_home, "Server"), "run", "--", "--once")));
        string plugin = await File.ReadAllTextAsync(Path.Combine(_home, "World", "World.csproj"));
        Assert.Contains("<ProjectReference Include=\"../Contract/Contract.csproj\" />", plugin, StringComparison.Ordinal);
        Assert.DoesNotContain("#if", plugin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachBuildsByItself()
    {
        // Names that are no identifiers.
        await NewAsync("hotswap-contract", "-o", "1st-contract");
        await NewAsync("hotswap-plugin", "-o", "2nd-plugin");
        await NewAsync("hotswap-host", "-o", "Lonely");

        await Dotnet.RunAsync(Path.Combine(_home, "1st-contract"), "build", "-warnaserror");
        await Dotnet.RunAsync(Path.Combine(_home, "2nd-plugin"), "build", "-warnaserror");
        Assert.Equal(["generation 1: "], (await Dotnet.RunAsync(Path.Combine(_home, "Lonely"), "run", "--", "--once")).Split('\n')[..1]);
    }

    private Task<string> NewAsync(params string[] arguments) => Dotnet.RunAsync(_home, ["new", .. arguments, "--debug:custom-hive", Hive]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
