using System.Text.Json;
using System.Xml.Linq;
using Hotswap.Discovery;

namespace Hotswap.Package.Tests;

/// <summary>The build files of the package against what they must agree with.</summary>
public sealed class BuildFilesTests(PackedFeed feed)
{
    private string Package => $"Hotswap.Generators.{feed.Version}.nupkg";

    [Fact]
    public async Task CompilerSeesThePropertiesThatDiscoveryReads()
    {
        var props = XDocument.Load(new MemoryStream(await feed.ReadFileAsync(Package, "build/Hotswap.Generators.props")));

        IEnumerable<string?> visible = props.Descendants("CompilerVisibleProperty").Select(e => (string?)e.Attribute("Include"));

        Assert.Equal(ProjectRole.Properties.Order(StringComparer.Ordinal), visible.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SharedPackagesAreTheRuntimeAndAllThatItBrings()
    {
        var targets = XDocument.Load(new MemoryStream(await feed.ReadFileAsync(Package, "build/Hotswap.Generators.targets")));
        var solution = UserSolution.Create(feed);
        string contract = Path.Combine(solution.Root, "Contract");
        await Dotnet.RunAsync(contract, "restore");
        await using FileStream file = File.OpenRead(Path.Combine(contract, "obj", "project.assets.json"));
        using JsonDocument assets = await JsonDocument.ParseAsync(file);

        IEnumerable<string> brought = assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Select(l => l.Name.Split('/')[0]).Where(n => n != "Hotswap.Generators");
        IEnumerable<string?> shared = targets.Descendants("HotswapSharedPackage").Select(e => (string?)e.Attribute("Include"));

        Assert.Equal(brought.Order(StringComparer.Ordinal), shared.Order(StringComparer.Ordinal));
    }
}
