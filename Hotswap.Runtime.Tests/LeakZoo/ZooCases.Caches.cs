namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>Caches and listeners outside of the plugin.</summary>
internal static partial class ZooCases
{
    /// <summary>What the runtime frees: it empties these caches before it calls a version leaked.</summary>
    public static readonly IReadOnlyDictionary<string, string> Cached = new Dictionary<string, string>
    {
        ["JsonReflection"] = "_ = System.Text.Json.JsonSerializer.Serialize(new Node());",
        ["JsonReflectionOfContent"] = "_ = System.Net.Http.Json.JsonContent.Create(new Node()).ReadAsStringAsync().Result; using var c = new System.Net.Http.StringContent(\"{}\", null, \"application/json\"); _ = System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Node>(c).Result;",
        ["JsonReflectionOfAClient"] = "using var c = new System.Net.Http.HttpClient(new Handler()); System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(c, \"http://zoo.invalid/\", new Node()).Wait();",
        ["JsonReflectionOwnOptions"] = "var o = new System.Text.Json.JsonSerializerOptions { WriteIndented = true }; _field = o; _ = System.Text.Json.JsonSerializer.Deserialize<List<Node>>(System.Text.Json.JsonSerializer.Serialize(new List<Node> { new() }, o), o);",
    };

    /// <summary>What nothing undoes in practice: rules flag it in the build, and it is reported as leaked.</summary>
    public static readonly IReadOnlyDictionary<string, string> ForEver = new Dictionary<string, string>
    {
        ["TypeDescriptorConverter"] = "_ = System.ComponentModel.TypeDescriptor.GetConverter(typeof(Node));",
        ["TypeDescriptorProperties"] = "_ = System.ComponentModel.TypeDescriptor.GetProperties(new Node());",
        ["TypeDescriptorAttributes"] = "System.ComponentModel.TypeDescriptor.AddAttributes(typeof(Node), new System.ComponentModel.DescriptionAttribute(\"zoo\"));",

        // Besides, it does not work: generated code of the host may not refer to a plugin.
        ["XmlSerializerOfAList"] = "try { new System.Xml.Serialization.XmlSerializer(typeof(List<Node>)).Serialize(new Writer(), new List<Node> { new() }); } catch (NotSupportedException) { }",
        ["DataContractOfAList"] = "new System.Runtime.Serialization.DataContractSerializer(typeof(List<Node>)).WriteObject(new System.IO.MemoryStream(), new List<Node> { new() });",
        ["DataContractOfADictionary"] = "new System.Runtime.Serialization.DataContractSerializer(typeof(Dictionary<string, Node>)).WriteObject(new System.IO.MemoryStream(), new Dictionary<string, Node> { [\"a\"] = new() });",
        ["DataContractJson"] = "new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(Node)).WriteObject(new System.IO.MemoryStream(), new Node());",
        ["Dynamic"] = "dynamic d = new Node(); _ = d.ToString();",
        ["DynamicOnAHostsObject"] = "dynamic d = ZooHost.Key; _ = d.ToString();",
        ["ExpressionInterpreted"] = "System.Linq.Expressions.Expression<Func<Node>> e = () => new Node(); _ = e.Compile(preferInterpretation: true)();",
        ["ProxyOfDispatch"] = "_ = System.Reflection.DispatchProxy.Create<IProxied, Proxy>();",
        ["Newtonsoft"] = "_ = ZooLibraries.Newtonsoft(new Node());",
        ["NewtonsoftFromObject"] = "_ = ZooLibraries.NewtonsoftFromObject(new Node());",
        ["EncodingProvider"] = "System.Text.Encoding.RegisterProvider(new Encodings());",
    };

