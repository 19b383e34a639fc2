namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>Data written by one version of the code and read by another: each with a compiled plugin of its own.</summary>
public sealed class SchemaTests
{
    private const string Old = """
        internal sealed class Live_Fire
        {
            public int N { get; set; } = 1;
            public string? Who { get; set; }
        }
        """;

    [Theory]
    [InlineData("member added", "public int N { get; set; } public string? Who { get; set; } public int Power { get; set; } = 7;", "N=3;Who=x;Power=7")]
    [InlineData("member removed", "public string? Who { get; set; }", "Who=x")]
    [InlineData("members reordered", "public string? Who { get; set; } public int N { get; set; }", "Who=x;N=3")]
    [InlineData("renamed", "public int Rounds { get; set; } = 8; public string? Who { get; set; }", "Rounds=8;Who=x")]
    [InlineData("renamed with its former name", "[FormerName(\"N\")] public int Rounds { get; set; } public string? Who { get; set; }", "Rounds=3;Who=x")]
    [InlineData("renamed twice", "[FormerName(\"M\"), FormerName(\"N\")] public int Rounds { get; set; }", "Rounds=3")]
    [InlineData("a former name that is a member again", "[FormerName(\"N\")] public int Rounds { get; set; } = 8; public int N { get; set; }", "Rounds=8;N=3")]
    [InlineData("widened to long", "public long N { get; set; }", "N=3")]
    [InlineData("widened to double", "public double N { get; set; }", "N=3")]
    [InlineData("widened to decimal", "public decimal N { get; set; }", "N=3")]
    [InlineData("narrowed, and fits", "public byte N { get; set; }", "N=3")]
    [InlineData("made nullable", "public int? N { get; set; }", "N=3")]
    [InlineData("made an enum", "public DayOfWeek N { get; set; }", "N=Wednesday")]
    [InlineData("property made a field", "public int N;", "N=3")]
    [InlineData("made init-only", "public int N { get; init; } = 4;", "N=3")]
    [InlineData("made required", "public required int N { get; init; }", "N=3")]
    [InlineData("left out", "[HotswapIgnore] public int N { get; set; } = 6;", "N=6")]
    public void V07_WhatMayChange(string change, string members, string expected)
    {
        LivePlugin newer = LivePlugin.Of($"internal sealed class Live_Fire {{ {members} }}");
        dynamic read = newer.Types["Live_Fire"].Reader(Written());
        var fire = new Members(read);
        string shown = string.Join(';', expected.Split(';').Select(e => e.Split('=')[0]).Select(n => $"{n}={fire[n]}"));
        Assert.True(shown == expected, $"{change}: {shown}");
    }

    [Theory]
    [InlineData("public short N { get; set; }", 100_000, "member N: expected a short, found the number 100000")]
    [InlineData("public string? N { get; set; }", 3, "member N: expected a string, found the number 3")]
    [InlineData("public List<int>? N { get; set; }", 3, "member N: expected a collection of int, found the number 3")]
    [InlineData("public int[]? N { get; set; }", 3, "member N: expected an array of int, found the number 3")]
    [InlineData("public List<byte[]>? N { get; set; }", 3, "member N: expected a collection of bytes, found the number 3")]
    [InlineData("public HashSet<LiveData>? N { get; set; }", 3, "member N: expected a collection of live data, found the number 3")]
    [InlineData("public Dictionary<string, ulong>? N { get; set; }", 3, "member N: expected a dictionary of ulong, found the number 3")]
    [InlineData("public KeyValuePair<string, int> N { get; set; }", 3, "member N: expected a pair, found the number 3")]
    [InlineData("public Apple? N { get; set; } internal sealed class Apple { }", 3, "member N: expected an Apple, found the number 3")]
    [InlineData("public Inner? N { get; set; } internal sealed class Inner { }", 3, "member N: expected an Inner, found the number 3")]
    [InlineData("public Pear N { get; set; } internal struct Pear { }", 3, "member N: expected a Pear, found the number 3")]
    [InlineData("public required int Power { get; set; }", 3, "member Power: required (an int), but missing")]
    public void V07_WhatCannotBeReadIsNamed(string members, int n, string message)
    {
        LivePlugin newer = LivePlugin.Of($"internal sealed class Live_Fire {{ {members} }}");
        Assert.Equal(message, Assert.Throws<LiveDataException>(() => newer.Types["Live_Fire"].Reader(Written(n))).Message);
    }

