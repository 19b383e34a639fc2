using System.Text;
using System.Text.Json;
using CsCheck;
using Xunit;

namespace Hotswap.Tests.Live;

/// <summary>What generated code is made of, driven by readers and writers written here.</summary>
public sealed class LiveJsonTests
{
    [Fact]
    public void V07_TheErrorNamesPathAndTypes()
    {
        Assert.Equal("member Items[3].Price: expected a decimal, found a string", Error("""{"Items":[{},{},{},{"Price":"x"}]}"""));
        Assert.Equal("member Items[0].Price: expected a decimal, found null", Error("""{"Items":[{"Price":null}]}"""));
        Assert.Equal("member Items[0].Price: expected a decimal, found the number 1e99", Error("""{"Items":[{"Other":[1,{"a":2}],"Price":1e99}]}"""));
        Assert.Equal("member Items: expected an array, found an object", Error("""{"Items":{}}"""));
        Assert.Equal("member Items[1]: expected an Item, found an array", Error("""{"Items":[{},[]]}"""));
        Assert.Equal("""member By["a b"]: expected an int, found a bool""", Error("""{"By":{"x":1,"a b":true}}"""));
        Assert.Equal("the data: expected an Order, found an array", Error("[]"));
        Assert.Equal("member Name: required (a string), but missing", Error("""{"Items":[]}"""));
        Assert.Equal("member Items[1].Sku: required (a string), but missing", Error("""{"Items":[{},{"Need":true}]}"""));
    }

    [Fact]
    public void V07_TheErrorCarriesThePath() =>
        Assert.Equal("Items[1]", Assert.Throws<LiveDataException>(() => ReadOrder("""{"Items":[{},[]]}""")).MemberPath);

    [Fact]
    public void V07_AnExceptionOfTheTypeItselfNamesTheMember() =>
        Assert.Equal(
            "member Throws: System.ArgumentException: not this",
            Error("""{"Throws":1}"""));

    [Fact]
    public void V07_AnEscapedNameIsTheSameName() =>
        Assert.Equal("n", ReadOrder("""{"N\u0061me":"n"}"""));

