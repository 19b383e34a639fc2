using CsCheck;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>What was emitted, compiled and run: values of every supported type come back as they were.</summary>
public sealed class RoundTripTests(RoundTripTests.Supported supported) : IClassFixture<RoundTripTests.Supported>
{

    public static TheoryData<string> Types => [.. SupportedTypes.LiveTypes];

    [Theory]
    [MemberData(nameof(Types))]
    public void V08_ValuesOfEverySupportedTypeRoundTripInBothForms(string name)
    {
        LivePlugin plugin = supported.Plugin;
        LiveType type = plugin.Types[name];
        Type clr = plugin.Type(name);
        Gen.Int.Sample(
            seed =>
            {
                object value = Make(clr, seed);
                LiveData data = type.Writer(value);
                object binary = type.Reader(LiveData.Parse(data.ToBytes()));
                Assert.True(RandomValue.Same(value, binary), $"seed {seed}: {plugin.Write(name, value)}\n{plugin.Write(name, binary)}");
                object json = type.Reader(LiveData.ParseJson(data.ToJsonBytes()));
                Assert.True(RandomValue.Same(value, json), $"seed {seed}");
            },
            iter: 400,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void V08_TheComparisonTellsDifferentValuesApart(string name)
    {
        Type clr = supported.Plugin.Type(name);
        for (int seed = 0; seed < 20; seed++)
        {
            Assert.True(RandomValue.Same(Make(clr, seed), Make(clr, seed)));
            Assert.False(RandomValue.Same(Make(clr, seed), Make(clr, seed + 1000)));
        }
    }

    [Fact]
    public void V08_ContractTypesAreCarriedOverTheirPublicMembers()
    {
        MetadataReference contract = TestCompilation.Library("Contract", """
            [assembly: Hotswap.HotswapContract]
            namespace Shared;
            public sealed record Order(int Number, System.Collections.Generic.IReadOnlyList<Line> Lines)
            {
                public string? Note { get; init; }
                internal int Secret { get; set; } = 1;
            }
            public struct Line { public string Sku { get; init; } public decimal Price { get; private set; } public Line(string sku, decimal price) { Sku = sku; Price = price; } }
            """);
        LivePlugin plugin = LivePlugin.Of("internal sealed class Live_Ship { public Shared.Order? Order { get; set; } }", contract);
        const string json = """{"Order":{"Number":7,"Lines":[{"Sku":"a","Price":1.50},{"Sku":"b","Price":2}],"Note":"n"}}""";
        dynamic ship = plugin.Read("Live_Ship", json);
        Assert.Equal(7, (int)ship.Order.Number);
        Assert.Equal(json, plugin.Write("Live_Ship", ((Members)ship).Value));
    }

    [Theory]
    [InlineData("where T : struct", "int")]
    [InlineData("where T : unmanaged", "int")]
    [InlineData("where T : notnull", "int")]
    [InlineData("where T : class", "List<int>")]
    [InlineData("where T : class?", "List<int>?")]
    [InlineData("where T : class, new()", "List<int>")]
    [InlineData("where T : List<int>, IList<int>, new()", "List<int>")]
    [InlineData("where T : IComparable<T>, new()", "int")]
    [InlineData("", "int")]
    public void V08_InitOnlyMembersAreReachedWhateverTheTypeParametersAskFor(string constraint, string argument)
    {
        LivePlugin plugin = LivePlugin.Of($$"""
            internal sealed class Live_Held { public Outer<{{argument}}>.Box<string>? Box { get; init; } }
            internal class Outer<T> {{constraint}}
            {
                internal sealed class Box<@class> where @class : class { public T In { get; init; } = default!; public @class? Other { get; private set; } }
            }
            """);
        string json = "{\"Box\":{\"In\":" + (argument == "int" ? "3" : "[3]") + ",\"Other\":\"x\"}}";
        Assert.Equal(json, plugin.Write("Live_Held", ((Members)plugin.Read("Live_Held", json)).Value));
    }

    [Theory]
    [InlineData("public Live_T() { How = \"empty\"; } public Live_T(int a) { A = a; How = \"full\"; } public int A { get; set; } public string? B { get; set; }", "empty")]
    [InlineData("public Live_T() { How = \"empty\"; } public Live_T(int a) { A = a; How = \"full\"; } public int A { get; } public string? B { get; set; }", "full")]
    [InlineData("public Live_T() { How = \"empty\"; } public Live_T(string? b, int a) { A = a; B = b; How = \"full\"; } public int A { get; } public string? B { get; set; }", "full")]
    [InlineData("public Live_T(int a) { A = a; How = \"one\"; } public Live_T(int a, string? b) : this(a) { B = b; How = \"two\"; } public int A { get; } public string? B { get; set; }", "two")]
    [InlineData("public Live_T() { How = \"empty\"; } public Live_T(int a, bool c) { A = a; How = \"other\"; } public int A { get; init; } public string? B { get; init; }", "empty")]
    [InlineData("public Live_T() { How = \"empty\"; } public Live_T(long a) { A = (int)a; How = \"other\"; } public int A { get; internal set; } public string? B { get; set; }", "empty")]
    [InlineData("private Live_T() { How = \"empty\"; } internal Live_T(in int a) { A = a; How = \"full\"; } public int A { get; } public string? B { get; set; }", "full")]
    public void V08_TheConstructorThatSetsMoreIsCalledWhereOthersSetLess(string members, string how)
    {
        LivePlugin plugin = LivePlugin.Of($"internal sealed class Live_T {{ internal readonly string How; {members} }}");
        dynamic read = plugin.Read("Live_T", """{"A":3,"B":"b"}""");
        Assert.Equal((3, "b", how), ((int)read.A, (string)read.B, (string)read.How));
    }

    [Fact]
    public void V08_RequiredMembersOfAStructAreAsked()
    {
        LivePlugin plugin = LivePlugin.Of("internal struct Live_T { public required int A { get; set; } public int B; }");
        Assert.Equal((3, 4), ((int)plugin.Read("Live_T", """{"A":3,"B":4}""").A, (int)plugin.Read("Live_T", """{"A":3,"B":4}""").B));
        Assert.Equal("member A: required (an int), but missing", plugin.Error("Live_T", "{}"));
    }

    [Fact]
    public void V08_GeneratedCodeNeedsNoUsings()
    {
        CSharpCompilation compilation = TestCompilation.Create("using System; using System.Collections.Generic;\n" + Sources.Plugin("internal int live_X(int? n) => n ?? 0;", SupportedTypes.Source));
        GeneratorRun.Of(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[0])).AssertClean();
    }

    [Fact]
    public void V08_AConstructorThatGeneratedCodeCanCallIsCalled()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Plugin("", "internal sealed record Live_Dot(int X, string? Name); internal sealed class Live_Need { public required int N { get; set; } }"));
        Assert.Contains("= new global::Worlds.Live_Dot(", run["LiveData_Worlds_Live_Dot.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("UnsafeAccessor", run["LiveData_Worlds_Live_Dot.g.cs"], StringComparison.Ordinal);
        Assert.Contains("UnsafeAccessorKind.Constructor", run["LiveData_Worlds_Live_Need.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void V08_TypesWhoseNamesLookAlikeAreToldApart()
    {
        LivePlugin plugin = LivePlugin.Of("""
            internal sealed class Live_All
            {
                public A.B_Ca? One { get; set; }
                public A_B.Ca? Two { get; set; }
                public A_B.CA? Three { get; set; }
                public Box<A.B_Ca>? Four { get; set; }
                public Box<A_B.Ca>? Five { get; set; }
            }
            internal class Box<T> { public T? In { get; set; } }
            internal class A { internal sealed class B_Ca { public int X { get; set; } } }
            internal class A_B { internal sealed class Ca { public string? Y { get; set; } } internal sealed class CA { public bool Z { get; set; } } }
            """);
        const string json = """{"One":{"X":1},"Two":{"Y":"y"},"Three":{"Z":true},"Four":{"In":{"X":2}},"Five":{"In":{"Y":"z"}}}""";
        Assert.Equal(json, plugin.Write("Live_All", ((Members)plugin.Read("Live_All", json)).Value));
    }

    [Fact]
    public void V08_GetOnlyCollectionsAreFilled()
    {
        LivePlugin plugin = LivePlugin.Of("""
            internal sealed class Live_Bag
            {
                public List<int> Items { get; } = [9];
                public Dictionary<string, int> Map { get; } = new(StringComparer.OrdinalIgnoreCase) { ["x"] = 1 };
                public ISet<string> Tags { get; } = new SortedSet<string>();
                public int Count => Items.Count;
                public List<int> Even => Items.Where(i => i % 2 == 0).ToList();
            }
            internal sealed class Live_Late(int n)
            {
                public int N { get; } = n;
                public IList<int> Items { get; } = new List<int> { 1 };
            }
            """);
        dynamic bag = plugin.Read("Live_Bag", """{"Items":[1,2],"Map":{"A":5},"Tags":["t"],"Count":77}""");
        Assert.Equal([1, 2], (List<int>)bag.Items);
        Assert.Equal(5, ((Dictionary<string, int>)bag.Map)["a"]);
        Assert.IsType<SortedSet<string>>(((Members)bag)["Tags"]);
        Assert.Equal("""{"Items":[1,2],"Map":{"A":5},"Tags":["t"]}""", plugin.Write("Live_Bag", ((Members)bag).Value));
        Assert.Equal([9], (List<int>)((dynamic)plugin.Read("Live_Bag", """{"Items":null}""")).Items);
        dynamic late = plugin.Read("Live_Late", """{"N":3,"Items":[4,5]}""");
        Assert.Equal((3, 2), ((int)late.N, ((IList<int>)late.Items).Count));
    }

    [Fact]
    public void V08_ADerivedValueIsRefusedAndNotSliced()
    {
        LivePlugin plugin = LivePlugin.Of("""
            internal class Animal { public int Legs { get; set; } }
            internal sealed class Cat : Animal { public int Lives { get; set; } }
            internal sealed class Live_Zoo { public Animal? One { get; set; } public static Live_Zoo Make() => new() { One = new Cat() }; }
            """);
        object zoo = plugin.Type("Live_Zoo").GetMethod("Make")!.Invoke(null, null)!;
        Assert.Contains("Worlds.Cat cannot be carried where a Worlds.Animal is declared", Assert.Throws<LiveDataException>(() => plugin.Types["Live_Zoo"].Writer(zoo)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void V08_AnObjectThatRefersToItselfIsRefused()
    {
        LivePlugin plugin = LivePlugin.Of("internal sealed class Live_Self { public Live_Self? Me { get; set; } public Live_Self() { } public static Live_Self Make() { var s = new Live_Self(); s.Me = s; return s; } }");
        object self = plugin.Type("Live_Self").GetMethod("Make")!.Invoke(null, null)!;
        Assert.Contains("64 deep", Assert.Throws<LiveDataException>(() => plugin.Types["Live_Self"].Writer(self)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void V08_AValueOfAnotherVersionIsAnotherType()
    {
        const string source = "internal sealed class Live_Fire { public int N { get; set; } }";
        LivePlugin one = LivePlugin.Of(source);
        LivePlugin two = LivePlugin.Of(source);
        object fire = one.Types["Live_Fire"].Factory!();
        Assert.Throws<InvalidCastException>(() => two.Types["Live_Fire"].Writer(fire));
        Assert.Equal(two.Type("Live_Fire"), two.Types["Live_Fire"].Reader(one.Types["Live_Fire"].Writer(fire)).GetType());
    }

    private static object Make(Type type, int seed)
    {
        var random = new RandomValue(new Random(seed));
        while (true)
        {
            if (random.Make(type) is { } value)
            {
                return value;
            }
        }
    }

    /// <summary>The plugin with every supported type, compiled once for all tests of a run.</summary>
    public sealed class Supported
    {
        internal LivePlugin Plugin { get; } = LivePlugin.Of(SupportedTypes.Source);
    }
}
