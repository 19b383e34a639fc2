using System.Text.Json;
using System.Text.RegularExpressions;
using Hotswap.Runtime.Tests.LeakZoo;
using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Doctor;

/// <summary>The leak doctor in the leak zoo: all that was measured to keep an unloaded version in memory, in one host.</summary>
public sealed partial class ZooTests(ZooProcess zoo) : IClassFixture<ZooProcess>
{
    private static readonly string[] _restless = ["AsyncLoop", "TimerStored", "TimersTimer", "PeriodicTimerLoop"];

    public static TheoryData<string> Animals => new(ZooCases.Leaking.Concat(ZooCases.ForEver).Select(c => c.Key));

    [Theory]
    [MemberData(nameof(Animals))]
    public async Task S03_TheCulpritIsNamed(string animal)
    {
        // Where two caches have the same type, either is right: which of them is nearer to a root varies.
        string[] expected = ZooVerdicts.All[animal].Split(" | ");
        string[] culprits = Culprits(animal, await zoo.ExaminedAsync(animal));

        // What ticks is now and then found in the middle of its own code.
        for (int again = 0; again < 3 && _restless.Contains(animal) && !culprits.Intersect(expected).Any(); again++)
        {
            culprits = Culprits(animal, await zoo.ExaminedAsync(animal, anew: true));
        }

        Assert.True(culprits.Intersect(expected).Any(), $"Expected {ZooVerdicts.All[animal]}, found {string.Join("; ", culprits)}");
        Assert.All(culprits, c => Assert.StartsWith(expected[0][..6], c, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "rules", expected[0][..6] + ".md")));
    }

    private static string[] Culprits(string animal, JsonElement version)
    {
        Assert.Equal("Leaked", version.GetProperty("state").GetString());
        return [.. version.GetProperty("culprits").EnumerateArray().Select(c => $"{c.GetProperty("rule")} {Plain(animal, c.GetProperty("what").GetString()!)}")];
    }

    private static string Plain(string animal, string what) =>
        Thread().Replace(what.Replace($"Plugins.{animal}.", "", StringComparison.Ordinal).Replace("Hotswap.Runtime.Tests.LeakZoo.", "", StringComparison.Ordinal), "a thread");

    [GeneratedRegex(@"thread [0-9]+ \(system id [0-9]+\)")]
    private static partial Regex Thread();
}
