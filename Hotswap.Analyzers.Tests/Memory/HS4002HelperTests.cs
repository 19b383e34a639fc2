using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4002HostTypeCache>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4002: own generic methods that give their type parameter to a cache of the host, near or far, however the cache is named.</summary>
public class HS4002HelperTests
{
    [Theory]
    [InlineData("static string Save<T>(T value) => JsonSerializer.Serialize(value);", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) => Json.Serialize(value);", "[|Save(new Node())|]", "using Json = System.Text.Json.JsonSerializer;")]
    [InlineData("static string Save<T>(T value) => Serialize(value);", "[|Save(new Node())|]", "using static System.Text.Json.JsonSerializer;")]
    [InlineData("static string Save<T>(T value) { return Write(value); static string Write<U>(U value) => JsonSerializer.Serialize(value); }", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) { string Write() => JsonSerializer.Serialize(value); return Write(); }", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) { Func<string> write = () => JsonSerializer.Serialize(value); return write(); }", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) => Further(value); static string Further<U>(U value) => JsonSerializer.Serialize(value);", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) => A(value); static string A<U>(U value) => B(value); static string B<U>(U value) => JsonSerializer.Serialize(value);", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) => A(value); static string A<U>(U value) => B(value); static string B<U>(U value) => C(value); static string C<U>(U value) => JsonSerializer.Serialize(value);", "[|Save(new Node())|]")]
    [InlineData("static string Save<T>(T value) => Serialize(value); static string Other() => JsonSerializer.Serialize(1);", "[|Save(new Node())|]", "using static System.Text.Json.JsonSerializer;")]
    [InlineData("static T? Load<T>(string json) => JsonSerializer.Deserialize<T>(json);", "[|Load<Node>(\"\")|]")]
    [InlineData("static object? Load<T>(string json) => JsonSerializer.Deserialize(json, typeof(T));", "[|Load<Node>(\"\")|]")]
    [InlineData("static string Save<T>(T[] values) => JsonSerializer.Serialize(values);", "[|Save(new Node[1])|]")]
    [InlineData("static string Save<T>(T value) => JsonSerializer.Serialize(new List<T> { value });", "[|Save(new Node())|]")]
    [InlineData("class Store<T> { public string Save(T value) => JsonSerializer.Serialize(value); }", "[|new Store<Node>().Save(new Node())|]")]
    [InlineData("class Store<T> { public string Save(T value) => Further(value); static string Further<U>(U value) => JsonSerializer.Serialize(value); }", "[|new Store<Node>().Save(new Node())|]")]
    [InlineData("class Store<T> { public string Save(T value) => Write(value); string Write(T value) => JsonSerializer.Serialize(value); }", "[|new Store<Node>().Save(new Node())|]")]
    [InlineData("class Store<T> { public T? Load() => Parse(\"\"); static T? Parse(string json) => JsonSerializer.Deserialize<T>(json); }", "[|new Store<Node>().Load()|]")]
    [InlineData("class Store<T> { public T? Load() { return Parse(); T? Parse() => JsonSerializer.Deserialize<T>(\"\"); } }", "[|new Store<Node>().Load()|]")]
    [InlineData("static object Convert<T>(T value) => System.ComponentModel.TypeDescriptor.GetConverter(typeof(T));", "[|Convert(new Node())|]")]
    public Task Giving(string helper, string call, string usings = "") => Verify.Verify(Source(helper, call, usings), Sources.ServerProject);

    [Theory]
    [InlineData("static string Save<T>(T value) => value!.ToString()!;", "Save(new Node())")]
    [InlineData("static string Save<T>(T value) => JsonSerializer.Serialize(1);", "Save(new Node())")]
    [InlineData("static string Save<T>(T value) => JsonSerializer.Serialize<string?>(null);", "Save(new Node())")]
    [InlineData("static object Convert<T>(T value) => System.ComponentModel.TypeDescriptor.GetConverter(typeof(int));", "Convert(new Node())")]
    [InlineData("class Store<T> { public string Save(T value) => Write(1); string Write(int value) => JsonSerializer.Serialize(value); }", "new Store<Node>().Save(new Node())")]
    [InlineData("static string Save<T>(T value) => Serialize(value); static string Serialize<T>(T value) => value!.ToString()!;", "Save(new Node())")]
    [InlineData("static string Save<T>(T value) => JsonSerializer.Serialize(value);", "Save(1)")]
    [InlineData("static string Save<T>(T value) => JsonSerializer.Serialize(value, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)null!);", "Save(new Node())")]
    [InlineData("static string Save<T>(T value) => Other.Serialize(value); static class Other { public static string Serialize<T>(T value) => \"\"; }", "Save(new Node())")]
    [InlineData("class Store<T> { public string Save(T value) => \"\"; public string Other() => JsonSerializer.Serialize(1); }", "new Store<Node>().Save(new Node())")]
    [InlineData("static string Save<T>(T value) => nameof(JsonSerializer.Serialize) + typeof(JsonSerializer);", "Save(new Node())")]
    public Task NotGiving(string helper, string call) => Verify.Verify(Source(helper, call, ""), Sources.ServerProject);

    private static string Source(string helper, string call, string usings) => Sources.WithUsings($$"""
        {{usings}}
        [HotswapPlugin] public sealed class World
        {
            public void OnInit(Vault vault) => _ = {{call}};
            {{helper}}
        }
        public class Node { }
        """);
}
