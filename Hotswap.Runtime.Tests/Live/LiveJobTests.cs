using Xunit;

namespace Hotswap.Tests.Live;

public sealed class LiveJobTests
{
    internal static IReadOnlyList<(string Name, LiveJob Job)> Samples { get; } =
    [
        ("nothing", new LiveJob("live_Ping", LiveData.Nothing, "1")),
        ("object", new LiveJob("live_RollCall", LiveSamples.Object("""{"name":"x"}"""), "0123456789abcdef")),
        ("all fields", new LiveJob("Live_Fire", LiveSamples.Object("""{"N":3}"""), "order/7")
        {
            Attempt = int.MaxValue,
            Due = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromMinutes(-210)),
        }),
        ("primitive", new LiveJob("live_Ünïcödé", 5, "\u001A")),
        ("long", new LiveJob("live_Long", new string('x', 200), "id") { Attempt = 1 }),
        ("key", new LiveJob("live_Ping", LiveData.Nothing, "1") { Key = "room/7" }),
    ];

    [Fact]
    public void V06_JobsRoundTripInBothForms()
    {
        foreach ((string name, LiveJob job) in Samples)
        {
            LiveJob back = LiveJob.Parse(job.ToBytes());
            Assert.Equal(job, back);
            Assert.Equal(job, LiveJob.ParseJson(job.ToJsonBytes()));
            Assert.Equal(job.Due?.Offset, back.Due?.Offset);
            Assert.Equal(job.Name, back.Name);
            Assert.True(job.Data == back.Data, name);
        }
    }

    [Fact]
    public void V06_AJobHasAnIdOfItsOwnAndIsImmutable()
    {
        var one = new LiveJob("live_A", 1);
        var two = new LiveJob("live_A", 1);
        Assert.NotEqual(one.Id, two.Id);
        Assert.Equal(0, one.Attempt);
        Assert.Null(one.Due);
        LiveJob again = one with { Attempt = one.Attempt + 1 };
        Assert.Equal((0, 1, one.Id), (one.Attempt, again.Attempt, again.Id));
    }

    [Fact]
    public void V06_NamesAndIdsAreChecked()
    {
        Assert.Throws<ArgumentException>(() => new LiveJob("", 1));
        Assert.Throws<ArgumentException>(() => new LiveJob("live_A", 1, ""));
        Assert.Throws<ArgumentException>(() => new LiveJob("live_\uD800", 1));
        Assert.Throws<ArgumentException>(() => new LiveJob("live_A", 1, new string('x', LiveJob.MaxTextLength + 1)));
        Assert.Throws<ArgumentException>(() => new LiveJob("live_A", 1) { Key = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LiveJob("live_A", 1) { Attempt = -1 });
    }

    [Fact]
    public void V06_AnUnknownFieldIsSkippedUnlessItMustBeUnderstood()
    {
        byte[] job = new LiveJob("live_A", 1, "id").ToBytes();
        Assert.Equal("live_A", LiveJob.Parse([.. job, 0x70, 2, 1, 2]).Name);
        var refused = Assert.Throws<LiveDataException>(() => LiveJob.Parse([.. job, 0xF0, 2, 1, 2]));
        Assert.Contains("must be understood", refused.Message, StringComparison.Ordinal);
        Assert.Equal("live_A", LiveJob.ParseJson("""{"later":[{}],"name":"live_A","id":"1","data":null}"""u8).Name);
    }

    [Fact]
    public void V06_BrokenJobsSayWhatIsWrong()
    {
        byte[] job = new LiveJob("live_A", 1, "id").ToBytes();
        Assert.Contains("no bytes", Refused([]), StringComparison.Ordinal);
        Assert.Contains("0xD1", Refused(((LiveData)1).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("has no name", Refused([0xB1]), StringComparison.Ordinal);
        Assert.Contains("has no data", Refused(job[..(1 + 8 + 4)]), StringComparison.Ordinal);
        Assert.Contains("claims 6 bytes, 4 are left", Refused(job[..7]), StringComparison.Ordinal);
        Assert.Contains("field 1 comes after field 1", Refused([0xB1, 1, 1, 65, 1, 1, 65]), StringComparison.Ordinal);
        Assert.Contains("cut off or too long", Refused([0xB1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), StringComparison.Ordinal);
        Assert.Contains("attempt", Refused([.. job, 4, 4, 255, 255, 255, 255]), StringComparison.Ordinal);
        Assert.Contains("due", Refused([.. job, 5, 1, 0]), StringComparison.Ordinal);

        var missing = Assert.Throws<LiveDataException>(() => LiveJob.ParseJson("""{"name":"a","id":"b"}"""u8));
        Assert.Equal("member data: required (live data), but missing", missing.Message);
        var wrong = Assert.Throws<LiveDataException>(() => LiveJob.ParseJson("""{"name":"a","id":"b","data":{"int":"x"}}"""u8));
        Assert.Equal("member data.int: expected an int, found a string", wrong.Message);
    }

    private static string Refused(byte[] bytes) => Assert.Throws<LiveDataException>(() => LiveJob.Parse(bytes)).Message;
}
