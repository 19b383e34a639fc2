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
                "icon.png",
                "lib/net10.0/_._",
            ],
            files);
    }

    [Theory]
    [InlineData("Hotswap.Runtime")]
    [InlineData("Hotswap.Hosting")]
    [InlineData("Hotswap.Jobs.Sqlite")]
    public async Task LibrariesHoldTheirDocumentationAndSymbols(string id)
    {
        string[] files = await feed.ReadFileNamesAsync($"{id}.{feed.Version}.nupkg");
        string[] symbols = await feed.ReadFileNamesAsync($"{id}.{feed.Version}.snupkg");

        Assert.Equal([$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], files);
        Assert.Contains($"lib/net10.0/{id}.pdb", symbols);
    }

    [Theory]
    [InlineData("Hotswap.Runtime")]
    [InlineData("Hotswap.Hosting")]
    [InlineData("Hotswap.Jobs.Sqlite")]
    public async Task LibrariesAreDeterministicAndTheirSymbolsHoldTheSources(string id)
    {
        using var library = new PEReader(new MemoryStream(await feed.ReadFileAsync($"{id}.{feed.Version}.nupkg", $"lib/net10.0/{id}.dll")));
        Assert.Contains(DebugDirectoryEntryType.Reproducible, library.ReadDebugDirectory().Select(e => e.Type));

        byte[] symbols = await feed.ReadFileAsync($"{id}.{feed.Version}.snupkg", $"lib/net10.0/{id}.pdb");
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        MetadataReader reader = provider.GetMetadataReader();
        var embeddedSource = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        int embedded = reader.CustomDebugInformation.Count(h => reader.GetGuid(reader.GetCustomDebugInformation(h).Kind) == embeddedSource);
        Assert.Equal(reader.Documents.Count, embedded);
    }

    [Fact]
    public async Task TemplatesNameTheVersionOfTheirPackage()
    {
        string package = $"Hotswap.Templates.{feed.Version}.nupkg";
        string[] files = await feed.ReadFileNamesAsync(package);
        string[] configs = [.. files.Where(f => f.EndsWith("/template.json", StringComparison.Ordinal))];

        Assert.Equal(["contract", "host", "plugin", "solution"], configs.Select(f => f.Split('/')[1]));
        foreach (string config in configs)
        {
            string text = System.Text.Encoding.UTF8.GetString(await feed.ReadFileAsync(package, config));
            Assert.Contains($"\"defaultValue\": \"{feed.Version}\"", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(files, f => f.Contains("/bin/", StringComparison.Ordinal) || f.Contains("/obj/", StringComparison.Ordinal));
        Assert.Contains("content/solution/.gitignore", files);
    }

    // What is pinned for the tests of this repository must never be asked of a user.
    [Fact]
    public async Task PackagesDependOnWhatTheirProjectsReferenceAlone()
    {
        Dictionary<string, string[]> expected = new()
        {
            ["Hotswap.Runtime"] = ["Microsoft.Extensions.Logging.Abstractions"],
            ["Hotswap.Generators"] = ["Hotswap.Runtime"],
            ["Hotswap.Hosting"] =
            [
                "Hotswap.Runtime", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks",
                "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options",
            ],
            ["Hotswap.Jobs.Sqlite"] = ["Hotswap.Runtime", "Microsoft.Data.Sqlite"],
            // A tool brings what it needs along.
            ["Hotswap.Tool"] = [],
            ["Hotswap.Templates"] = [],
        };
        Assert.Empty(PackedFeed.Projects.Keys.Except(expected.Keys));
        foreach (string id in PackedFeed.Projects.Keys)
        {
            XElement metadata = await feed.ReadNuspecAsync(id);
            Assert.Equal(
                expected[id], metadata.Descendants("dependency").Select(d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task EveryPackageIsPackedByTheWholeCheck()
    {
        string check = await File.ReadAllTextAsync(Path.Combine(Repository.Root, ".ci", "run"));
        string[] packed = check.Split('\n').Single(l => l.StartsWith("for project in ", StringComparison.Ordinal))["for project in ".Length..]
            .Split(';')[0].Split(' ');

        Assert.Equal(PackedFeed.Projects.Values.Order(StringComparer.Ordinal), packed.Order(StringComparer.Ordinal));
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
    public async Task MetadataSaysWhatTheGalleryShows()
    {
        foreach (string id in PackedFeed.Projects.Keys)
        {
            XElement metadata = await feed.ReadNuspecAsync(id);
            string package = $"{id}.{feed.Version}.nupkg";

            Assert.Equal("MIT", (string?)metadata.Element("license"));
            Assert.Equal("README.md", (string?)metadata.Element("readme"));
            Assert.Equal("icon.png", (string?)metadata.Element("icon"));
            Assert.NotEmpty((string)metadata.Element("description")!);
            Assert.Contains("plugin", ((string)metadata.Element("tags")!).Split(' '));
            Assert.NotEmpty(await feed.ReadFileAsync(package, "README.md"));
            Assert.Equal([0x89, .. "PNG"u8], (await feed.ReadFileAsync(package, "icon.png"))[..4]);
        }
    }

    // A commit, from which source link makes addresses of sources where the remote is known; never a path of the machine that built.
    [Fact]
    public async Task TheCommitIsNamedAndNoLocalRepository()
    {
        foreach (string id in PackedFeed.Projects.Keys)
        {
            XElement? repository = (await feed.ReadNuspecAsync(id)).Element("repository");

            Assert.Equal(Path.Exists(Path.Combine(Repository.Root, ".git")), repository is not null);
            Assert.Matches("^([0-9a-f]{40})?$", (string?)repository?.Attribute("commit") ?? "");
            Assert.StartsWith("https://", (string?)repository?.Attribute("url") ?? "https://", StringComparison.Ordinal);
        }
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
