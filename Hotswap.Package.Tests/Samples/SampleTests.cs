using System.Text.RegularExpressions;

namespace Hotswap.Package.Tests.Samples;

/// <summary>Every sample, run as its reader would run it.</summary>
[Collection(Samples.Collection)]
public sealed partial class SampleTests
{
    [Fact]
    public async Task Hello()
    {
        string[] lines = await Sample.RunAsync("Hello");

        Assert.Equal(5, lines.Count(l => l.EndsWith("now; 0 calls failed", StringComparison.Ordinal)));
        Assert.Matches(TourTotals(), lines[^1]);
    }

    [Fact]
    public async Task Extension() => Assert.Equal(
        [
            "generation 1: Count ok, Shout ok",
            "count: 8 letters, published 1 times",
            "shout: RELOAD ME!",
            "Shout is edited, built and reloaded; Count stays as it is.",
            "generation 2: Count unchanged, Shout ok",
            "count: 8 letters, published 2 times",
            "shout: RELOAD ME!!!",
            "tables 2, reloads 1, versions collected 3/3",
        ],
        await Sample.RunAsync("Extension"));

    [Fact]
    public async Task Trine() => Assert.Equal(
        [
            "generation 1: Prices ok, Shop ok, Stock ok",
            "Sold a lamp for 49.00, 2 left",
            "Shop is edited, built and reloaded.",
            "generation 2: Prices unchanged, Shop ok, Stock unchanged",
            "Here is your lamp for 49.00, 1 left",
            "Prices is edited, built and reloaded.",
            "generation 3: Prices ok, Shop relinked, Stock unchanged",
            "Here is your lamp for 39.00, 0 left",
            "reloads 2, versions collected 6/6",
        ],
        await Sample.RunAsync("Trine"));

    [Fact]
    public async Task Livex()
    {
        string[] lines = await Sample.RunAsync("Livex");

        string[] inOrder =
        [
            "generation 1: Army ok",
            "generation 2: Army ok",
            "generation 3: Army ok",
        ];
        Assert.Equal(inOrder, lines.Where(l => l.StartsWith("generation", StringComparison.Ordinal)));
        Assert.Contains("roll-call, scheduled by version 1, run by version 1: Ada is present", lines);
        Assert.Contains(lines, l => RollCallOfOldVersion().IsMatch(l));
        Assert.Contains("fire, scheduled by version 1, run by version 2: 3 rounds", lines);
        Assert.Contains("fire, scheduled by version 2, run by version 3: 3 rounds at the hill", lines);
        Assert.Contains("fire, scheduled by version 3, run by version 3: 3 rounds at the sky", lines);
        Match totals = JobTotals().Match(lines[^2]);
        Assert.True(totals.Success, lines[^2]);
        Assert.Equal(totals.Groups["scheduled"].Value, totals.Groups["run"].Value);
        Assert.InRange(int.Parse(totals.Groups["newer"].ValueSpan), 4, int.MaxValue);
        Assert.Equal("reloads 2, versions collected 3/3", lines[^1]);
    }

    [Fact]
    public async Task Slink()
    {
        string[] calls = ["generation 1: Ledger ok, Teller ok", "Ada has 100.00", "Ada has 75.00", "Grace has 25.00"];
        string[] loaded = await Sample.RunAsync("Slink");
        Assert.Equal([.. calls, "generation 2: Ledger unchanged, Teller unchanged", "loaded, reloads 1, versions loaded 2, collected 2"], loaded);

        // The same with the switch turned over.
        using TemporaryFolder folder = new();
        string copy = Sample.Copy("Slink", folder.Path);
        Sample.Edit(Path.Combine(copy, "Slink.csproj"), ">false</HotswapStaticLinking>", ">true</HotswapStaticLinking>");
        string[] linked = Sample.Lines(await Dotnet.RunInRepositoryAsync("run", "--project", copy, "--configuration", Repository.Configuration));
        Assert.Equal(
            [
                .. calls,
                "Reload is refused: running under static linking mode. Set HotswapStaticLinking to false in the host's project to load plugins from files.",
                "linked in, reloads 0, versions loaded 2, collected 0",
            ],
            linked);
    }

    [GeneratedRegex(@"^roll-call, scheduled by version 1, run by version 2: (Ada|Grace) reports for duty$")]
    private static partial Regex RollCallOfOldVersion();

    [GeneratedRegex(@"^jobs scheduled (?<scheduled>\d+), run (?<run>\d+), left 0, run by newer code (?<newer>\d+)$")]
    private static partial Regex JobTotals();

    [GeneratedRegex(@"^calls [\d,]+, failed 0, reloads 5, versions collected 6/6$")]
    private static partial Regex TourTotals();
}