    [Fact]
    public void V07_AJobsErrorNamesTheJob()
    {
        var job = new LiveJob("live_Order", LiveSamples.Object("[]"), "42");
        var error = Assert.Throws<LiveJobDataException>(() => LiveJson.Read(job, Order));
        Assert.Equal("Live job \"live_Order\" (id 42) cannot be read by the newest code: the data: expected an Order, found an array", error.Message);
        Assert.Equal(("live_Order", "42", ""), (error.JobName, error.JobId, error.MemberPath));
        var wrongKind = Assert.Throws<LiveJobDataException>(() => LiveJson.ReadParameters(new LiveJob("live_Order", 5, "42"), Order));
        Assert.Contains("holds an int, an object was asked for", wrongKind.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void V07_NoDataIsNoParameters() =>
        Assert.Equal(
            "Live job \"live_Order\" (id 42) cannot be read by the newest code: member Name: required (a string), but missing",
            Assert.Throws<LiveJobDataException>(() => LiveJson.ReadParameters(new LiveJob("live_Order", LiveData.Nothing, "42"), Order)).Message);

    [Fact]
    public void V08_WhatIsNestedTooDeepIsRefusedWhenWritten()
    {
        static void Nest(Utf8JsonWriter writer, int depth)
        {
            LiveJson.StartArray(writer);
            if (depth > 1)
            {
                Nest(writer, depth - 1);
            }

            writer.WriteEndArray();
        }

        LiveData deepest = LiveJson.ToData(64, Nest);
        Assert.Equal(deepest, LiveData.ParseJson(deepest.ToJsonBytes()));
        Assert.Throws<LiveDataException>(() => LiveJson.ToData(65, Nest));
        Assert.Throws<LiveDataException>(() => LiveJson.ToData(int.MaxValue, Nest));
    }

    [Fact]
    public void V08_EmbeddedLiveDataIsHeldToTheSameDepth()
    {
        LiveData deepest = LiveSamples.Object(new string('[', 64) + new string(']', 64));
        Assert.Throws<LiveDataException>(() => LiveJson.ToData(deepest, LiveJson.Write));
        LiveData fits = LiveSamples.Object(new string('[', 63) + new string(']', 63));
        Assert.Equal(fits, LiveJson.Read(LiveJson.ToData(fits, LiveJson.Write), LiveJson.ReadLiveData));
    }

    [Fact]
    public void V08_ADerivedValueIsRefused()
    {
        LiveJson.RequireExact(new Exception(), typeof(Exception));
        var error = Assert.Throws<LiveDataException>(() => LiveJson.RequireExact(new ArgumentException(), typeof(Exception)));
        Assert.Contains("System.ArgumentException cannot be carried where a System.Exception is declared", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void V08_FloatsOfEveryBitPatternRoundTrip()
    {
        Gen.ULong.Sample(bits => bits == BitConverter.DoubleToUInt64Bits(Through(BitConverter.UInt64BitsToDouble(bits), LiveJson.Write, LiveJson.ReadDouble)));
        Gen.UInt.Sample(bits => bits == BitConverter.SingleToUInt32Bits(Through(BitConverter.UInt32BitsToSingle(bits), LiveJson.Write, LiveJson.ReadSingle)));
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            Half half = BitConverter.UInt16BitsToHalf((ushort)bits);
            Assert.Equal((ushort)bits, BitConverter.HalfToUInt16Bits(Through(half, LiveJson.Write, LiveJson.ReadHalf)));
        }
    }

    [Fact]
    public void V08_EveryUtf16RoundTripsAsValueAndAsKey()
    {
        Gen<char> unit = Gen.OneOf(Gen.Char, Gen.Char['\uD800', '\uDFFF'], Gen.Const('\u001A'), Gen.Char['A', 'F'], Gen.Const('"'), Gen.Const('\\'));
        unit.Array[0, 12].Sample(units =>
        {
            string text = new(units);
            Assert.Equal(text, Through(text, LiveJson.Write, LiveJson.ReadString));
            Assert.Equal(text, Through(text, WriteAsKey, ReadAsKey));
        });
        for (int c = 0; c <= char.MaxValue; c++)
        {
            Assert.Equal((char)c, Through((char)c, LiveJson.Write, LiveJson.ReadChar));
        }

        static void WriteAsKey(Utf8JsonWriter writer, string key)
        {
            LiveJson.StartObject(writer);
            LiveJson.WriteKey(writer, key);
            writer.WriteNullValue();
            writer.WriteEndObject();
        }

        static string ReadAsKey(ref Utf8JsonReader reader)
        {
            Assert.True(LiveJson.NextKey(ref reader));
            string key = LiveJson.ReadStringKey(ref reader);
            Assert.False(LiveJson.NextKey(ref reader));
            return key;
        }
    }

    [Fact]
    public void V08_DecimalsKeepEveryBit() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Byte[0, 28]).Sample((low, mid, high, negative, scale) =>
        {
            foreach (decimal value in (decimal[])[new(low, mid, high, negative, scale), new(low & 1, 0, 0, negative, scale)])
            {
                Assert.Equal(decimal.GetBits(value), decimal.GetBits(Through(value, LiveJson.Write, LiveJson.ReadDecimal)));
            }
        });

    [Fact]
    public void V08_DatesKeepEveryTickAndTheirKind()
    {
        Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Enum<DateTimeKind>()).Sample((ticks, kind) =>
        {
            DateTime back = Through(new DateTime(ticks, kind), LiveJson.Write, LiveJson.ReadDateTime);
            Assert.Equal((ticks, kind), (back.Ticks, back.Kind));
        });
        Gen.Select(Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-840, 840]).Sample((ticks, minutes) =>
        {
            var value = new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes));
            Assert.True(value.EqualsExact(Through(value, LiveJson.Write, LiveJson.ReadDateTimeOffset)));
        });
        Gen.Long.Sample(ticks => Through(new TimeSpan(ticks), LiveJson.Write, LiveJson.ReadTimeSpan).Ticks == ticks);
    }

    [Fact]
    public void V08_AForeignDateWithAnOffsetIsItsInstant()
    {
        DateTime read = LiveJson.Read(LiveSamples.Object("\"2024-05-06T07:08:09+02:00\""), LiveJson.ReadDateTime);
        Assert.Equal((new DateTime(2024, 5, 6, 5, 8, 9), DateTimeKind.Utc), (read, read.Kind));
    }

    [Fact]
    public void V08_KeysOfEveryTypeRoundTrip()
    {
        LiveData data = LiveJson.ToData(0, static (writer, _) =>
        {
            LiveJson.StartObject(writer);
            LiveJson.WriteKey(writer, sbyte.MinValue);
            writer.WriteNullValue();
            LiveJson.WriteKey(writer, byte.MaxValue);
            writer.WriteNullValue();
            LiveJson.WriteKey(writer, long.MinValue);
            writer.WriteNullValue();
            LiveJson.WriteKey(writer, ulong.MaxValue);
            writer.WriteNullValue();
            LiveJson.WriteKey(writer, Int128.MinValue);
            writer.WriteNullValue();
            LiveJson.WriteKey(writer, new Guid("00112233-4455-6677-8899-aabbccddeeff"));
            writer.WriteNullValue();
            LiveJson.WriteKey(writer, '\uD800');
            writer.WriteNullValue();
            writer.WriteEndObject();
        });
        Assert.Equal(7, LiveJson.Read(data, static (ref Utf8JsonReader reader) =>
        {
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal(sbyte.MinValue, LiveJson.ReadSByteKey(ref reader));
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal(byte.MaxValue, LiveJson.ReadByteKey(ref reader));
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal(long.MinValue, LiveJson.ReadInt64Key(ref reader));
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal(ulong.MaxValue, LiveJson.ReadUInt64Key(ref reader));
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal(Int128.MinValue, LiveJson.ReadInt128Key(ref reader));
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal(new Guid("00112233-4455-6677-8899-aabbccddeeff"), LiveJson.ReadGuidKey(ref reader));
            Assert.True(LiveJson.NextKey(ref reader));
            Assert.Equal('\uD800', LiveJson.ReadCharKey(ref reader));
            Assert.False(LiveJson.NextKey(ref reader));
            return 7;
        }));
    }

    [Fact]
    public void V07_AKeyThatDoesNotFitIsNamed()
    {
        var error = Assert.Throws<LiveDataException>(() => LiveJson.Read(LiveSamples.Object("""{"1":0,"x":0}"""), static (ref Utf8JsonReader reader) =>
        {
            while (LiveJson.NextKey(ref reader))
            {
                LiveJson.ReadInt32Key(ref reader);
            }

            return 0;
        }));
        Assert.Equal("member x: expected an int as key, found the name \"x\"", error.Message);
    }

    private static string Error(string json) => Assert.Throws<LiveDataException>(() => ReadOrder(json)).Message;

    private static string ReadOrder(string json) => LiveJson.Read(LiveSamples.Object(json), Order);

    private static string Order(ref Utf8JsonReader reader)
    {
        string? name = null;
        LiveJson.StartObject(ref reader, "an Order");
        while (LiveJson.NextMember(ref reader, out ReadOnlySpan<byte> member))
        {
            switch (Encoding.UTF8.GetString(member))
            {
                case "Name":
                    name = LiveJson.ReadString(ref reader);
                    break;
                case "Items":
                    LiveJson.StartArray(ref reader, "an array");
                    while (LiveJson.NextItem(ref reader))
                    {
                        Item(ref reader);
                    }

                    break;
                case "By":
                    LiveJson.StartObject(ref reader, "a dictionary");
                    while (LiveJson.NextKey(ref reader))
                    {
                        LiveJson.ReadStringKey(ref reader);
                        LiveJson.ReadInt32(ref reader);
                    }

                    break;
                case "Throws":
                    throw new ArgumentException("not this");
                default:
                    reader.Skip();
                    break;
            }
        }

        return name ?? throw LiveJson.Missing("Name", "a string");
    }

    private static void Item(ref Utf8JsonReader reader)
    {
        bool need = false;
        LiveJson.StartObject(ref reader, "an Item");
        while (LiveJson.NextMember(ref reader, out ReadOnlySpan<byte> member))
        {
            if (member.SequenceEqual("Price"u8))
            {
                LiveJson.ReadDecimal(ref reader);
            }
            else
            {
                need |= member.SequenceEqual("Need"u8);
                reader.Skip();
            }
        }

        if (need)
        {
            throw LiveJson.Missing("Sku", "a string");
        }
    }

    private static T Through<T>(T value, LiveJsonWriter<T> write, LiveJsonReader<T> read)
    {
        LiveData data = LiveJson.ToData(value, write);
        return LiveJson.Read(LiveData.Parse(data.ToBytes()), read);
    }
}
