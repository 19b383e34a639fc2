using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;

namespace Hotswap.Analyzers.Tests.Memory;

public class HS4003Tests
{
    [Theory]
    [InlineData("token of the host .Register, dropped", "public void OnLoad(object? data) { [|((IHost)data!).Stopping.Register(() => { })|]; }")]
    [InlineData("token of the host .Register, kept", "private CancellationTokenRegistration _r; public void OnLoad(object? data) { _r = [|((IHost)data!).Stopping.Register(() => { })|]; }")]
    [InlineData("token of the host .Register, given by a helper and kept", "private IDisposable? _r; public void OnLoad(object? data) { _r = Watch(((IHost)data!).Stopping); } static IDisposable Watch(CancellationToken token) { var r = [|token.Register(() => { })|]; return r; }")]
    [InlineData("token of the host .UnsafeRegister, in a local", "internal static void live_X(CancellationToken token) { var r = [|token.UnsafeRegister(_ => { }, null)|]; }")]
    [InlineData("linked CTS with Register, even unstored", "public void OnLoad(object? data) { var linked = CancellationTokenSource.CreateLinkedTokenSource(((IHost)data!).Stopping); [|linked.Token.Register(() => { })|]; }")]
    [InlineData("RegisterWaitForSingleObject, even unstored", "public void OnLoad() { [|ThreadPool.RegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, 1000, false)|]; }")]
    [InlineData("RegisterWaitForSingleObject once, for ever", "public void OnLoad() { [|ThreadPool.RegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, Timeout.Infinite, true)|]; }")]
    [InlineData("ChangeToken.OnChange", "private IDisposable? _c; public void OnLoad(Func<Microsoft.Extensions.Primitives.IChangeToken> p) { _c = [|Microsoft.Extensions.Primitives.ChangeToken.OnChange(p, () => { })|]; } public void OnFree() { }")]
    [InlineData("stored PosixSignalRegistration", "private PosixSignalRegistration? _s; public void OnLoad() { _s = [|PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => { })|]; }")]
    [InlineData("a function handed to native code that keeps it", "delegate void Log(int n); [DllImport(\"native\")] static extern void set_log_callback(Log? log); [DllImport(\"native\")] static extern void register_handler(IntPtr p); public void OnLoad() { [|set_log_callback(Write)|]; [|register_handler(Marshal.GetFunctionPointerForDelegate<Log>(Write))|]; } static void Write(int n) { }")]
    [InlineData("a function pointer handed to native code that keeps it", "[DllImport(\"native\")] static extern unsafe void AddHook(delegate* unmanaged<int, void> hook); public unsafe void OnLoad() { [|AddHook(&Hook)|]; } [UnmanagedCallersOnly] static void Hook(int n) { }")]
    [InlineData("GCHandle Normal", "private GCHandle _h; public void OnLoad() { _h = [|GCHandle.Alloc(this)|]; }")]
    [InlineData("GCHandle Pinned of plugin structs", "struct P { public int X; } public void OnLoad() { var h = [|GCHandle.Alloc(new P[3], GCHandleType.Pinned)|]; }")]
    [InlineData("DependentHandle host to plugin", "private System.Runtime.DependentHandle _h; public void OnLoad(object? data) { _h = [|new System.Runtime.DependentHandle(data, this)|]; }")]
    [InlineData("ObservableGauge callback", "private readonly Meter _m = new(\"m\"); public void OnLoad() { [|_m.CreateObservableGauge(\"g\", () => 1)|]; }")]
    [InlineData("ObservableCounter callback", "public void OnLoad() { var m = new Meter(\"m\"); [|m.CreateObservableCounter(\"c\", () => 1L)|]; }")]
    [InlineData("ObservableGauge of a meter that nobody has", "public void OnLoad() { [|new Meter(\"m\").CreateObservableGauge(\"g\", () => 1)|]; }")]
    [InlineData("MeterListener", "private readonly MeterListener _l = new(); public void OnLoad() { [|_l.Start()|]; }")]
    [InlineData("EventListener", "sealed class L : System.Diagnostics.Tracing.EventListener { } private L? _l; public void OnLoad() { _l = [|new L()|]; }")]
    [InlineData("ActivityListener", "public void OnLoad() { [|ActivitySource.AddActivityListener(new ActivityListener())|]; }")]
    [InlineData("DiagnosticListener subscription", "sealed class O : IObserver<DiagnosticListener> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(DiagnosticListener l) { } } public void OnLoad() { [|DiagnosticListener.AllListeners.Subscribe(new O())|]; }")]
    [InlineData("Activity not stopped", "static readonly ActivitySource _s = new(\"s\"); public void OnLoad() { Activity? a = [|_s.StartActivity(\"a\")|]; a?.SetTag(\"k\", 1); }")]
    [InlineData("Process.Exited", "public void OnLoad() { var p = Process.Start(\"sleep\", \"1000\"); p.EnableRaisingEvents = true; [|p.Exited += (s, e) => { }|]; }")]
    [InlineData("BeginOutputReadLine", "private Process? _p; public void OnLoad() { _p = Process.Start(\"x\"); [|_p.BeginOutputReadLine()|]; }")]
    [InlineData("Trace.Listeners", "sealed class T : ConsoleTraceListener { } public void OnLoad() { [|Trace.Listeners.Add(new T())|]; }")]
    [InlineData("Trace.Listeners: a framework's listener over a writer of the plugin", "sealed class W : StringWriter { } public void OnLoad() { [|Trace.Listeners.Add(new TextWriterTraceListener(new W()))|]; }")]
    [InlineData("Trace.Listeners: a listener that may be anybody's", "public void Use(TraceListener given) { [|Trace.Listeners.Add(given)|]; }")]
    [InlineData("change token of the host", "public void OnLoad(object? data) { [|((Microsoft.Extensions.Primitives.IChangeToken)data!).RegisterChangeCallback(_ => { }, null)|]; }")]
    [InlineData("options monitor of the host", "public void OnLoad(object? data) { [|((Microsoft.Extensions.Options.IOptionsMonitor<string>)data!).OnChange((o, n) => { })|]; }")]
    [InlineData("options monitor of the host, short form", "public void OnLoad(object? data) { var m = (Microsoft.Extensions.Options.IOptionsMonitor<string>)data!; [|Microsoft.Extensions.Options.OptionsMonitorExtensions.OnChange(m, o => { })|]; }")]
    [InlineData("EventListener, two steps away", "class A : System.Diagnostics.Tracing.EventListener { } sealed class B : A { } private A? _l; public void OnLoad() { _l = [|new B()|]; }")]
    [InlineData("GCHandle of a type", "private GCHandle<World> _h; public void OnLoad() { _h = [|new GCHandle<World>(this)|]; }")]
    [InlineData("GCHandle Normal, by its kind", "private GCHandle _h; public void OnLoad() { _h = [|GCHandle.Alloc(this, GCHandleType.Normal)|]; }")]
    [InlineData("Process.Exited, another handler left", "public void OnLoad(Process p) { [|p.Exited += A|]; p.Exited -= B; } void A(object? s, EventArgs e) { } void B(object? s, EventArgs e) { }")]
    [InlineData("DiagnosticListener that may be anybody's", "sealed class O : IObserver<KeyValuePair<string, object?>> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(KeyValuePair<string, object?> p) { } } public void Listen(DiagnosticListener l) { [|l.Subscribe(new O())|]; }")]
    [InlineData("RegisterWaitForSingleObject again and again, for a short time", "private RegisteredWaitHandle? _w; public void OnLoad() { _w = [|ThreadPool.RegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, 1000, executeOnlyOnce: false)|]; }")]
    [InlineData("a kept function handed to native code that keeps it", "delegate void Log(int n); [DllImport(\"native\")] static extern void register_handler(IntPtr p); [DllImport(\"native\")] static extern void set_callback(Log log); private IntPtr _p; private Log? _log; public void OnLoad() { _log = Write; _p = Marshal.GetFunctionPointerForDelegate<Log>(Write); [|register_handler(_p)|]; [|set_callback(_log)|]; } static void Write(int n) { } public void OnFree() => clear_all(); void clear_all() { }")]
    [InlineData("a function handed to native code again", "delegate void Log(int n); [DllImport(\"native\")] static extern void set_callback(Log? log); public void OnLoad() { [|set_callback(Write)|]; } static void Write(int n) { } public void OnFree() => [|set_callback(Write)|];")]
    [InlineData("DiagnosticListener of its own or anybody's", "sealed class O : IObserver<KeyValuePair<string, object?>> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(KeyValuePair<string, object?> p) { } } public void Listen(DiagnosticListener l, bool b) { [|(b ? new DiagnosticListener(\"a\") : l).Subscribe(new O())|]; [|(b ? l : new DiagnosticListener(\"a\")).Subscribe(new O())|]; }")]
    [InlineData("handle of a helper, dropped by one of its callers", "private IDisposable? _r; public void OnLoad(object? data) { _r = Watch(((IHost)data!).Stopping); Watch(((IHost)data).Stopping); } static IDisposable Watch(CancellationToken token) => [|token.Register(() => { })|]; public void OnFree() => _r?.Dispose();")]
    [InlineData("Trace.Listeners: a framework's listener over anybody's writer, or filled in", "public void OnLoad(TextWriter given) { [|Trace.Listeners.Add(new TextWriterTraceListener(given))|]; [|Trace.Listeners.Add(new ConsoleTraceListener { Filter = null })|]; }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("disposed registration", "private CancellationTokenRegistration _r; public void OnLoad(object? data) { _r = ((IHost)data!).Stopping.Register(() => { }); } public void OnFree() => _r.Dispose();")]
    [InlineData("disposed registration: asynchronously", "private CancellationTokenRegistration _r; public void OnLoad(object? data) { _r = ((IHost)data!).Stopping.Register(() => { }); } public async Task OnFree() => await _r.DisposeAsync();")]
    [InlineData("disposed registration: using", "internal static async Task live_X(CancellationToken token) { using var r = token.Register(() => { }); await Task.Yield(); }")]
    [InlineData("disposed registration: using statement", "internal static void live_X(CancellationToken token) { using (token.Register(() => { })) { } }")]
    [InlineData("disposed registration: kept in a list", "private readonly List<IDisposable> _all = []; public void OnLoad(object? data) { _all.Add(((IHost)data!).Stopping.Register(() => { })); } public void OnFree() => _all.ForEach(d => d.Dispose());")]
    [InlineData("disposed registration: through a helper", "private CancellationTokenRegistration _r; public void OnLoad(object? data) { _r = ((IHost)data!).Stopping.Register(() => { }); } public void OnFree() => End(_r); static void End(IDisposable d) => d.Dispose();")]
    [InlineData("token of an own source", "private readonly CancellationTokenSource _c = new(); public void OnLoad() { _c.Token.Register(() => { }); }")]
    [InlineData("token of the own version", "public void OnLoad(PluginContext context, CancellationToken token) { context.Retiring.Register(() => { }); token.Register(() => { }); }")]
    [InlineData("linked CTS disposed", "public void OnLoad(object? data) { using var linked = CancellationTokenSource.CreateLinkedTokenSource(((IHost)data!).Stopping); linked.Token.Register(() => { }); }")]
    [InlineData("linked CTS without Register", "public void OnLoad(object? data) { var linked = CancellationTokenSource.CreateLinkedTokenSource(((IHost)data!).Stopping); linked.Cancel(); }")]
    [InlineData("RegisterWaitForSingleObject unregistered", "private RegisteredWaitHandle? _w; public void OnLoad() { _w = ThreadPool.RegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, 1000, false); } public void OnFree() => _w?.Unregister(null);")]
    [InlineData("unstored PosixSignalRegistration", "public void OnLoad() { PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => { }); }")]
    [InlineData("unstored PosixSignalRegistration: in a local", "public void OnLoad() { var s = PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => { }); }")]
    [InlineData("disposed registration: by delegates and as state", "public void OnLoad(object? data, PluginContext context) { var r = ((IHost)data!).Stopping.Register(() => { }); context.Retiring.Register(r.Dispose); IDisposable[] all = [((IHost)data).Stopping.Register(() => { })]; context.Retiring.Register(() => { foreach (IDisposable d in all) { d.Dispose(); } }); }")]
    [InlineData("observable of its own", "sealed class S : IObservable<int> { public IDisposable Subscribe(IObserver<int> o) => null!; } sealed class O : IObserver<int> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(int n) { } } public void OnLoad() { new S().Subscribe(new O()); IObservable<int> s = new S(); s.Subscribe(new O()); }")]
    [InlineData("a function handed to native code: taken back, or used at once", "delegate void Log(int n); [DllImport(\"native\")] static extern void set_log_callback(Log? log); [DllImport(\"native\")] static extern void register_handler(IntPtr p); [DllImport(\"native\")] static extern void unregister_handler(IntPtr p); [DllImport(\"native\")] static extern void sort(int[] items, Log compare); private IntPtr _p; public void OnLoad() { set_log_callback(Write); _p = Marshal.GetFunctionPointerForDelegate<Log>(Write); register_handler(_p); sort([], Write); } static void Write(int n) { } public void OnFree() { set_log_callback(null); unregister_handler(_p); }")]
    [InlineData("a function handed to native code that by its name calls it at once", "[DllImport(\"native\")] static extern void for_each(Action call); public void OnLoad() { for_each(OnFree); } public void OnFree() { }")]
    [InlineData("RegisterWaitForSingleObject once, for a short time", "public void OnLoad() { ThreadPool.RegisterWaitForSingleObject(new AutoResetEvent(false), (s, t) => { }, null, 1000, true); }")]
    [InlineData("disposed registration: kept in a field and in a list that is disposed", "private readonly List<IDisposable> _all = []; private IDisposable? _r; public void OnLoad(object? data) { _r = ((IHost)data!).Stopping.Register(() => { }); _all.Add(_r); } public void OnFree() => _all.ForEach(d => d.Dispose());")]
    [InlineData("GCHandle of byte[]", "private GCHandle _h; public void OnLoad() { _h = GCHandle.Alloc(new byte[10], GCHandleType.Pinned); }")]
    [InlineData("weak handles", "private GCHandle _h; public void OnLoad() { _h = GCHandle.Alloc(this, GCHandleType.Weak); }")]
    [InlineData("GCHandle freed", "private GCHandle _h; public void OnLoad() { _h = GCHandle.Alloc(this); } public void OnFree() { if (_h.IsAllocated) { _h.Free(); } }")]
    [InlineData("Meter with Counter, ActivitySource, undisposed", "private readonly Meter _m = new(\"m\"); private readonly ActivitySource _s = new(\"s\"); public void OnLoad() { _m.CreateCounter<int>(\"c\").Add(1); }")]
    [InlineData("meter in a using", "public void OnLoad() { using var m = new Meter(\"m\"); m.CreateObservableGauge(\"g\", () => 1); }")]
    [InlineData("listener of one method", "public void OnLoad() { var l = new ActivityListener(); ActivitySource.AddActivityListener(l); try { } finally { l.Dispose(); } }")]
    [InlineData("meter disposed", "private readonly Meter _m = new(\"m\"); public void OnLoad() { _m.CreateObservableGauge(\"g\", () => 1); } public void OnFree() => _m.Dispose();")]
    [InlineData("listener disposed", "private MeterListener? _l; public void OnLoad() { _l = new(); _l.Start(); } public void OnFree() { Interlocked.Exchange(ref _l, null)?.Dispose(); }")]
    [InlineData("activity in a using", "static readonly ActivitySource _s = new(\"s\"); public void OnLoad() { using Activity? a = _s.StartActivity(\"a\"); a?.SetTag(\"k\", 1); }")]
    [InlineData("activity stopped", "static readonly ActivitySource _s = new(\"s\"); public void OnLoad() { Activity? a = _s.StartActivity(\"a\"); try { } finally { a?.Stop(); } }")]
    [InlineData("FileSystemWatcher enabled and undisposed, HttpClient", "private readonly FileSystemWatcher _f = new(\".\") { EnableRaisingEvents = true }; private readonly HttpClient _c = new();")]
    [InlineData("process killed", "private Process? _p; public void OnLoad() { _p = Process.Start(\"x\"); _p.BeginOutputReadLine(); } public void OnFree() { _p!.Kill(); _p.Dispose(); }")]
    [InlineData("handle given to the caller", "public IDisposable Watch(CancellationToken token) => token.Register(() => { });")]
    [InlineData("trace listener of the framework", "public void OnLoad() { Trace.Listeners.Add(new ConsoleTraceListener()); Trace.Listeners.Add(new TextWriterTraceListener(Console.Out)); }")]
    [InlineData("trace listener removed", "private readonly ConsoleTraceListener _t = new(); public void OnLoad() { Trace.Listeners.Add(_t); } public void OnFree() => Trace.Listeners.Remove(_t);")]
    [InlineData("change token of its own", "private readonly CancellationTokenSource _c = new(); public void OnLoad() { new Microsoft.Extensions.Primitives.CancellationChangeToken(_c.Token).RegisterChangeCallback(_ => { }, null); }")]
    [InlineData("options monitor left", "private IDisposable? _change; public void OnLoad(object? data) { _change = ((Microsoft.Extensions.Options.IOptionsMonitor<string>)data!).OnChange((o, n) => { }); } public void OnFree() => _change?.Dispose();")]
    [InlineData("GCHandle of a string, of the framework's types", "private GCHandle<string> _h; private System.Runtime.DependentHandle _d; public void OnLoad() { _h = new GCHandle<string>(\"a\"); _d = new System.Runtime.DependentHandle(\"a\", \"b\"); }")]
    [InlineData("weak handles that outlive finalisation", "private GCHandle _h; public void OnLoad() { _h = GCHandle.Alloc(this, GCHandleType.WeakTrackResurrection); }")]
    [InlineData("Process.Exited left at once", "public void OnLoad(Process p) { p.Exited += A; p.WaitForInputIdle(); p.Exited -= A; } void A(object? s, EventArgs e) { }")]
    [InlineData("own DiagnosticListener", "sealed class O : IObserver<KeyValuePair<string, object?>> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(KeyValuePair<string, object?> p) { } } public void OnLoad() { var l = new DiagnosticListener(\"a\"); l.Subscribe(new O()); }")]
    [InlineData("options monitor of its own", "sealed class M : Microsoft.Extensions.Options.IOptionsMonitor<string> { public string CurrentValue => \"\"; public string Get(string? n) => \"\"; public IDisposable? OnChange(Action<string, string?> l) => null; } private readonly Microsoft.Extensions.Options.IOptionsMonitor<string> _m = new M(); public void OnLoad() { _m.OnChange((o, n) => { }); Microsoft.Extensions.Options.OptionsMonitorExtensions.OnChange(_m, o => { }); }")]
    [InlineData("observer of the framework's, a host's observable", "public void OnLoad(object? data) { ((IObservable<int>)data!).Subscribe((IObserver<int>)data); }")]
    [InlineData("observable of unknown origin", "sealed class O : IObserver<int> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(int n) { } } public void Watch(IObservable<int> all) { all.Subscribe(new O()); }")]
    [InlineData("functions that are no native code's, or are not kept", "delegate void Log(int n); [DllImport(\"native\")] static extern void set_callback(Log? log); [DllImport(\"native\")] static extern void set_callback_level(int n); static void register_callback(Log log) { } public void OnLoad() { set_callback(null); set_callback_level(3); register_callback(Write); } static void Write(int n) { }")]
    [InlineData("a function handed to native code and taken back at once", "delegate void Log(int n); [DllImport(\"native\")] static extern void set_callback(Log? log); [DllImport(\"native\")] static extern void run(int n); public void OnLoad() { set_callback(Write); run(1); set_callback(null); } static void Write(int n) { }")]
    [InlineData("handle given by methods that are called by another name", "class Base { public virtual IDisposable Watch(CancellationToken token) => token.Register(() => { }); } class Derived : Base { public override IDisposable Watch(CancellationToken token) => token.Register(() => { }); } interface IWatch { IDisposable Watch(CancellationToken token); } class Explicit : IWatch { IDisposable IWatch.Watch(CancellationToken token) => token.Register(() => { }); } class Implicit : IWatch { public IDisposable Watch(CancellationToken token) => token.Register(() => { }); } public void OnLoad(object? data) { CancellationToken t = ((IHost)data!).Stopping; new Base().Watch(t); new Derived().Watch(t); ((IWatch)new Explicit()).Watch(t); new Implicit().Watch(t); }")]
    [InlineData("handle given by a helper that is taken as a delegate", "public void OnLoad(object? data) { Func<CancellationToken, IDisposable> watch = Watch; watch(((IHost)data!).Stopping); Watch(((IHost)data).Stopping); } static IDisposable Watch(CancellationToken token) => token.Register(() => { });")]
    [InlineData("two own DiagnosticListeners", "sealed class O : IObserver<KeyValuePair<string, object?>> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(KeyValuePair<string, object?> p) { } } public void Listen(bool b) { (b ? new DiagnosticListener(\"a\") : new DiagnosticListener(\"b\")).Subscribe(new O()); }")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Fact]
    public Task MembersCanBeAddedAndTakenOut() => Verify.Verify(
        Sources.Plugin("private GCHandle _h; public void OnLoad() { _h = GCHandle.Alloc(this); [|Bus.Listen()|]; } public static class Bus { public static IDisposable? Listen() => null; }"),
        Sources.Project with
        {
            EditorConfig = "hotswap_hs4003_members = World+Bus.Listen\nhotswap_hs4003_harmless = System.Runtime.InteropServices.GCHandle.Alloc",
        });
}
