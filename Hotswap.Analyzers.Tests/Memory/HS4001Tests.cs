using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4001EventNotLeft>;

namespace Hotswap.Analyzers.Tests.Memory;

public class HS4001Tests
{
    private const string OnChanged = "private void OnChanged() { } private void OnTick(object? sender, EventArgs e) { } ";

    [Theory]
    [InlineData("event of a host static", "public void OnLoad() { [|Registry.Changed += OnChanged|]; }")]
    [InlineData("event of a host static, static method", "public void OnLoad() { [|Registry.Changed += Static|]; } static void Static() { }")]
    [InlineData("event of a host static, lambda", "public void OnLoad() { [|Registry.Changed += () => { }|]; } public void OnFree() { }")]
    [InlineData("event of a long-lived host object: OnLoad's data", "public void OnLoad(object? data) { [|((IHost)data!).Tick += OnTick|]; }")]
    [InlineData("event of a long-lived host object: data in a field", "private IHost? _host; public void OnLoad(object? data) { _host = data as IHost; Start(); } void Start() { [|_host!.Tick += OnTick|]; }")]
    [InlineData("event of a long-lived host object: data by pattern", "public void OnLoad(object? data) { if (data is IHost { World: { } world }) { [|world.Changed += OnChanged|]; } }")]
    [InlineData("event of a long-lived host object: the vault's extension", "public void OnInit(Vault vault) { [|vault.GetExtension<IHost>().Tick += OnTick|]; }")]
    [InlineData("event of a long-lived host object: the data bag", "public void OnInit(Vault vault) { if (vault.DataBag.TryGet(\"h\", out IHost? host)) { [|host.Tick += OnTick|]; } }")]
    [InlineData("event of another plugin's export", "private readonly Deps _deps = new(); public Deps Import() => _deps; public void OnLoad() { [|_deps.Sky!.Changed += OnChanged|]; } public class Deps { public IWorld? Sky { get; set; } }")]
    [InlineData("event of what a helper is passed", "public void OnLoad(object? data) { Hook((IHost)data!); } void Hook(IHost host) { [|host.Tick += OnTick|]; }")]
    [InlineData("event of what a helper class is passed", "public void OnLoad(object? data) { _ = new Watcher((IHost)data!); } sealed class Watcher { public Watcher(IHost host) => [|host.Tick += Seen|]; void Seen(object? s, EventArgs e) { } }")]
    [InlineData("event of what a constructor hands to another", "public void OnLoad(object? data) { _ = new Watcher((IHost)data!); } sealed class Watcher { public Watcher(IHost host) : this(host, 1) { } Watcher(IHost host, int n) => [|host.Tick += Seen|]; void Seen(object? s, EventArgs e) { } }")]
    [InlineData("event of what a constructor hands to its base", "public void OnLoad(object? data) { _ = new Watcher((IHost)data!); } class Base { protected Base(IHost host) => [|host.Tick += Seen|]; void Seen(object? s, EventArgs e) { } } sealed class Watcher : Base { public Watcher(IHost host) : base(host) { } }")]
    [InlineData("event of what a primary constructor hands to its base", "public void OnLoad(object? data) { _ = new Watcher((IHost)data!); } class Base(IHost host) { protected void Listen() => [|host.Tick += Seen|]; void Seen(object? s, EventArgs e) { } } sealed class Watcher(IHost host) : Base(host) { }")]
    [InlineData("event of what a primary constructor keeps in a field", "public void OnLoad(object? data) { _ = new Watcher((IHost)data!); } sealed class Watcher(IHost host) { readonly IHost _host = host; public void Listen() => [|_host.Tick += Seen|]; void Seen(object? s, EventArgs e) { } }")]
    [InlineData("event of what a member of an extension block is called on", "public void OnLoad(object? data) => ((IHost)data!).Watch(); } static class Hooks { extension(IHost host) { public void Watch() => [|host.Tick += Seen|]; } static void Seen(object? s, EventArgs e) { }")]
    [InlineData("event of what a local function is passed", "public void OnLoad(object? data) { Hook((IHost)data!); void Hook(IHost host) { [|host.Tick += OnTick|]; } }")]
    [InlineData("event of what is passed under an escaped name", "public void OnLoad(object? data) { @do((IHost)data!); } void @do(IHost @in) { [|@in.Tick += OnTick|]; }")]
    [InlineData("event of what an extension method is called on", "public void OnLoad(object? data) => ((IHost)data!).Hook(); } static class Hooks { public static void Hook(this IHost host) { [|host.Tick += Seen|]; } static void Seen(object? s, EventArgs e) { }")]
    [InlineData("event of an object in a property that another type sets", "public void OnLoad(object? data) { _watcher.Host = (IHost)data!; _watcher.Start(); } private readonly Watcher _watcher = new(); } sealed class Watcher { public IHost? Host { get; set; } public void Start() => [|Host!.Tick += Seen|]; void Seen(object? s, EventArgs e) { }")]
    [InlineData("event of an object in a field of an initialiser", "public void OnLoad(object? data) { var w = new Watcher { Host = (IHost)data! }; w.Start(); } } sealed class Watcher { internal IHost? Host; public void Start() => [|Host!.Tick += Seen|]; void Seen(object? s, EventArgs e) { }")]
    [InlineData("event of what a live function is passed", "internal static void live_Watch(IHost host) { [|host.Tick += Seen|]; } static void Seen(object? s, EventArgs e) { }")]
    [InlineData("-= with a lambda", "public void OnLoad() { [|Registry.Changed += () => OnChanged()|]; } public void OnFree() { [|Registry.Changed -= () => OnChanged()|]; }")]
    [InlineData("event of an object in a positional record", "public void OnLoad(object? data) { _state = new((IHost)data!); [|_state.Host.Tick += OnTick|]; } private State? _state; sealed record State(IHost Host);")]
    [InlineData("event of what an own method gives by an out parameter", "public void OnLoad(object? data) { if (TryGet(data, out IHost? host)) { [|host!.Tick += OnTick|]; } } static bool TryGet(object? data, out IHost? host) { host = data as IHost; return host is not null; }")]
    [InlineData("event of what an own method returns", "private object? _data; public void OnLoad(object? data) { _data = data; [|Host().Tick += OnTick|]; } IHost Host() { return (IHost)_data!; }")]
    [InlineData("-= of another method", "public void OnLoad() { [|Registry.Changed += OnChanged|]; } public void OnFree() { Registry.Changed -= Other; } void Other() { }")]
    [InlineData("-= of another delegate that a property has", "public void OnLoad() { [|Registry.Changed += OnChanged|]; } public void OnFree() { Registry.Changed -= Other; } private Action Other { get; set; } = () => { };")]
    [InlineData("-= of another delegate that a static property has", "public void OnLoad() { [|Registry.Changed += OnChanged|]; } public void OnFree() { Registry.Changed -= Other; } private static Action Other { get; } = () => { };")]
    [InlineData("-= of another delegate that a static of another class has", "public void OnLoad() { [|Registry.Changed += OnChanged|]; } public void OnFree() { Registry.Changed -= Others.Other; } private static class Others { public static Action Other { get; } = () => { }; }")]
    [InlineData("-= that nothing calls", "public void OnLoad() { [|Registry.Changed += OnChanged|]; } void Never() { Registry.Changed -= OnChanged; }")]
    [InlineData("-= in work that another Run is given", "public void OnLoad() { [|Registry.Changed += OnChanged|]; } void Plan(Later later) => later.Run(() => Registry.Changed -= OnChanged); class Later { public void Run(Action what) { } }")]
    [InlineData("event of what one of two out parameters gives", "public void OnLoad(object? data) { Get(data, out int n, out IHost host); [|host.Tick += OnTick|]; } static void Get(object? data, out int n, out IHost host) { n = 1; host = (IHost)data!; }")]
    [InlineData("event of what one caller passes among others", "public void OnLoad(object? data) { Hook(null); Hook((IHost)data!); } void Hook(IHost? host) { [|host!.Tick += OnTick|]; }")]
    [InlineData("AppDomain ProcessExit", "public void OnLoad() { [|AppDomain.CurrentDomain.ProcessExit += OnTick|]; }")]
    [InlineData("AppDomain UnhandledException", "public void OnLoad() { [|AppDomain.CurrentDomain.UnhandledException += (s, e) => { }|]; }")]
    [InlineData("TaskScheduler.UnobservedTaskException", "public void OnLoad() { [|TaskScheduler.UnobservedTaskException += (s, e) => e.SetObserved()|]; }")]
    [InlineData("Console.CancelKeyPress", "public void OnLoad() { [|Console.CancelKeyPress += (s, e) => { }|]; }")]
    [InlineData("AssemblyLoadContext.Default Resolving", "public void OnLoad() { [|AssemblyLoadContext.Default.Resolving += Find|]; } Assembly? Find(AssemblyLoadContext c, AssemblyName n) => null;")]
    [InlineData("AssemblyLoadContext.Default Unloading", "public void OnLoad() { [|AssemblyLoadContext.Default.Unloading += Bye|]; } void Bye(AssemblyLoadContext c) { }")]
    [InlineData("the own context's Resolving", "public void OnLoad() { [|AssemblyLoadContext.GetLoadContext(typeof(World).Assembly)!.Resolving += Find|]; } Assembly? Find(AssemblyLoadContext c, AssemblyName n) => null;")]
    [InlineData("a process of the host's, but not its end", "public void OnLoad(object? data) { var p = (Process)data!; [|p.Disposed += OnTick|]; }")]
    [InlineData("-= of another event", "public void OnLoad(object? data) { var h = (IHost)data!; [|h.Tick += OnTick|]; } public void OnFree() { AppDomain.CurrentDomain.ProcessExit -= OnTick; }")]
    [InlineData("delegate of a field that is never taken out", "private readonly Action _on = () => { }; public void OnLoad() { [|Registry.Changed += _on|]; } public void OnFree() => Registry.Changed -= OnChanged;")]
    [InlineData("lambda in parentheses, delegate that is made", "public void OnLoad() { [|Registry.Changed += (() => OnChanged())|]; [|Registry.Changed += new Action(() => { })|]; [|Registry.Changed += new Action(OnChanged)|]; }")]
    [InlineData("static handler of the framework on an own object", "private readonly W _w = new(); sealed class W : StringWriter { } public void OnLoad() { [|Registry.Changed += _w.WriteLine|]; }")]
    [InlineData("event of a static or of what may be anything", "public void M(AppDomain given, bool b) { [|(b ? given : AppDomain.CurrentDomain).ProcessExit += OnTick|]; [|(b ? AppDomain.CurrentDomain : given).ProcessExit += OnTick|]; }")]
    [InlineData("event of an own object or of the vault's", "public void OnInit(Vault vault) { var own = new System.Timers.Timer(); [|(vault is null ? own : vault.GetExtension<System.Timers.Timer>()).Disposed += OnTick|]; [|(vault is not null ? vault.GetExtension<System.Timers.Timer>() : own).Disposed += OnTick|]; }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(OnChanged + members), Sources.Project);
    }

    [Theory]
    [InlineData("-= in OnFree", "public void OnLoad() { Registry.Changed += OnChanged; } public void OnFree() { Registry.Changed -= OnChanged; }")]
    [InlineData("-= in a helper of OnFree", "private IHost? _host; public void OnLoad(object? data) { _host = (IHost)data!; _host.Tick += OnTick; } public void OnFree() => Stop(); void Stop() { if (_host is { } host) { host.Tick -= OnTick; } }")]
    [InlineData("-= in the Dispose of a helper class", "private Watcher? _w; public void OnLoad(object? data) { _w = new((IHost)data!); } public async Task OnFree() { await Task.Yield(); _w?.Dispose(); } sealed class Watcher : IDisposable { readonly IHost _host; public Watcher(IHost host) { _host = host; _host.Tick += Seen; } void Seen(object? s, EventArgs e) { } public void Dispose() => _host.Tick -= Seen; }")]
    [InlineData("-= behind a list of disposables", "private readonly List<IDisposable> _all = []; public void OnLoad(object? data) { _all.Add(new Watcher((IHost)data!)); } public void OnFree() { foreach (IDisposable d in _all) { d.Dispose(); } } sealed class Watcher : IDisposable { readonly IHost _host; public Watcher(IHost host) { _host = host; _host.Tick += Seen; } void Seen(object? s, EventArgs e) { } void IDisposable.Dispose() => _host.Tick -= Seen; }")]
    [InlineData("-= in a kept delegate", "private readonly Stack<Action> _undo = new(); public void OnLoad() { Registry.Changed += OnChanged; _undo.Push(() => Registry.Changed -= OnChanged); } public void OnFree() { while (_undo.TryPop(out Action? undo)) { undo(); } }")]
    [InlineData("-= of the same variable", "private Action? _handler; public void OnLoad() { _handler = () => { }; Registry.Changed += _handler; } public void OnFree() => Registry.Changed -= _handler;")]
    [InlineData("-= of variables kept in a collection", "private readonly List<(IHost, EventHandler)> _all = []; public void OnLoad(object? data) { IHost h = (IHost)data!; EventHandler on = (_, _) => { }; h.Tick += on; _all.Add((h, on)); } public void OnFree() { foreach (var (h, on) in _all) { h.Tick -= on; } }")]
    [InlineData("-= of handlers kept in a dictionary", "private readonly Dictionary<string, EventHandler> _all = []; private IHost? _h; public void OnLoad(object? data) { _h = (IHost)data!; EventHandler on = (_, _) => { }; _all[\"a\"] = on; _h.Tick += on; } public void OnFree() { foreach (EventHandler on in _all.Values) { _h!.Tick -= on; } }")]
    [InlineData("-= in helpers that are passed the handler", "private IHost? _h; public void OnLoad(object? data) { _h = (IHost)data!; On(OnTick); } public void OnFree() => Off(OnTick); void On(EventHandler e) => _h!.Tick += e; void Off(EventHandler e) => _h!.Tick -= e;")]
    [InlineData("-= of the method that a variable holds", "public void OnLoad() { Action on = OnChanged; Registry.Changed += on; } public void OnFree() => Registry.Changed -= OnChanged;")]
    [InlineData("an event that hands its handlers on, and takes them out", "private IHost? _h; public void OnLoad(object? data) => _h = (IHost)data!; public event EventHandler Tick { add => _h!.Tick += value; remove => _h!.Tick -= value; }")]
    [InlineData("-= in the same method", "public void OnLoad() { Action once = () => { }; Registry.Changed += once; try { Registry.Raise(); } finally { Registry.Changed -= once; } }")]
    [InlineData("-= in work that ends before OnFree", "public void OnLoad(PluginContext context) { Registry.Changed += OnChanged; context.Run(async stopping => { try { await Task.Delay(-1, stopping); } finally { Registry.Changed -= OnChanged; } }); }")]
    [InlineData("-= when retiring", "public void OnLoad(PluginContext context) { Registry.Changed += OnChanged; context.Retiring.Register(() => Registry.Changed -= OnChanged); }")]
    [InlineData("plugin's own events", "public event Action? Mine; public void OnLoad() { Mine += OnChanged; Mine += () => { }; Mine -= () => { }; }")]
    [InlineData("events of host-typed objects that only the plugin holds", "private readonly FileSystemWatcher _files = new(\".\"); public void OnLoad() { _files.Changed += (s, e) => { }; var t = new System.Timers.Timer(); t.Elapsed += (s, e) => { }; }")]
    [InlineData("own context's Unloading", "public void OnLoad() { AssemblyLoadContext.GetLoadContext(typeof(World).Assembly)!.Unloading += _ => { }; }")]
    [InlineData("the transaction around the call, which ends by itself", "public void OnLoad() { System.Transactions.Transaction.Current!.TransactionCompleted += (_, _) => { }; }")]
    [InlineData("unknown origin", "public void Watch(ObservableThing thing) { thing.Changed += OnChanged; } public class ObservableThing { public event Action? Changed; public void Raise() => Changed?.Invoke(); }")]
    [InlineData("unknown origin: what a factory gives", "public void OnLoad() { Process.GetCurrentProcess().Disposed += OnTick; }")]
    [InlineData("a sender may be anything", "private readonly FileSystemWatcher _files = new(\".\"); public void OnLoad() { _files.Created += On; } void On(object s, FileSystemEventArgs e) { ((FileSystemWatcher)s).Deleted += (a, b) => { }; }")]
    [InlineData("a member of an extension block is called on an own object", "public void OnLoad() => new Own().Watch(); } class Own { public event EventHandler? Tick; public void Raise() => Tick?.Invoke(this, EventArgs.Empty); } static class Hooks { extension(Own own) { public void Watch() => own.Tick += Seen; } static void Seen(object? s, EventArgs e) { }")]
    [InlineData("another overload is passed the host", "public void OnLoad(object? data) { Hook((IHost)data!, 1); Hook(new Own()); } void Hook(IHost host, int n) { _ = host.World.N + n; } void Hook(Own own) { own.Tick += OnTick; } class Own { public event EventHandler? Tick; public void Raise() => Tick?.Invoke(this, EventArgs.Empty); }")]
    [InlineData("own object passed to a helper", "public void OnLoad() { Hook(new System.Timers.Timer()); } void Hook(System.Timers.Timer t) { t.Elapsed += (s, e) => { }; }")]
    [InlineData("the end of a process, which HS4003 speaks of", "public void OnLoad(object? data) { var p = (Process)data!; p.Exited += OnTick; p.OutputDataReceived += (s, e) => { }; p.ErrorDataReceived += (s, e) => { }; }")]
    [InlineData("a method of the framework", "public void OnLoad() { Registry.Changed += Console.WriteLine; Registry.Changed += new Action(Console.WriteLine); }")]
    [InlineData("own static events", "static event Action? Mine; public void OnLoad() { Mine += OnChanged; Mine += () => { }; } void Raise() => Mine?.Invoke();")]
    [InlineData("-= of a made delegate", "public void OnLoad() { Registry.Changed += new Action(OnChanged); Registry.Changed += (Action)(OnChanged); } public void OnFree() => Registry.Changed -= (Action)OnChanged;")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(OnChanged + members), Sources.Project);
    }

    [Fact]
    public Task ALibraryMayLeaveTheEventAnywhere() => Verify.Verify(
        """
        public sealed class A : IDisposable { public A() => AppDomain.CurrentDomain.ProcessExit += On; void On(object? s, EventArgs e) { } public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= On; }
        public sealed class B { public B() => [|AppDomain.CurrentDomain.ProcessExit += Off|]; void Off(object? s, EventArgs e) { } }
        """,
        ProjectUnderTest.Library);

    [Fact]
    public Task EventsCanBeListedAsHarmless() => Verify.Verify(
        Sources.Plugin("public void OnLoad() { Registry.Changed += () => { }; [|Console.CancelKeyPress += (s, e) => { }|]; }"),
        Sources.Project with { EditorConfig = "hotswap_hs4001_harmless = Registry.Changed" });

    [Fact]
    public Task SilentInAHost() => Verify.Verify("class C { void M() { AppDomain.CurrentDomain.ProcessExit += (s, e) => { }; } }", ProjectUnderTest.Host);
}
