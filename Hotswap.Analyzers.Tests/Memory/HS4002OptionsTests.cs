using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4002HostTypeCache>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4002: whose options System.Text.Json is given, and by whom.</summary>
public class HS4002OptionsTests
{
    [Theory]
    [InlineData("own fresh options keep the type as any do", """
        public sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);
            private readonly JsonSerializerOptions _own = new() { WriteIndented = true };
            public string A(Score s) => [|JsonSerializer.Serialize(s, _web)|] + [|JsonSerializer.Serialize(s, _own)|];
            public string B(Score s) { var fresh = new JsonSerializerOptions(); return [|JsonSerializer.Serialize(s, fresh)|] + [|JsonSerializer.Serialize(s, new JsonSerializerOptions())|]; }
            public string C(Score s) => Write(s, new JsonSerializerOptions()) + Write(s, _own);
            private static string Write(Score s, JsonSerializerOptions options) => [|JsonSerializer.Serialize(s, options)|];
            public string D(Score s) => [|JsonSerializer.Serialize(s, JsonSerializerOptions.Web)|];
        }
        """)]
    [InlineData("options of the host keep it as well", """
        public sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            private JsonSerializerOptions? _hosts;
            public void OnLoad(object? data) => _hosts = (JsonSerializerOptions)data!;
            public string A(Score s) => [|JsonSerializer.Serialize(s, _hosts)|];
            [Invokable("save")] internal string Save(JsonSerializerOptions options) => [|JsonSerializer.Serialize(new Score(), options)|];
        }
        """)]
    [InlineData("options of a context, but not passed by every caller", """
        public sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            public string A(Score s, System.Text.Json.Serialization.JsonSerializerContext c) => Write(s, c.Options) + Write(s) + Plain(s, new());
            private static string Write(Score s, JsonSerializerOptions? options = null) => [|JsonSerializer.Serialize(s, options)|];
            private static string Plain(Score s, JsonSerializerOptions options) { options.TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(); return [|JsonSerializer.Serialize(s, options)|]; }
        }
        """)]
    [InlineData("own types given through a generic helper", """
        internal sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            private readonly JsonStore<Score> _scores = new(); private readonly JsonStore<int> _numbers = new();
            [Invokable("save")] internal string Save() => [|Store.Write(new Score())|] + [|Store.Twice(new List<Score>())|] + [|_scores.Save(new Score())|] + _numbers.Save(3) + Store.Write(3) + Store.Name(new Score());
            private static class Store
            {
                public static string Write<T>(T value) => JsonSerializer.Serialize(value);
                public static string Twice<T>(T value) => Write(value) + Write(value);
                public static string Name<T>(T value) => value!.ToString() + typeof(T).Name;
            }
            private sealed class JsonStore<T> { public string Save(T value) => JsonSerializer.Serialize(value); }
        }
        """)]
    [InlineData("another variable is given the context, or the resolvers are taken away", """
        public sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            private readonly JsonSerializerOptions _a = new(), _b = new();
            public World(System.Text.Json.Serialization.JsonSerializerContext c) => _b.TypeInfoResolver = c;
            public string A(Score s, System.Text.Json.Serialization.JsonSerializerContext c)
            {
                JsonSerializerOptions x = new(), y = new(), z = new() { WriteIndented = true };
                y.TypeInfoResolver = c; y.TypeInfoResolverChain.Add(c); x.TypeInfoResolverChain.Clear(); x.WriteIndented = true;
                return [|JsonSerializer.Serialize(s, x)|] + [|JsonSerializer.Serialize(s, z)|] + JsonSerializer.Serialize(s, y) + [|JsonSerializer.Serialize(s, _a)|] + JsonSerializer.Serialize(s, _b);
            }
            class Base { public virtual string Write(Score s, JsonSerializerOptions o) => ""; }
            class Derived : Base { public override string Write(Score s, JsonSerializerOptions o) => [|JsonSerializer.Serialize(s, o)|]; }
            public string B(Score s) => new Derived().Write(s, new());
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("options of a context, passed by every caller", """
        public sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            private readonly JsonSerializerOptions _options = Json.Default.Options; private readonly Store _store = new(Json.Default.Options); private readonly Made _made = new(new JsonSerializerOptions { TypeInfoResolver = Json.Default });
            public string A(Score s) => Write(s, _options) + Write(s, new JsonSerializerOptions { TypeInfoResolver = Json.Default }) + _store.Save(s) + _made.Save(s);
            private static string Write(Score s, JsonSerializerOptions options) => Inner(s, options);
            private static string Inner(Score s, JsonSerializerOptions? options = null) => JsonSerializer.Serialize(s, options);
            public string B(Score s) { return Local(Json.Default.Options); string Local(JsonSerializerOptions o) => JsonSerializer.Serialize(s, o); }
            public string C(Score s) => Chain(s, new JsonSerializerOptions());
            private static string Chain(Score s, JsonSerializerOptions options) { options.TypeInfoResolverChain.Insert(0, Json.Default); return JsonSerializer.Serialize(s, options); }
            sealed class Store(JsonSerializerOptions options) { public string Save(Score s) => JsonSerializer.Serialize(s, options); }
            sealed class Made { private readonly JsonSerializerOptions _o; public Made(JsonSerializerOptions o) => _o = o; public string Save(Score s) => JsonSerializer.Serialize(s, _o); }
            internal sealed class Json : System.Text.Json.Serialization.JsonSerializerContext { public static Json Default { get; } = new(); public Json() : base(null) { } protected override JsonSerializerOptions? GeneratedSerializerOptions => null; public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null; }
        }
        """)]
    [InlineData("own types given through a generic helper that one too far away calls first", """
        internal sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            [Invokable("save")] internal string Save() => Store.A(new Score()) + [|Store.D(new Score())|];
            private static class Store
            {
                public static string A<T>(T value) => B(value);
                private static string B<T>(T value) => C(value);
                private static string C<T>(T value) => D(value);
                public static string D<T>(T value) => E(value);
                private static string E<T>(T value) => JsonSerializer.Serialize(value);
            }
        }
        """)]
    [InlineData("own types given through a generic helper with metadata", """
        internal sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World
        {
            internal string Save(System.Text.Json.Serialization.Metadata.JsonTypeInfo<Score> info, System.Text.Json.Serialization.JsonSerializerContext c) => Store.Write(new Score(), info) + Store.Write(new Score(), c.Options) + Store.Count(new List<Score>());
            private static class Store
            {
                public static string Write<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> info) => JsonSerializer.Serialize(value, info);
                public static string Write<T>(T value, JsonSerializerOptions options) => JsonSerializer.Serialize(value, options);
                public static int Count<T>(List<T> all) => JsonSerializer.Serialize(all.Count).Length;
            }
        }
        """)]
    [InlineData("options of a context by properties, methods and copies", """
        public sealed class Score { public int Points { get; set; } }
        [HotswapPlugin] public sealed class World(System.Text.Json.Serialization.JsonSerializerContext c)
        {
            private JsonSerializerOptions Computed => c.Options;
            private JsonSerializerOptions Stored { get; } = new() { TypeInfoResolverChain = { null! } };
            private JsonSerializerOptions Late { get { return new JsonSerializerOptions(c.Options); } }
            private JsonSerializerOptions Made() { return Computed; }
            private JsonSerializerOptions? _later;
            public void OnLoad() { _later = new(); _later.TypeInfoResolverChain.Add(c); }
            public string A(Score s)
            {
                JsonSerializerOptions x = new(); x.TypeInfoResolverChain.Add(c);
                return JsonSerializer.Serialize(s, Computed) + JsonSerializer.Serialize(s, Stored) + JsonSerializer.Serialize(s, Late) + JsonSerializer.Serialize(s, Made())
                    + JsonSerializer.Serialize(s, _later) + JsonSerializer.Serialize(s, x) + JsonSerializer.Serialize(s, new JsonSerializerOptions(Computed) { WriteIndented = true });
            }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }
}
