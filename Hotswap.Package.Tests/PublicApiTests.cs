using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hotswap.Package.Tests;

/// <summary>What the libraries offer stands in their ledgers, against which the build of each checks every member.</summary>
public sealed class PublicApiTests(PackedFeed feed)
{
    [Theory]
    [InlineData("Hotswap.Runtime")]
    [InlineData("Hotswap.Hosting")]
    [InlineData("Hotswap.Jobs.Sqlite")]
    public async Task PublicTypesStandInTheLedger(string id)
    {
        string[] recorded = [.. await LedgerAsync(id, "Shipped"), .. await LedgerAsync(id, "Unshipped")];
        using var library = new PEReader(new MemoryStream(await feed.ReadFileAsync($"{id}.{feed.Version}.nupkg", $"lib/net10.0/{id}.dll")));
        MetadataReader metadata = library.GetMetadataReader();
        string[] types =
        [
            .. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
                .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name).Split('`')[0]}"),
        ];

        string[] unrecorded = [.. types.Except(recorded.Select(line => line.Split('<')[0]))];
        Assert.NotEmpty(types);
        Assert.Empty(unrecorded);
    }

    private static async Task<string[]> LedgerAsync(string id, string kind)
    {
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, id, $"PublicAPI.{kind}.txt"));
        Assert.Equal("#nullable enable", lines[0]);
        return lines[1..];
    }
}
