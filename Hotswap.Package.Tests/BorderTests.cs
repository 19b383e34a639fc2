namespace Hotswap.Package.Tests;

/// <summary>The rules that look across projects, over real projects and the packed package.</summary>
public sealed class BorderTests(BorderSolution borders) : IClassFixture<BorderSolution>
{
    [Theory]
    [InlineData("Cuckoo", "HS5001")]
    [InlineData("Nest", "HS5001")]
    [InlineData("LooseHost", "HS5002,HS5006")]
    [InlineData("Hermit", "HS5003")]
    [InlineData("Magpie", "HS5004,HS5005")]
    [InlineData("Archivist", "HS1007")]
    public void FlaggedAreThoseThatCrossABorder(string project, string ids) => Assert.Equal(ids.Split(','), borders.Said[project]);

    [Fact]
    public void NobodyElseIsFlagged() => Assert.Equal(
        ["Archivist", "Cuckoo", "Hermit", "LooseHost", "Magpie", "Nest"],
        borders.Said.Select(s => s.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Host")]
    [InlineData("LinkedHost")]
    [InlineData("World.Tests")]
    [InlineData("Host.Tests")]
    [InlineData("Plugins/Raven")]
    public void TheOthersAreBuilt(string project) => Assert.True(
        File.Exists(Path.Combine(borders.Solution.Root, project, "bin", "Debug", "net10.0", Path.GetFileName(project) + ".dll")),
        borders.Output);

    [Fact]
    public void CopiedContractIsNamedWithItsRemedies()
    {
        Assert.Contains("The contract 'Contract' is copied beside the plugin 'Magpie'", borders.Output, StringComparison.Ordinal);
        Assert.Contains("ExcludeAssets=\"runtime\" (a package), Private=\"false\" (a file)", borders.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShippingMovesTheUnshippedToTheShipped()
    {
        string folder = Path.Combine(borders.Solution.Root, "Plugins", "Archivist");
        string shipped = Path.Combine(folder, "LiveContract.Shipped.txt");
        string unshipped = Path.Combine(folder, "LiveContract.Unshipped.txt");
        await File.AppendAllTextAsync(unshipped, "*REMOVED*live_Gone\n");

        string said = await Dotnet.RunAsync(folder, "build", "--no-restore", "-t:HotswapShipLiveContract");

        Assert.Equal(
            ["# what is out there", "live_Added", "live_Added.shelf: int", "live_Kept", "live_Kept.title: string"],
            await File.ReadAllLinesAsync(shipped));
        Assert.Empty(await File.ReadAllTextAsync(unshipped));
        Assert.Contains("4 lines of the live contract are shipped, 2 of them new, 2 removed.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("HS1007", await Dotnet.RunAsync(folder, "build", "--no-restore"), StringComparison.Ordinal);
    }
}