    private static Dictionary<string, string> Caches => new()
    {
        ["JsonResolverOfAHostsChain"] = "var c = new JsonOfNode(); ZooHost.Json.TypeInfoResolverChain.Insert(0, c); _undo = () => ZooHost.Json.TypeInfoResolverChain.Remove(c);",
        ["HostsProviderAsked"] = "_ = ZooLibraries.Ask(typeof(Node)); _undo = ZooLibraries.DropProvider;",
        ["HostsProviderAskedForMany"] = "_ = ZooLibraries.Ask(typeof(IEnumerable<Node>)); _undo = ZooLibraries.DropProvider;",
        ["HostsProviderAskedForALogger"] = "_ = ZooLibraries.Ask(typeof(Microsoft.Extensions.Logging.ILogger<Node>)); _undo = ZooLibraries.DropProvider;",
        ["HostsProviderAskedForOptions"] = "_ = ZooLibraries.AskOptions(typeof(Node)); _undo = ZooLibraries.DropProvider;",
        ["RegisteredWithAHostsProvider"] = "ZooLibraries.Register(typeof(Node)); _undo = ZooLibraries.DropProvider;",
        ["HostsMemoryCache"] = "ZooLibraries.Cache(new Node()); _undo = ZooLibraries.Uncache;",
        ["ObservableGauge"] = "var m = new System.Diagnostics.Metrics.Meter(\"zoo\"); m.CreateObservableGauge(\"g\", () => 1); _undo = m.Dispose;",
        ["ObservableCounter"] = "var m = new System.Diagnostics.Metrics.Meter(\"zoo\"); m.CreateObservableCounter(\"c\", () => 1); _undo = m.Dispose;",
        ["MeterListener"] = "var l = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (_, _) => Handle() }; l.Start(); _undo = l.Dispose;",
        ["ActivityListener"] = "var l = new System.Diagnostics.ActivityListener { ShouldListenTo = _ => false }; System.Diagnostics.ActivitySource.AddActivityListener(l); _undo = l.Dispose;",
        ["DiagnosticListener"] = "_undo = System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(new Observer()).Dispose;",
        ["EventListener"] = "var l = new Events(); _undo = l.Dispose;",
        ["ActivityNotStoppedOnAHostsThread"] = OnThread("var a = new System.Diagnostics.Activity(\"zoo\"); a.SetCustomProperty(\"zoo\", new Node()); a.Start();", "System.Diagnostics.Activity.Current!.Stop();"),
        ["AsyncLocalOnAHostsThread"] = OnThread("_local.Value = new Node();", "_local.Value = null!;"),
        ["ThreadLocalOfObjects"] = "var t = new ThreadLocal<object>(() => new Node()); _ = t.Value; _field = t; _undo = t.Dispose;",
        ["ConcurrentBagOfObjects"] = "var b = new System.Collections.Concurrent.ConcurrentBag<object> { new Node() }; _field = b; _undo = b.Clear;",
        ["WeakTableKeyedByHost"] = "var t = new System.Runtime.CompilerServices.ConditionalWeakTable<object, object>(); t.Add(ZooHost.Key, new Node()); _field = t; _undo = t.Clear;",
    };

