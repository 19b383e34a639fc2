using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Hotswap.Package.Tests;

public sealed class PackageLayoutTests(PackedFeed feed)
{
    [Fact]
    public async Task GeneratorsHoldWhatRunsInTheCompilerAndTheBuildFiles()
    {
        string[] files = await feed.ReadFileNamesAsync($"Hotswap.Generators.{feed.Version}.nupkg");

        Assert.Equal(
            [
                "Hotswap.Generators.nuspec",
                "README.md",
                "analyzers/dotnet/cs/Hotswap.Analyzers.dll",
                "analyzers/dotnet/cs/Hotswap.CodeFixes.dll",
                "analyzers/dotnet/cs/Hotswap.Discovery.dll",
                "analyzers/dotnet/cs/Hotswap.Generators.dll",
                "build/Hotswap.Generators.props",
                "build/Hotswap.Generators.targets",
                "buildTransitive/Hotswap.Generators.props",
                "buildTransitive/Hotswap.Generators.targets",
                "lib/net10.0/_._",
            ],
            files);
    }

    [Fact]
    public async Task RuntimeHoldsTheLibraryItsDocumentationAndSymbols()
    {
        string[] files = await feed.ReadFileNamesAsync($"Hotswap.Runtime.{feed.Version}.nupkg");
        string[] symbols = await feed.ReadFileNamesAsync($"Hotswap.Runtime.{feed.Version}.snupkg");

        Assert.Equal(
            ["Hotswap.Runtime.nuspec", "README.md", "lib/net10.0/Hotswap.Runtime.dll", "lib/net10.0/Hotswap.Runtime.xml"],
            files);
        Assert.Contains("lib/net10.0/Hotswap.Runtime.pdb", symbols);
    }

    [Fact]
    public async Task GeneratorsDependOnTheRuntimeAlone()
    {
        XElement metadata = await feed.ReadNuspecAsync("Hotswap.Generators");

        XElement dependency = Assert.Single(metadata.Descendants("dependency"));
        Assert.Equal("Hotswap.Runtime", (string?)dependency.Attribute("id"));
        Assert.Equal(feed.Version, (string?)dependency.Attribute("version"));
        Assert.Equal("All", (string?)dependency.Attribute("include"));
        Assert.Equal("net10.0", (string?)Assert.Single(metadata.Descendants("group")).Attribute("targetFramework"));
    }

    [Fact]
    public async Task RuntimeDependsOnWhatItsPublicSurfaceNeedsAlone()
    {
        XElement metadata = await feed.ReadNuspecAsync("Hotswap.Runtime");

        Assert.Equal(
            ["Microsoft.Extensions.Logging.Abstractions"],
            metadata.Descendants("dependency").Select(d => (string?)d.Attribute("id")));
    }

    [Fact]
    public async Task TheJobStoreIsALibraryOnTheRuntimeAndSqlite()
    {
        string[] files = await feed.ReadFileNamesAsync($"Hotswap.Jobs.Sqlite.{feed.Version}.nupkg");
        XElement metadata = await feed.ReadNuspecAsync("Hotswap.Jobs.Sqlite");

        Assert.Equal(
            ["Hotswap.Jobs.Sqlite.nuspec", "README.md", "lib/net10.0/Hotswap.Jobs.Sqlite.dll", "lib/net10.0/Hotswap.Jobs.Sqlite.xml"],
            files);
        Assert.Contains("lib/net10.0/Hotswap.Jobs.Sqlite.pdb", await feed.ReadFileNamesAsync($"Hotswap.Jobs.Sqlite.{feed.Version}.snupkg"));
        Assert.Equal(
            ["Hotswap.Runtime", "Microsoft.Data.Sqlite"],
            metadata.Descendants("dependency").Select(d => (string?)d.Attribute("id")));
    }

    [Theory]
    [InlineData("Hotswap.Runtime")]
    [InlineData("Hotswap.Jobs.Sqlite")]
    [InlineData("Hotswap.Generators")]
    public async Task MetadataSaysWhatTheGalleryShows(string id)
    {
        XElement metadata = await feed.ReadNuspecAsync(id);

        Assert.Equal("MIT", (string?)metadata.Element("license"));
        Assert.Equal("README.md", (string?)metadata.Element("readme"));
        Assert.NotEmpty((string)metadata.Element("description")!);
        Assert.Contains("plugin", ((string)metadata.Element("tags")!).Split(' '));
        Assert.NotEmpty(await feed.ReadFileAsync($"{id}.{feed.Version}.nupkg", "README.md"));
    }

    [Theory]
    [InlineData("Hotswap.Analyzers")]
    [InlineData("Hotswap.CodeFixes")]
    [InlineData("Hotswap.Discovery")]
    [InlineData("Hotswap.Generators")]
    public async Task CompilerAssembliesAreDeterministicAndCarryTheirSymbols(string name)
    {
        byte[] bytes = await feed.ReadFileAsync($"Hotswap.Generators.{feed.Version}.nupkg", $"analyzers/dotnet/cs/{name}.dll");
        using var reader = new PEReader(new MemoryStream(bytes));

        DebugDirectoryEntryType[] entries = [.. reader.ReadDebugDirectory().Select(e => e.Type)];

        Assert.Contains(DebugDirectoryEntryType.Reproducible, entries);
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, entries);
    }

    [Fact]
    public async Task CompilerAssembliesNeedNothingThatTheCompilerLacks()
    {
        string package = $"Hotswap.Generators.{feed.Version}.nupkg";
        string[] ours = ["Hotswap.Analyzers", "Hotswap.CodeFixes", "Hotswap.Discovery", "Hotswap.Generators"];
        string[] compilers =
        [
            "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Reflection.Metadata",
            "System.Memory", "System.Buffers", "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions", "System.Text.Encoding.CodePages",
        ];
        string[] editors = ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];

        foreach (string name in ours)
        {
            using var reader = new PEReader(new MemoryStream(await feed.ReadFileAsync(package, $"analyzers/dotnet/cs/{name}.dll")));
            MetadataReader metadata = reader.GetMetadataReader();
            IEnumerable<string> references = metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name));
            string[] allowed = [.. ours, .. compilers, .. name == "Hotswap.CodeFixes" ? editors : []];

            Assert.Empty(references.Except(allowed));
        }
    }
}
