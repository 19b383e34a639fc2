using Hotswap.Analyzers.Tests.Borders;

namespace Hotswap.Analyzers.Tests.Catalogue;

/// <summary>Sources in which the rules have something to say, one thing in each line.</summary>
internal static class MessageSources
{
    private const string Newtonsoft = """
        namespace Newtonsoft.Json { public static class JsonConvert { public static string SerializeObject(object? o) => ""; } public class JsonSerializer { public void Serialize(TextWriter w, object? o) { } } }
        namespace Newtonsoft.Json.Linq { public class JToken { public T ToObject<T>() => default!; public static JToken FromObject(object o) => new(); } public class JObject : JToken { public static new JObject FromObject(object o) => new(); } public class JArray : JToken { public static new JArray FromObject(object o) => new(); } }
        """;

    /// <summary>Every member that the rules of memory know.</summary>
    private static readonly string _memory = Sources.Plugin("""
        private readonly Meter _meter = new("m");
        private readonly MeterListener _listener = new();
        private static readonly ActivitySource _source = new("s");
        private PosixSignalRegistration? _signal; private GCHandle _handle; private GCHandle<World> _typed; private System.Runtime.DependentHandle _dependent; private Events? _events; private Process? _process;
        public void OnLoad(object? data)
        {
            var host = (IHost)data!;
            host.Stopping.Register(() => { });
            host.Stopping.UnsafeRegister(_ => { }, null);
            ThreadPool.RegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, 1000, false);
            ThreadPool.UnsafeRegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, 1000, false);
            Microsoft.Extensions.Primitives.ChangeToken.OnChange(() => (Microsoft.Extensions.Primitives.IChangeToken)data, () => { });
            ((Microsoft.Extensions.Primitives.IChangeToken)data).RegisterChangeCallback(_ => { }, null);
            ((Microsoft.Extensions.Options.IOptionsMonitor<string>)data).OnChange((o, n) => { });
            Microsoft.Extensions.Options.OptionsMonitorExtensions.OnChange((Microsoft.Extensions.Options.IOptionsMonitor<string>)data, o => { });
            _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => { });
            DiagnosticListener.AllListeners.Subscribe(new Diagnostics());
            ((IObservable<int>)data).Subscribe(new Numbers());
            _source.StartActivity("a");
            _handle = GCHandle.Alloc(this);
            _typed = new GCHandle<World>(this);
            _dependent = new System.Runtime.DependentHandle(data, this);
            _meter.CreateObservableCounter("c", () => 1L);
            _meter.CreateObservableGauge("g", () => 1L);
            _meter.CreateObservableUpDownCounter("u", () => 1L);
            _listener.Start();
            _events = new Events();
            ActivitySource.AddActivityListener(new ActivityListener());
            Trace.Listeners.Add(new Traces());
            Trace.Listeners.Insert(0, new Traces());
            _process = Process.Start("x");
            _process.Exited += (s, e) => { };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            set_callback(OnLoad);
            host.Tick += OnTick;
            Registry.Items.Add(this);
            Registry.Last = this;
            Registry.Hook = () => OnTick(null, EventArgs.Empty);
            Registry.Handlers["a"] = () => OnTick(null, EventArgs.Empty);
        }
        [DllImport("native")] private static extern void set_callback(Action<object?> callback);
        private void OnTick(object? sender, EventArgs e) { }

        public void Cache(Thing thing, HttpClient client, HttpContent content, dynamic any)
        {
            System.Text.Json.JsonSerializer.Serialize(thing);
            System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<Thing>(client, "u").Wait();
            System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Thing>(content).Wait();
            System.Net.Http.Json.JsonContent.Create(thing);
            Newtonsoft.Json.JsonConvert.SerializeObject(thing);
            new Newtonsoft.Json.JsonSerializer().Serialize(TextWriter.Null, thing);
            new Newtonsoft.Json.Linq.JToken().ToObject<Thing>();
            Newtonsoft.Json.Linq.JToken.FromObject(thing);
            Newtonsoft.Json.Linq.JObject.FromObject(thing);
            Newtonsoft.Json.Linq.JArray.FromObject(thing);
            System.ComponentModel.TypeDescriptor.GetProperties(thing);
            DispatchProxy.Create<IOwn, Proxy>();
            new System.Xml.Serialization.XmlSerializer(typeof(List<Thing>));
            new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(Thing));
            new System.Runtime.Serialization.DataContractSerializer(typeof(List<Thing>));
            any.Run();
            System.Linq.Expressions.Expression<Func<Thing, int>> expression = t => t.N;
            expression.Compile(preferInterpretation: true);
        }

        public void ChangeProcess(Thing thing)
        {
            Console.SetOut(new Writer());
            Console.SetError(new Writer());
            Console.SetIn(new Reader());
            AppContext.SetData("k", thing);
            AppDomain.CurrentDomain.SetData("k", thing);
            SynchronizationContext.SetSynchronizationContext(new Context());
            Thread.SetData(Thread.AllocateDataSlot(), thing);
            Thread.CurrentPrincipal = new Principal();
            CultureInfo.DefaultThreadCurrentCulture = new Culture();
            CultureInfo.DefaultThreadCurrentUICulture = new Culture();
            Encoding.RegisterProvider(new Encodings());
        }

        public void Load(string file, byte[] bytes)
        {
            Assembly.LoadFrom(file);
            Assembly.UnsafeLoadFrom(file);
            Assembly.LoadFile(file);
            Assembly.Load(bytes);
            AppDomain.CurrentDomain.Load(bytes);
            Activator.CreateInstanceFrom(file, "T");
            AppDomain.CurrentDomain.CreateInstanceFrom(file, "T");
            AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
            new AssemblyLoadContext("x");
        }

        public class Thing { public int N { get; set; } }
        public interface IOwn { }
        public class Proxy : DispatchProxy { protected override object? Invoke(MethodInfo? m, object?[]? a) => null; }
        private sealed class Diagnostics : IObserver<DiagnosticListener> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(DiagnosticListener l) { } }
        private sealed class Numbers : IObserver<int> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(int n) { } }
        private sealed class Events : System.Diagnostics.Tracing.EventListener;
        private sealed class Traces : ConsoleTraceListener;
        private sealed class Writer : StringWriter;
        private sealed class Reader() : StringReader("");
        private sealed class Context : SynchronizationContext;
        private sealed class Principal : System.Security.Claims.ClaimsPrincipal;
        private sealed class Culture() : CultureInfo("de");
        private sealed class Encodings : EncodingProvider { public override Encoding? GetEncoding(int c) => null; public override Encoding? GetEncoding(string n) => null; }
        """);

