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
    [InlineData("XmlSerializer with List<PluginType>, members of its members", "public class A { public B B { get; set; } = new(); } public class B { public C C = new(); } public class C { public D[] D { get; set; } = []; } public class D { public List<P> All { get; set; } = []; } public class Base { public List<P> All { get; set; } = []; } public class Derived : Base { } public class G<T> { public List<T> All { get; set; } = []; } void M() { [|new System.Xml.Serialization.XmlSerializer(typeof(A))|]; [|new System.Xml.Serialization.XmlSerializer(typeof(Derived))|]; [|new System.Xml.Serialization.XmlSerializer(typeof(G<P>))|]; [|new System.Xml.Serialization.XmlSerializer(typeof(List<P>[]))|]; }")]
    [InlineData("XmlSerializer with List<PluginType> among extra types that are written shortly", "void M() { [|new System.Xml.Serialization.XmlSerializer(typeof(int), [typeof(int), typeof(List<P>)])|]; Type t = typeof(List<P>); [|new System.Xml.Serialization.XmlSerializer(t)|]; }")]
    [InlineData("Expression.Compile(preferInterpretation: true) of a typed constant or default", "void M() { [|System.Linq.Expressions.Expression.Lambda(System.Linq.Expressions.Expression.Default(typeof(P))).Compile(true)|]; System.Linq.Expressions.LambdaExpression e = System.Linq.Expressions.Expression.Lambda(System.Linq.Expressions.Expression.Constant(new P())); [|e.Compile(true)|]; }")]
    [InlineData("dynamic, whole chains once", "class Q { public Q(int n) { } public Q(string s) { } } void M(dynamic d) { _ = [|d.A[0]|]; _ = [|d[0].B.C(1)|]; [|d.A.B.C()|]; _ = [|new Q(d)|]; }")]
    [InlineData("TypeDescriptor, by type argument, array and interface", "void M() { [|System.ComponentModel.TypeDescriptor.GetProperties(typeof(List<P>))|]; [|System.ComponentModel.TypeDescriptor.AddAttributes(typeof(P), new ObsoleteAttribute())|]; }")]
    [InlineData("System.Text.Json reflection through HttpContent and JsonContent", "async Task M(HttpContent c, P p) { await [|System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<P>(c)|]; _ = [|System.Net.Http.Json.JsonContent.Create(p)|]; }")]
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
    [InlineData("XmlSerializer: what it does not look into", "public class A { public static List<P> S = []; internal List<P> I { get; set; } = []; private List<P> _p = []; public List<P> this[int i] => _p; public A1 Far { get; set; } = new(); } public class A1 { public A2 Far { get; set; } = new(); } public class A2 { public A3 Far { get; set; } = new(); } public class A3 { public A4 Far { get; set; } = new(); } public class A4 { public List<P> All { get; set; } = []; } public class G<T> { public T? One { get; set; } } void M() { new System.Xml.Serialization.XmlSerializer(typeof(A)); new System.Xml.Serialization.XmlSerializer(typeof(G<P>)); new System.Xml.Serialization.XmlSerializer(typeof(Dictionary<int, string>)); }")]
    [InlineData("DataContractJsonSerializer over host types", "void M() { new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(List<int>)); }")]
    [InlineData("Expression.Compile(preferInterpretation: true) over host types", "void M() { System.Linq.Expressions.Expression<Func<int, int>> e = n => n + 1; e.Compile(true); System.Linq.Expressions.Expression.Lambda(System.Linq.Expressions.Expression.Constant(1, typeof(int))).Compile(true); }")]
    [InlineData("an own method called Compile", "sealed class Script { public void Compile(bool b) { } } void M() { new Script().Compile(true); }")]
    [InlineData("calls without dynamic", "void M(dynamic d, object o) { object same = d; _ = o.ToString(); }")]
    [InlineData("System.Text.Json, a delegate and no object", "void M() { System.Text.Json.JsonSerializer.Serialize(1, typeof(int)); System.Text.Json.JsonSerializer.Serialize(\"a\"); }")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(Own + members), Sources.Project.Referencing("Newtonsoft", Newtonsoft));
    }
}
