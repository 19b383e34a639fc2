using System.Text;
using Xunit;

namespace Hotswap.Tests.Live;

/// <summary>
/// The forms are stored and sent, so what this version writes every later one must read: the files under Golden are never
/// rewritten, only added to. Each line: name, binary form in hexadecimal, JSON form.
/// </summary>
public sealed class LiveDataGoldenTests
{
    [Fact]
    public void V08_LiveDataFormsAreThoseOfVersion1()
    {
        IReadOnlyList<Line> lines = Read("live-data-1.txt");
        Assert.Equal(LiveSamples.All.Select(s => s.Name), lines.Select(l => l.Name));
        foreach ((Line line, (_, LiveData data)) in lines.Zip(LiveSamples.All))
        {
            Assert.Equal(line.Hex, Convert.ToHexString(data.ToBytes()));
            Assert.Equal(line.Json, Encoding.UTF8.GetString(data.ToJsonBytes()));
            Assert.True(data == LiveData.Parse(Convert.FromHexString(line.Hex)), line.Name);
            Assert.True(data == LiveData.ParseJson(Encoding.UTF8.GetBytes(line.Json)), line.Name);
        }
    }

    [Fact]
    public void V08_LiveJobFormsAreThoseOfVersion1()
    {
        IReadOnlyList<Line> lines = Read("live-job-1.txt");
        Assert.Equal(LiveJobTests.Samples.Select(s => s.Name), lines.Select(l => l.Name));
        foreach ((Line line, (_, LiveJob job)) in lines.Zip(LiveJobTests.Samples))
        {
            Assert.Equal(line.Hex, Convert.ToHexString(job.ToBytes()));
            Assert.Equal(line.Json, Encoding.UTF8.GetString(job.ToJsonBytes()));
            Assert.Equal(job, LiveJob.Parse(Convert.FromHexString(line.Hex)));
            Assert.Equal(job, LiveJob.ParseJson(Encoding.UTF8.GetBytes(line.Json)));
        }
    }

    private static List<Line> Read(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Live", "Golden", file))
            .Select(line => line.Split(" | ", 3))
            .Select(parts => new Line(parts[0], parts[1], parts[2]))
            .ToList();

    private sealed record Line(string Name, string Hex, string Json);
}
