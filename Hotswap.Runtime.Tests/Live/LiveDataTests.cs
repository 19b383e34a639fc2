using System.Text;
using System.Text.Json;
using Xunit;

namespace Hotswap.Tests.Live;

public sealed class LiveDataTests
{
    [Fact]
    public void V08_EveryKindRoundTripsInBinaryBitForBit()
    {
        foreach ((string name, LiveData data) in LiveSamples.All)
        {
            byte[] bytes = data.ToBytes();
            LiveData back = LiveData.Parse(bytes);
            Assert.True(data == back && data.Kind == back.Kind, name);
            Assert.Equal(bytes, back.ToBytes());
            Assert.Equal(bytes.Length, data.GetByteCount());
        }
    }

    [Fact]
    public void V08_EveryKindRoundTripsInJsonBitForBit()
    {
        foreach ((string name, LiveData data) in LiveSamples.All)
        {
            byte[] json = data.ToJsonBytes();
            using JsonDocument document = JsonDocument.Parse(json);
            LiveData back = LiveData.ParseJson(json);
            Assert.True(data == back, $"{name}: {Encoding.UTF8.GetString(json)} gave {back}");
        }
    }

    [Fact]
    public void V08_SamplesAreOfEveryKindAndAllDifferent()
    {
        Assert.Equal(Enum.GetValues<LiveDataKind>(), LiveSamples.All.Select(s => s.Data.Kind).Distinct().Order());
        Assert.Equal(LiveSamples.All.Count, LiveSamples.All.Select(s => s.Data).Distinct().Count());
    }