    private const string Plugin = """
        [HotswapPlugin]
        public sealed class World
        {
            private static int _count;
            private static readonly List<int> _items = [];
            private static string? Name { get; set; }
            private static event Action? Changed;
            private static readonly AsyncLocal<int> _flow = new();
            private static readonly ThreadLocal<int> _thread = new();
            public void OnInit(Vault vault)
            {
                vault.DataBag["a"] = 1;
                vault.GetExtension<IList<int>>().Add(1);
                vault.DataBag.TryAdd("b", 1);
                vault.DataBag.GetOrAdd("c", _ => 1);
                vault.DataBag.TryGet<Thing>("a", out _);
            }
            public void OnLoad(object? data, PluginContext context)
            {
                _items.Add(_count++);
                ((IWorld)data!).Changed += () => { };
                new Thread(() => { Thread.Sleep(-1); }).Start();
                Task.Factory.StartNew(() => { }, TaskCreationOptions.LongRunning);
                var timer = new Timer(_ => { }, null, 0, 1000);
                var other = new System.Timers.Timer(1000); other.Elapsed += (_, _) => { }; other.Start();
                WorkAsync();
                WaitAsync((IHost)data).Wait();
                Block(data);
                if (data is Thing thing) { _ = thing.N; }
            }
            public void OnFre() { }
            private static async Task WorkAsync() { Changed?.Invoke(); Name = _flow.Value + "" + _thread.Value; while (true) { await Task.Yield(); } }
            private static async Task WaitAsync(IHost host)
            {
                await Task.Delay(60_000);
                await Task.Delay(60_000, host.Stopping);
                await host.Ready.Task;
                await host.Ready.Task.ConfigureAwait(false);
                await new ValueTask(host.Ready.Task).Preserve();
                host.Ready.Task.Wait();
                Task.WaitAny(host.Ready.Task);
                host.Ready.Task.GetAwaiter().OnCompleted(() => { });
                await foreach (Task one in Task.WhenEach(host.Ready.Task)) { await one; }
                await host.Gate.WaitAsync();
                await host.Queue.Reader.ReadAsync();
                await host.Queue.Reader.WaitToReadAsync();
                host.Queue.Reader.ReadAllAsync();
                await host.Queue.Writer.WriteAsync(1);
                await host.Queue.Writer.WaitToWriteAsync();
            }
            private static void Block(object? data)
            {
                ((WaitHandle)data!).WaitOne();
                ((ManualResetEventSlim)data).Wait();
                ((CountdownEvent)data).Wait();
                ((System.Collections.Concurrent.BlockingCollection<int>)data).Take();
                ((System.Collections.Concurrent.BlockingCollection<int>)data).GetConsumingEnumerable();
                _ = ((Task<int>)data).Result;
            }
            public void Ask(Vault vault) { vault.Enter<Action>("live_Savee", out _); vault.GetExtension<Foreign>(); }
            internal static void live_Save() { }
            private sealed class Thing { public int N; }
            private sealed class Service : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
        }
        public static class Elsewhere { [Invokable("hum")] public static void Hum() { } }
        """;

    private const string Host = """
        public sealed class Server(Plugin primary)
        {
            private PluginManager? _manager;
            private Delegate? _function;
            private object? _export;
            public void Keep(Plugin plugin) { _function = plugin.GetFunc<Action>("a"); _export = plugin.GetExport<object>(); _ = _manager; }
            public object Again() => primary;
        }
        """;

    public static IReadOnlyDictionary<string, (string Source, ProjectUnderTest Project)> All { get; } = new Dictionary<string, (string, ProjectUnderTest)>
    {
        ["Memory"] = (_memory, Sources.Project.Referencing("Newtonsoft", Newtonsoft)),
        ["Plugin"] = (Plugin, Sources.Project.Referencing("Foreign", "public class Foreign;").Referencing("Sky")),
        ["Host"] = (Host, ProjectUnderTest.Host.Referencing("Sky")),
    };
}
