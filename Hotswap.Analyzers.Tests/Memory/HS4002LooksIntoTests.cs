using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4002HostTypeCache>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4002: what a cache looks into of what it is given, and whose metadata a serialiser has.</summary>
public class HS4002LooksIntoTests
{
    private const string Newtonsoft = """
        namespace Newtonsoft.Json
        {
            public abstract class JsonConverter { }
            public static class JsonConvert { public static string SerializeObject(object? value, params JsonConverter[] converters) => ""; }
            public class JsonSerializer { public void Serialize(TextWriter writer, object? value) { } public void Populate(TextReader reader, object? target) { } public static JsonSerializer Create() => new(); }
        }
        public static class Mapper { public static object Map(object value, Func<object, object> then) => value; }
        """;

    private static ProjectUnderTest Project { get; } =
        Sources.ServerProject.Referencing("Newtonsoft.Json", Newtonsoft) with { EditorConfig = "hotswap_hs4002_members = Mapper.Map" };

    [Theory]
    [InlineData("[|Newtonsoft.Json.JsonConvert.SerializeObject(new Node())|]; [|Newtonsoft.Json.JsonConvert.SerializeObject(new Node[1], new Nodes())|];")]
    [InlineData("[|Mapper.Map(new Node(), o => o)|];")]
    [InlineData("[|Write(new Node())|]; void Write<T>(T node) => Newtonsoft.Json.JsonSerializer.Create().Serialize(Console.Out, node);")]
    [InlineData("[|Write(new Node())|]; void Write<T>(T node) => _json.Populate(Console.In, node);")]
    [InlineData("System.Linq.Expressions.Expression<Func<Node>> made = () => new Node(); [|made.Compile(true)|];")]
    public Task Flagged(string code) => Verify.Verify(Source(code), Project);

    /// <summary>Converters, factories and other delegates are used, but not looked into.</summary>
    [Theory]
    [InlineData("Newtonsoft.Json.JsonConvert.SerializeObject(1, new Nodes());")]
    [InlineData("Func<object, Node> then = Made; Mapper.Map(1, then); Mapper.Map(1, _then); Mapper.Map(1, o => new Node());")]
    [InlineData("System.Linq.Expressions.Expression.Lambda<Action>(System.Linq.Expressions.Expression.Invoke(System.Linq.Expressions.Expression.Constant((Action)OnInit))).Compile(true);")]
    [InlineData("Write(new Node()); void Write<T>(T node) => Newtonsoft.Json.JsonSerializer.Create().Serialize(Console.Out, 1);")]
    public Task Silent(string code) => Verify.Verify(Source(code), Project);

    [Theory]
    [InlineData("private readonly Settings _settings = new();", "[|JsonSerializer.Serialize(n, _settings.Options)|]")]
    [InlineData("private JsonSerializerOptions? _none;", "[|JsonSerializer.Serialize(n, _none)|]")]
    [InlineData("private JsonSerializerOptions? None { get; set; }", "[|JsonSerializer.Serialize(n, None)|]")]
    [InlineData("private readonly JsonSerializerOptions _plain = new() { };", "[|JsonSerializer.Serialize(n, _plain)|]")]
    [InlineData("private JsonSerializerOptions Made() => throw new NotSupportedException();", "[|JsonSerializer.Serialize(n, Made())|]")]
    [InlineData("private JsonSerializerOptions A() => B(); private JsonSerializerOptions B() => C(); private JsonSerializerOptions C() => D(); private JsonSerializerOptions D() => E(); private JsonSerializerOptions E() => F(); private JsonSerializerOptions F() => new();", "[|JsonSerializer.Serialize(n, A())|]")]
    public Task ByReflection(string members, string call) => Verify.Verify(Source("", $"{members} string Save(Node n) => {call};"), Project);

    [Theory]
    [InlineData("private readonly JsonSerializerOptions _own = new() { WriteIndented = true, TypeInfoResolver = Json.Default };", "JsonSerializer.Serialize(n, _own)")]
    [InlineData("private JsonSerializerOptions? _own = null; public void OnLoad() => _own = Json.Default.Options;", "JsonSerializer.Serialize(n, _own)")]
    [InlineData("private JsonSerializerOptions? Own { get; set; } = null; public void OnLoad() => Own = Json.Default.Options;", "JsonSerializer.Serialize(n, Own)")]
    [InlineData("private JsonSerializerOptions? _own; private JsonSerializerOptions Made() { if (_own is not null) { return _own; } return _own = new(Json.Default.Options); }", "JsonSerializer.Serialize(n, Made())")]
    public Task ByTheSourceGenerator(string members, string call) => Verify.Verify(Source("", $"{members} string Save(Node n) => {call};"), Project);

    private static string Source(string code, string members = "") => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            public void OnInit() { {{code}} }
            private readonly Func<object, Node> _then = Made;
            private readonly Newtonsoft.Json.JsonSerializer _json = Newtonsoft.Json.JsonSerializer.Create();
            private static Node Made(object o) => new();
            {{members}}
        }
        public class Node { }
        public class Nodes : Newtonsoft.Json.JsonConverter { }
        public class Settings { public JsonSerializerOptions Options { get; } = new(); }
        public sealed class Json : System.Text.Json.Serialization.JsonSerializerContext { public static Json Default { get; } = new(); public Json() : base(null) { } protected override JsonSerializerOptions? GeneratedSerializerOptions => null; public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null; }
        """);
}