    [Fact]
    public void V08_GettersGiveWhatWasWrapped()
    {
        Assert.True(((LiveData)true).GetBoolean());
        Assert.Equal(-5, ((LiveData)(sbyte)-5).GetSByte());
        Assert.Equal(250, ((LiveData)(byte)250).GetByte());
        Assert.Equal(-30_000, ((LiveData)(short)-30_000).GetInt16());
        Assert.Equal(60_000, ((LiveData)(ushort)60_000).GetUInt16());
        Assert.Equal(int.MinValue, ((LiveData)int.MinValue).GetInt32());
        Assert.Equal(uint.MaxValue, ((LiveData)uint.MaxValue).GetUInt32());
        Assert.Equal(long.MinValue, ((LiveData)long.MinValue).GetInt64());
        Assert.Equal(ulong.MaxValue, ((LiveData)ulong.MaxValue).GetUInt64());
        Assert.Equal(Int128.MinValue + 1, ((LiveData)(Int128.MinValue + 1)).GetInt128());
        Assert.Equal(UInt128.MaxValue - 1, ((LiveData)(UInt128.MaxValue - 1)).GetUInt128());
        Assert.Equal((Half)1.5, ((LiveData)(Half)1.5).GetHalf());
        Assert.Equal(1.1f, ((LiveData)1.1f).GetSingle());
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(((LiveData)(-0.0)).GetDouble()));
        Assert.Equal(decimal.GetBits(-1.2300m), decimal.GetBits(((LiveData)(-1.2300m)).GetDecimal()));
        Assert.Equal('x', ((LiveData)'x').GetChar());
        var guid = Guid.NewGuid();
        Assert.Equal(guid, ((LiveData)guid).GetGuid());
        var local = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Local);
        Assert.Equal((local, DateTimeKind.Local), (((LiveData)local).GetDateTime(), ((LiveData)local).GetDateTime().Kind));
        var offset = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(-3));
        Assert.True(offset.EqualsExact(((LiveData)offset).GetDateTimeOffset()));
        Assert.Equal(new DateOnly(2024, 2, 29), ((LiveData)new DateOnly(2024, 2, 29)).GetDateOnly());
        Assert.Equal(new TimeOnly(23, 59), ((LiveData)new TimeOnly(23, 59)).GetTimeOnly());
        Assert.Equal(TimeSpan.MinValue, ((LiveData)TimeSpan.MinValue).GetTimeSpan());
        Assert.Equal("text", ((LiveData)"text").GetString());
        Assert.Equal([1, 2], ((LiveData)(byte[])[1, 2]).GetByteArray());
        Assert.Equal("""{"N":1}"""u8, LiveSamples.Object("""{"N":1}""").GetJson().Span);
    }

    [Fact]
    public void V08_EmptyIsNotNothing()
    {
        Assert.Null(((LiveData)(string?)null).GetString());
        Assert.Null(((LiveData)(byte[]?)null).GetByteArray());
        Assert.True(((LiveData)(string?)null).IsNothing);
        Assert.Equal("", LiveData.Parse(((LiveData)"").ToBytes()).GetString());
        Assert.Empty(LiveData.Parse(((LiveData)Array.Empty<byte>()).ToBytes()).GetByteArray()!);
        Assert.NotEqual(LiveData.Nothing, (LiveData)"");
        Assert.NotEqual(LiveData.Nothing, (LiveData)Array.Empty<byte>());
        Assert.NotEqual((LiveData)"", (LiveData)Array.Empty<byte>());
    }

    [Fact]
    public void V08_BytesAreCopiedOnTheWayInAndOut()
    {
        byte[] source = [1, 2, 3];
        LiveData data = source;
        source[0] = 9;
        data.GetByteArray()![1] = 9;
        Assert.Equal([1, 2, 3], data.GetByteArray());
    }

    [Fact]
    public void V08_WrongTypeSaysWhatIsThereAndWhatWasAskedFor()
    {
        var text = Assert.Throws<LiveDataException>(() => ((LiveData)"x").GetInt32());
        Assert.Equal("The live data holds a string, an int was asked for.", text.Message);
        var number = Assert.Throws<LiveDataException>(() => ((LiveData)5).GetInt64());
        Assert.Equal("The live data holds an int, a long was asked for.", number.Message);
        var nothing = Assert.Throws<LiveDataException>(() => LiveData.Nothing.GetGuid());
        Assert.Equal("The live data holds nothing, a Guid was asked for.", nothing.Message);
        Assert.Throws<LiveDataException>(() => ((LiveData)5).GetString());
        Assert.Throws<LiveDataException>(() => ((LiveData)5).GetBytes());
        Assert.Throws<LiveDataException>(() => ((LiveData)5).GetJson());
    }

    [Fact]
    public void V08_PrimitivesAllocateNothing()
    {
        byte[] room = new byte[64];
        static int Use(byte[] room)
        {
            LiveData[] none = [];
            int sum = none.Length;
            sum += Through(room, 1).GetInt32();
            sum += (int)Through(room, (Int128)2).GetInt128();
            sum += (int)Through(room, 3m).GetDecimal();
            sum += Through(room, Guid.Empty).GetGuid().Version;
            sum += Through(room, DateTimeOffset.UnixEpoch).GetDateTimeOffset().Year;
            sum += Through(room, 4.0).GetDouble() > 3 ? 1 : 0;
            return sum;
        }

        static LiveData Through(byte[] room, LiveData data)
        {
            Assert.True(data.TryWrite(room, out int written));
            return LiveData.Parse(room.AsSpan(0, written));
        }

        Use(room);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int sum = Use(room);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(1977, sum);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void V08_TryWriteNeedsRoom()
    {
        LiveData data = 5;
        Assert.False(data.TryWrite(new byte[data.GetByteCount() - 1], out int written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void V08_EqualityIsBitForBit()
    {
        Assert.Equal((LiveData)double.NaN, (LiveData)double.NaN);
        Assert.NotEqual((LiveData)0.0, (LiveData)(-0.0));
        Assert.NotEqual((LiveData)1.0m, (LiveData)1.00m);
        Assert.NotEqual((LiveData)1, (LiveData)1L);
        Assert.Equal(((LiveData)"a").GetHashCode(), ((LiveData)string.Concat("", "a")).GetHashCode());
        Assert.Equal(((LiveData)(byte[])[1]).GetHashCode(), ((LiveData)(byte[])[1]).GetHashCode());
    }

    [Fact]
    public void V08_ToStringIsShort()
    {
        Assert.Equal("int 5", ((LiveData)5).ToString());
        Assert.Equal("nothing", LiveData.Nothing.ToString());
        Assert.Equal("double NaN", ((LiveData)double.NaN).ToString());
        Assert.Equal("""object {"N":1}""", LiveSamples.Object("""{"N":1}""").ToString());
        Assert.InRange(((LiveData)new string('x', 5000)).ToString().Length, 1, 120);
        foreach ((string name, LiveData data) in LiveSamples.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(data.ToString()), name);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("// no\n{}")]
    [InlineData("{'a':1}")]
    public void V08_FromJsonRefusesWhatIsNoJson(string json) =>
        Assert.Throws<LiveDataException>(() => LiveSamples.Object(json));
}
