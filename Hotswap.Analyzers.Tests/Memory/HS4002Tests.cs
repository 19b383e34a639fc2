using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4002HostTypeCache>;

namespace Hotswap.Analyzers.Tests.Memory;

public class HS4002Tests
{
    private const string Own =
        "public class P { public int X { get; set; } } public class L { public List<P> All { get; set; } = []; } public interface IOwn { void M(); } public class Proxy : DispatchProxy { protected override object? Invoke(MethodInfo? m, object?[]? a) => null; } ";

    private const string Newtonsoft =
        "namespace Newtonsoft.Json { public static class JsonConvert { public static string SerializeObject(object? o) => \"\"; public static T DeserializeObject<T>(string s) => default!; } } namespace Newtonsoft.Json.Linq { public class JToken { } public class JObject : JToken { public static JObject Parse(string s) => new(); } }";

    [Theory]
    [InlineData("System.Text.Json reflection over a plugin type", "void M(P p) { [|System.Text.Json.JsonSerializer.Serialize(p)|]; [|System.Text.Json.JsonSerializer.Deserialize<P>(\"{}\")|]; }")]
    [InlineData("System.Text.Json reflection, any options", "static readonly System.Text.Json.JsonSerializerOptions _o = new() { WriteIndented = true }; void M(List<P> p) { [|System.Text.Json.JsonSerializer.Serialize(p, _o)|]; }")]
    [InlineData("System.Text.Json reflection, the resolver by reflection", "static readonly System.Text.Json.JsonSerializerOptions _o = new() { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() }; void M(P p) { [|System.Text.Json.JsonSerializer.Serialize(p, _o)|]; }")]
    [InlineData("System.Text.Json reflection, options of a caller", "void M(P p, System.Text.Json.JsonSerializerOptions o) { [|System.Text.Json.JsonSerializer.Serialize(p, o)|]; }")]
    [InlineData("System.Text.Json reflection by Type", "object? M(string s) => [|System.Text.Json.JsonSerializer.Deserialize(s, typeof(P[]))|];")]
    [InlineData("System.Text.Json reflection over an anonymous type", "string M() => [|System.Text.Json.JsonSerializer.Serialize(new { A = 1 })|];")]
    [InlineData("System.Text.Json reflection over an object", "string M() { object o = new P(); return [|System.Text.Json.JsonSerializer.Serialize(o)|]; }")]
    [InlineData("System.Text.Json reflection through HttpClient", "async Task M(HttpClient c) { await [|System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<P>(c, \"u\")|]; }")]
    [InlineData("Newtonsoft.Json over a plugin type", "void M(P p) { [|Newtonsoft.Json.JsonConvert.SerializeObject(p)|]; [|Newtonsoft.Json.JsonConvert.DeserializeObject<P>(\"\")|]; }")]
    [InlineData("TypeDescriptor on a plugin type", "void M(P p) { [|System.ComponentModel.TypeDescriptor.GetConverter(typeof(P))|]; [|System.ComponentModel.TypeDescriptor.GetProperties(p)|]; }")]
    [InlineData("XmlSerializer with List<PluginType>", "void M() { [|new System.Xml.Serialization.XmlSerializer(typeof(List<P>))|]; [|new System.Xml.Serialization.XmlSerializer(typeof(L))|]; }")]
    [InlineData("DataContractSerializer with Dictionary<string, PluginType>", "void M() { [|new System.Runtime.Serialization.DataContractSerializer(typeof(Dictionary<string, P>))|]; }")]
    [InlineData("dynamic, even on host objects", "void M(dynamic d) { [|d.Run(1)|]; int n = [|d.A.B|]; }")]
    [InlineData("Expression.Compile(preferInterpretation: true)", "void M() { System.Linq.Expressions.Expression<Func<P, int>> e = p => p.X; [|e.Compile(preferInterpretation: true)|]; }")]
    [InlineData("DispatchProxy.Create", "IOwn M() => [|DispatchProxy.Create<IOwn, Proxy>()|];")]
    [InlineData("XmlSerializer with List<PluginType> among its extra types", "void M() { [|new System.Xml.Serialization.XmlSerializer(typeof(P), new[] { typeof(List<P>) })|]; }")]
    [InlineData("DataContractJsonSerializer over a plugin type", "void M() { [|new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(P))|]; }")]
    [InlineData("Expression.Compile(preferInterpretation: true) of a lambda that is put together", "Delegate M() => [|System.Linq.Expressions.Expression.Lambda(System.Linq.Expressions.Expression.Constant(new P())).Compile(true)|];")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(Own + members), Sources.Project.Referencing("Newtonsoft", Newtonsoft));
    }

    [Theory]
    [InlineData("System.Text.Json source-generated", "void M(P p, System.Text.Json.Serialization.Metadata.JsonTypeInfo<P> info) { System.Text.Json.JsonSerializer.Serialize(p, info); }")]
    [InlineData("System.Text.Json source-generated, by context", "void M(P p, System.Text.Json.Serialization.JsonSerializerContext c) { System.Text.Json.JsonSerializer.Serialize(p, typeof(P), c); System.Text.Json.JsonSerializer.Serialize(p, c.Options); }")]
    [InlineData("System.Text.Json source-generated, by options", "static readonly System.Text.Json.JsonSerializerOptions _o = new() { TypeInfoResolver = null! }; void M(P p) { System.Text.Json.JsonSerializer.Serialize(p, _o); }")]
    [InlineData("System.Text.Json source-generated, options that are given the context later", "static readonly System.Text.Json.JsonSerializerOptions _o = Make(); static System.Text.Json.JsonSerializerOptions Make() { var o = new System.Text.Json.JsonSerializerOptions(); o.TypeInfoResolverChain.Insert(0, null!); return o; } string M(P p) => System.Text.Json.JsonSerializer.Serialize(p, _o); string N(P p) { var o = new System.Text.Json.JsonSerializerOptions(); o.TypeInfoResolver = null!; return System.Text.Json.JsonSerializer.Serialize(p, o); }")]
    [InlineData("System.Text.Json source-generated, copied options", "string M(P p, System.Text.Json.Serialization.JsonSerializerContext c) { var o = new System.Text.Json.JsonSerializerOptions(c.Options) { WriteIndented = true }; return System.Text.Json.JsonSerializer.Serialize(p, o); }")]
    [InlineData("JsonNode, JsonDocument, host types, List<int>", "void M() { System.Text.Json.JsonSerializer.Serialize(new List<int>()); System.Text.Json.Nodes.JsonNode.Parse(\"1\"); System.Text.Json.JsonDocument.Parse(\"1\"); System.Text.Json.JsonSerializer.Deserialize<Uri>(\"\"); }")]
    [InlineData("Newtonsoft JObject.Parse, host types only", "void M() { Newtonsoft.Json.Linq.JObject.Parse(\"{}\"); Newtonsoft.Json.JsonConvert.DeserializeObject<List<int>>(\"\"); Newtonsoft.Json.JsonConvert.SerializeObject(\"s\"); }")]
    [InlineData("TypeDescriptor on host types", "void M() { System.ComponentModel.TypeDescriptor.GetConverter(typeof(int)); }")]
    [InlineData("XmlSerializer, DataContractSerializer: plain types, arrays, List<int>", "void M() { new System.Xml.Serialization.XmlSerializer(typeof(P)); new System.Xml.Serialization.XmlSerializer(typeof(P[])); new System.Runtime.Serialization.DataContractSerializer(typeof(List<int>)); }")]
    [InlineData("Expression.Compile", "void M() { System.Linq.Expressions.Expression<Func<P, int>> e = p => p.X; e.Compile(); e.Compile(preferInterpretation: false); }")]
    [InlineData("Activator, MethodInfo.Invoke, Enum operations", "void M() { Activator.CreateInstance<P>(); typeof(P).GetMethods()[0].Invoke(null, null); Enum.GetValues<DayOfWeek>(); }")]
    [InlineData("a converter passes its options on", "sealed class PC : System.Text.Json.Serialization.JsonConverter<P> { public override P? Read(ref System.Text.Json.Utf8JsonReader reader, Type t, System.Text.Json.JsonSerializerOptions options) => System.Text.Json.JsonSerializer.Deserialize<P>(ref reader, options); public override void Write(System.Text.Json.Utf8JsonWriter writer, P value, System.Text.Json.JsonSerializerOptions options) => System.Text.Json.JsonSerializer.Serialize(writer, value, options); }")]
    [InlineData("a type parameter may be anything", "string M<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(Own + members), Sources.Project.Referencing("Newtonsoft", Newtonsoft));
    }
}
