using System.Text;
using CsCheck;
using Xunit;

namespace Hotswap.Tests.Live;

/// <summary>Bytes from outside: refused by the one exception or read, never more memory than they weigh.</summary>
public sealed class HostileBytesTests
{
    // What one refusal costs however small the bytes are: the exception, its text, its stack trace.
    private const long Overhead = 96 * 1024;
    private const long PerByte = 16;

    private static readonly byte[][] _seeds =
    [
        .. LiveSamples.All.Select(s => s.Data.ToBytes()),
        .. LiveSamples.All.Select(s => s.Data.ToJsonBytes()),
        .. LiveJobTests.Samples.Select(s => s.Job.ToBytes()),
        .. LiveJobTests.Samples.Select(s => s.Job.ToJsonBytes()),
    ];

    private static readonly Gen<byte[]> _mutated =
        from seed in Gen.Int[0, _seeds.Length - 1]
        from edits in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000], Gen.Byte).Array[1, 6]
        select edits.Aggregate(_seeds[seed], Mutate);

    [Fact]
    public void V08_MutatedBytesAreReadOrRefused() => _mutated.Sample(bytes => { Feed(bytes); }, iter: 20_000);

    [Fact]
    public void V08_RandomBytesAreReadOrRefused() =>
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                Feed(bytes);
                Feed([0xD1, .. bytes]);
                Feed([0xB1, .. bytes]);
            },
            iter: 5_000);

    [Fact]
    public void V08_EveryTruncationIsReadOrRefused()
    {
        foreach (byte[] seed in _seeds)
        {
            for (int length = 0; length < seed.Length; length++)
            {
                Feed(seed[..length]);
            }
        }
    }

    [Fact]
    public void V08_FixedKindsRefuseEveryOtherLength()
    {
        foreach ((string name, LiveData data) in LiveSamples.All.Where(s => s.Data.Kind < LiveDataKind.String))
        {
            byte[] bytes = data.ToBytes();
            Assert.Throws<LiveDataException>(() => LiveData.Parse(bytes[..^1]));
            Assert.Throws<LiveDataException>(() => LiveData.Parse([.. bytes, 0]));
            Assert.NotNull(name);
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(1_000_000, false)]
    public void V08_DepthIsLimited(int depth, bool readable)
    {
        byte[] json = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
        byte[] data = [0xD1, (byte)LiveDataKind.Object, .. json];
        byte[] form = [.. "{\"object\":"u8, .. json, (byte)'}'];
        Assert.Equal(readable, Feed(data));
        Assert.Equal(readable, Feed(form));
        if (readable)
        {
            Assert.Equal(LiveData.Parse(data), LiveData.ParseJson(form));
        }
    }

    [Fact]
    public void V08_HugeNumbersAreRefused()
    {
        string digits = new('9', 100_000);
        foreach (string kind in (string[])["sbyte", "int", "long", "int128", "uint128", "half", "float", "double", "decimal"])
        {
            Assert.False(Feed(Encoding.UTF8.GetBytes($$"""{"{{kind}}":{{digits}}}""")), kind);
            Assert.False(Feed(Encoding.UTF8.GetBytes($$"""{"{{kind}}":1e{{digits}}}""")), kind);
        }

        Assert.False(Feed("""{"double":1e999}"""u8.ToArray()));
    }

    [Fact]
    public void V08_LengthClaimsCostNothing()
    {
        Assert.False(Feed([0xB1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]));
        Assert.False(Feed([0xB1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 65]));
        Assert.False(Feed([0xB1, 3, 0x80, 0x80, 0x80, 0x80, 0x08]));
    }

    [Theory]
    [InlineData(new byte[] { 0xD1, 1, 2 })]
    [InlineData(new byte[] { 0xD1, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0 })]
    [InlineData(new byte[] { 0xD1, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0 })]
    [InlineData(new byte[] { 0xD1, 18, 255, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0xD1, 19, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 })]
    [InlineData(new byte[] { 0xD1, 20, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0xD1, 21, 255, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0xD1, 32, 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xD1, 34, (byte)'"', 0xFF, (byte)'"' })]
    [InlineData(new byte[] { 0xD1, 48, 0 })]
    [InlineData(new byte[] { 0xD1, 23 })]
    [InlineData(new byte[] { 0xD2, 0 })]
    [InlineData(new byte[] { 0xD1 })]
    public void V08_ImpossibleValuesAreRefused(byte[] bytes) => Assert.Throws<LiveDataException>(() => LiveData.Parse(bytes));

    /// <summary>Feeds the bytes to every reader; whether any could read them.</summary>
    private static bool Feed(byte[] bytes) =>
        Try(bytes, static b => { LiveData data = LiveData.Parse(b); Assert.True(data == LiveData.Parse(data.ToBytes())); })
        | Try(bytes, static b => { LiveData data = LiveData.ParseJson(b); Assert.True(data == LiveData.ParseJson(data.ToJsonBytes())); })
        | Try(bytes, static b => Assert.NotNull(LiveJob.Parse(b).Name))
        | Try(bytes, static b => Assert.NotNull(LiveJob.ParseJson(b).Name));

    private static bool Try(byte[] bytes, Action<byte[]> read)
    {
        long limit = Overhead + (PerByte * bytes.Length);
        (bool isRead, long allocated) = Measure(bytes, read);
        if (allocated > limit)
        {
            // The first exception of a kind loads its resources, which is no cost of these bytes; the second tells.
            (isRead, allocated) = Measure(bytes, read);
        }

        Assert.True(allocated <= limit, $"{allocated} bytes for {bytes.Length}: {Convert.ToHexString(bytes)}");
        return isRead;
    }

    private static (bool IsRead, long Allocated) Measure(byte[] bytes, Action<byte[]> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isRead = true;
        try
        {
            read(bytes);
        }
        catch (LiveDataException)
        {
            isRead = false;
        }

        return (isRead, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Mutate(byte[] bytes, (int Kind, int At, byte Value) edit)
    {
        if (bytes.Length == 0)
        {
            return [edit.Value];
        }

        int at = edit.At % bytes.Length;
        return edit.Kind switch
        {
            0 => [.. bytes[..at], edit.Value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], edit.Value, .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ => [.. bytes, .. bytes[at..]],
        };
    }
}