    [Theory]
    [InlineData("bool", "a bool")]
    [InlineData("sbyte", "an sbyte")]
    [InlineData("byte", "a byte")]
    [InlineData("short", "a short")]
    [InlineData("ushort", "a ushort")]
    [InlineData("int", "an int")]
    [InlineData("uint", "a uint")]
    [InlineData("long", "a long")]
    [InlineData("ulong", "a ulong")]
    [InlineData("float", "a float")]
    [InlineData("double", "a double")]
    [InlineData("decimal", "a decimal")]
    [InlineData("char", "a char")]
    [InlineData("string", "a string")]
    [InlineData("DateTime", "a DateTime")]
    [InlineData("byte[]", "bytes")]
    [InlineData("Memory<byte>", "bytes")]
    [InlineData("LiveData", "live data")]
    [InlineData("Int128", "an Int128")]
    [InlineData("UInt128", "a UInt128")]
    [InlineData("Half", "a Half")]
    [InlineData("Guid", "a Guid")]
    [InlineData("DateTimeOffset", "a DateTimeOffset")]
    [InlineData("DateOnly", "a DateOnly")]
    [InlineData("TimeOnly", "a TimeOnly")]
    [InlineData("TimeSpan?", "a TimeSpan")]
    [InlineData("Uri", "a Uri")]
    [InlineData("Version", "a Version")]
    [InlineData("DayOfWeek", "a DayOfWeek")]
    [InlineData("(int, int)", "a tuple of 2")]
    public void V07_WhatIsMissingIsSaidWithItsType(string type, string noun) => Assert.Equal(
        $"member N: required ({noun}), but missing",
        LivePlugin.Of($"internal sealed class Live_Fire {{ public required {type} N {{ get; set; }} }}").Error("Live_Fire", "{}"));

    [Fact]
    public void V07_AnInterchangedKindOfTypeReadsTheSameData()
    {
        LivePlugin newer = LivePlugin.Of("internal static class Elsewhere { internal readonly record struct Live_Fire(int N, string? Who); }");
        Assert.Equal(3, (int)newer.Types["Live_Fire"].Reader(Written()).GetType().GetProperty("N")!.GetValue(newer.Types["Live_Fire"].Reader(Written()))!);
        LivePlugin strict = LivePlugin.Of("internal sealed class Live_Fire { public int N { get; set; } }");
        Assert.Equal("member N: expected an int, found null", strict.Error("Live_Fire", """{"N":null}"""));
    }

    [Fact]
    public void V07_APositionalMemberIsRequiredUnlessItHasADefault()
    {
        LivePlugin newer = LivePlugin.Of("internal sealed record Live_Fire(int N, string? Who = \"nobody\", DayOfWeek Day = DayOfWeek.Friday, double Ratio = double.NaN);");
        dynamic fire = newer.Read("Live_Fire", """{"N":2}""");
        Assert.Equal((2, "nobody", DayOfWeek.Friday, double.NaN), ((int)fire.N, (string)fire.Who, (DayOfWeek)fire.Day, (double)fire.Ratio));
        Assert.Equal("member N: required (an int), but missing", newer.Error("Live_Fire", "{}"));
    }

    [Fact]
    public void V07_TheMemberIsNamedByItsWholePath()
    {
        LivePlugin plugin = LivePlugin.Of("""
            internal sealed class Live_Cart { public List<Item>? Items { get; set; } public Dictionary<string, Item>? By { get; set; } public (int A, Item? B) Pair { get; set; } }
            internal sealed class Item { public decimal Price { get; set; } public required string Sku { get; set; } }
            """);
        Assert.Equal("member Items[1].Price: expected a decimal, found a string", plugin.Error("Live_Cart", """{"Items":[{"Sku":"s","Price":1},{"Sku":"s","Price":"x"}]}"""));
        Assert.Equal("member Items[0].Sku: required (a string), but missing", plugin.Error("Live_Cart", """{"Items":[{"Price":1}]}"""));
        Assert.Equal("""member By["a-b"].Price: expected a decimal, found null""", plugin.Error("Live_Cart", """{"By":{"a-b":{"Sku":"s","Price":null}}}"""));
        Assert.Equal("member Pair: expected a tuple of 2, found an array with too few items", plugin.Error("Live_Cart", """{"Pair":[1]}"""));
        Assert.Equal("member Pair[2]: expected a tuple of 2, found an array with too many items", plugin.Error("Live_Cart", """{"Pair":[1,null,2]}"""));
        Assert.Equal("member Pair[0]: expected an int, found a bool", plugin.Error("Live_Cart", """{"Pair":[true,null]}"""));
        Assert.Equal("the data: expected a Live_Cart, found an array", plugin.Error("Live_Cart", "[]"));
        Assert.StartsWith("the data: expected a Live_Cart, found null", plugin.Error("Live_Cart", "null"), StringComparison.Ordinal);
    }

    [Fact]
    public void V07_UnknownMembersAreSkippedWhateverTheyHold() =>
        Assert.Equal(3, (int)LivePlugin.Of(Old).Read("Live_Fire", """{"X":{"N":9,"a":[[{}]]},"N":3,"Y":[{"N":8}],"Z":null}""").N);

    [Fact]
    public void V07_AThrowingSetterNamesTheMember() => Assert.Equal(
        "member N: System.ArgumentException: too small",
        LivePlugin.Of("internal sealed class Live_Fire { public int N { get; set { field = value > 0 ? value : throw new ArgumentException(\"too small\"); } } }")
            .Error("Live_Fire", """{"N":0}"""));

    private static LiveData Written(int n = 3)
    {
        LivePlugin old = LivePlugin.Of(Old);
        var fire = (Members)old.Read("Live_Fire", $$"""{"N":{{n}},"Who":"x"}""");
        return LiveData.Parse(old.Types["Live_Fire"].Writer(fire.Value).ToBytes());
    }
}