    private static Dictionary<string, string> HarmlessCaches => new()
    {
        ["JsonDocument"] = "_field = System.Text.Json.JsonDocument.Parse(\"{}\");",
        ["JsonNode"] = "_field = System.Text.Json.Nodes.JsonNode.Parse(\"{}\");",
        ["JsonOfFrameworkTypes"] = "_ = System.Text.Json.JsonSerializer.Serialize(new List<int> { 1 }); _ = System.Text.Json.JsonSerializer.Serialize(new Uri(\"http://zoo.invalid\"));",
        ["JsonSourceGenerated"] = "_ = System.Text.Json.JsonSerializer.Serialize(new Node(), typeof(Node), new JsonOfNode());",
        ["NewtonsoftParse"] = "_field = ZooLibraries.NewtonsoftParse(\"{}\");",
        ["XmlSerializer"] = "new System.Xml.Serialization.XmlSerializer(typeof(Node)).Serialize(new Writer(), new Node()); new System.Xml.Serialization.XmlSerializer(typeof(Node[])).Serialize(new Writer(), new Node[1]);",
        ["DataContractSerializer"] = "new System.Runtime.Serialization.DataContractSerializer(typeof(Node)).WriteObject(new System.IO.MemoryStream(), new Node()); new System.Runtime.Serialization.DataContractSerializer(typeof(Node[])).WriteObject(new System.IO.MemoryStream(), new Node[1]);",
        ["SerializersOfNumbers"] = "new System.Xml.Serialization.XmlSerializer(typeof(List<int>)).Serialize(new Writer(), new List<int>()); new System.Runtime.Serialization.DataContractSerializer(typeof(List<int>)).WriteObject(new System.IO.MemoryStream(), new List<int>());",
        ["ExpressionCompiled"] = "System.Linq.Expressions.Expression<Func<Node>> e = () => new Node(); var f = e.Compile(); _field = f; _ = f();",
        ["DynamicMethod"] = "var m = new System.Reflection.Emit.DynamicMethod(\"m\", typeof(object), null, typeof(Node)); var g = m.GetILGenerator(); g.Emit(System.Reflection.Emit.OpCodes.Newobj, typeof(Node).GetConstructor(Type.EmptyTypes)!); g.Emit(System.Reflection.Emit.OpCodes.Ret); var f = m.CreateDelegate<Func<object>>(); _field = f; _ = f();",
        ["CompiledRegex"] = "_field = new System.Text.RegularExpressions.Regex(\"a+\", System.Text.RegularExpressions.RegexOptions.Compiled);",
        ["OtherRegexes"] = "var r = new System.Text.RegularExpressions.Regex(\"a+\"); _field = r; _ = r.Replace(\"aa\", _ => \"b\"); _ = System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"zoo\"); _ = new System.Text.RegularExpressions.Regex(\"a+\", System.Text.RegularExpressions.RegexOptions.NonBacktracking).IsMatch(\"a\");",
        ["CreateLogger"] = "ZooLibraries.CreateLogger(typeof(Node));",
        ["ConfigurationBind"] = "ZooLibraries.Bind(new Node());",
        ["ActivatorUtilities"] = "_field = ZooLibraries.Create(typeof(Node));",
        ["OwnProvider"] = "_field = ZooLibraries.Own(typeof(Node));",
        ["OwnMemoryCache"] = "_field = ZooLibraries.OwnCache(new Node());",
        ["MeterWithCounter"] = "_field = new System.Diagnostics.Metrics.Meter(\"zoo\").CreateCounter<int>(\"c\");",
        ["EventSource"] = "_field = new Source();",
        ["ActivitySource"] = "_field = new System.Diagnostics.ActivitySource(\"zoo\");",
        ["ActivityNotStoppedInLifecycle"] = "var a = new System.Diagnostics.Activity(\"zoo\"); a.SetCustomProperty(\"zoo\", new Node()); a.Start();",
        ["AsyncLocalInLifecycle"] = "_local.Value = new Node();",
        ["ThreadStatic"] = "_perThread = new Node();",
        ["ThreadLocalOfOwnType"] = "var t = new ThreadLocal<Node>(() => new Node()); _ = t.Value; _field = t;",
        ["StaticCollection"] = "_field = new Dictionary<Type, Node> { [typeof(Node)] = new Node() };",
        ["Comparers"] = "_ = EqualityComparer<Node>.Default.Equals(new Node(), new Node()); _ = Comparer<Color>.Default.Compare(Color.Red, Color.Red); _field = new HashSet<Plain> { default };",
        ["GenericStatics"] = "Statics<Node>.Value = new Node(); Statics<List<Node>>.Value = new List<Node>();",
        ["ReflectionAndEnums"] = "_ = Activator.CreateInstance(typeof(Node)); _ = Enum.GetNames<Color>(); typeof(Node).GetMethod(\"ToString\")!.Invoke(new Node(), null);",
        ["PoolOfOwnType"] = "var p = System.Buffers.ArrayPool<Node>.Shared.Rent(10); System.Buffers.ArrayPool<Node>.Shared.Return(p);",
        ["PoolReturnedDirty"] = "var p = System.Buffers.ArrayPool<object>.Shared.Rent(10); p[0] = new Node(); System.Buffers.ArrayPool<object>.Shared.Return(p);",
    };
}
