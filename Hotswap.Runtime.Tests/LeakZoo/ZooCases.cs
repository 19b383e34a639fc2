namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>
/// The cases, as statements of a plugin. A leaking one sets <c>_undo</c> to what takes it back; <c>Node</c> is a class of the
/// plugin and <c>_field</c> a static field of it.
/// </summary>
internal static class ZooCases
{
    /// <summary>What keeps a version in memory until it is undone.</summary>
    public static readonly IReadOnlyDictionary<string, string> Leaking = new Dictionary<string, string>
    {
        // Subscriptions and registrations.
        ["HostEvent"] = "Action h = Handle; ZooHost.Happened += h; _undo = () => ZooHost.Happened -= h;",
        ["HostEventByLambda"] = "Action h = () => Handle(); ZooHost.Happened += h; _undo = () => ZooHost.Happened -= h;",
        ["ProcessExit"] = Event("AppDomain.CurrentDomain.ProcessExit", "EventHandler", "(_, _) => { }"),
        ["UnhandledException"] = Event("AppDomain.CurrentDomain.UnhandledException", "UnhandledExceptionEventHandler", "(_, _) => { }"),
        ["AssemblyResolve"] = Event("AppDomain.CurrentDomain.AssemblyResolve", "ResolveEventHandler", "(_, _) => null"),
        ["AssemblyLoad"] = Event("AppDomain.CurrentDomain.AssemblyLoad", "AssemblyLoadEventHandler", "(_, _) => { }"),
        ["FirstChanceException"] = Event("AppDomain.CurrentDomain.FirstChanceException", "EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs>", "(_, _) => { }"),
        ["UnobservedTaskException"] = Event("TaskScheduler.UnobservedTaskException", "EventHandler<UnobservedTaskExceptionEventArgs>", "(_, _) => { }"),
        ["DefaultContextResolving"] = Event("AssemblyLoadContext.Default.Resolving", "Func<AssemblyLoadContext, AssemblyName, Assembly?>", "(_, _) => null"),
        ["OwnContextResolving"] = "var own = AssemblyLoadContext.GetLoadContext(typeof(Node).Assembly)!; " + Event("own.Resolving", "Func<AssemblyLoadContext, AssemblyName, Assembly?>", "(_, _) => null"),
        ["TokenRegister"] = "var r = ZooHost.Stopping.Token.Register(Handle); _undo = () => r.Dispose();",
        ["LinkedSourceRegister"] = "var s = CancellationTokenSource.CreateLinkedTokenSource(ZooHost.Stopping.Token); s.Token.Register(Handle); _undo = s.Dispose;",
        ["RegisterWait"] = "var r = ThreadPool.RegisterWaitForSingleObject(ZooHost.Signal, (_, _) => Handle(), null, -1, true); _undo = () => r.Unregister(null);",
        ["ConsoleCancelKeyPress"] = Event("Console.CancelKeyPress", "ConsoleCancelEventHandler", "(_, _) => { }"),
        ["ConsoleSetOut"] = "var before = Console.Out; Console.SetOut(new Writer()); _undo = () => Console.SetOut(before);",
        ["TraceListener"] = "var l = new Listener(); System.Diagnostics.Trace.Listeners.Add(l); _undo = () => System.Diagnostics.Trace.Listeners.Remove(l);",
        ["AppContextData"] = "AppContext.SetData(\"zoo\", new Node()); _undo = () => AppContext.SetData(\"zoo\", null);",
        ["SignalRegistrationStored"] = "var r = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Handle()); _field = r; _undo = r.Dispose;",
        ["GCHandleNormal"] = "var h = GCHandle.Alloc(new Node()); _undo = () => h.Free();",
        ["DependentHandle"] = "var h = new System.Runtime.DependentHandle(ZooHost.Key, new Node()); _undo = () => h.Dispose();",

        // Work that does not end.
        ["ThreadLoop"] = "bool stop = false; new Thread(() => { while (!Volatile.Read(ref stop)) Thread.Sleep(1); }) { IsBackground = true }.Start(); _undo = () => Volatile.Write(ref stop, true);",
        ["DelayPending"] = "var s = new CancellationTokenSource(); _ = Wait(s.Token); _undo = s.Cancel; async Task Wait(CancellationToken c) { await Task.Delay(600_000, c); Handle(); }",
        ["TimerStored"] = "var t = new Timer(_ => Handle(), null, 5, 5); _field = t; _undo = t.Dispose;",
        ["TimersTimer"] = "var t = new System.Timers.Timer(5); t.Elapsed += (_, _) => Handle(); t.Start(); _undo = t.Dispose;",
        ["PeriodicTimerLoop"] = "var t = new PeriodicTimer(TimeSpan.FromMilliseconds(5)); _ = Loop(); _undo = t.Dispose; async Task Loop() { while (await t.WaitForNextTickAsync()) Handle(); }",
        ["TimeoutSourceRegister"] = "var s = new CancellationTokenSource(600_000); s.Token.Register(Handle); _undo = s.Dispose;",
        ["SuspendedOnHostSemaphore"] = "_ = Wait(); _undo = () => ZooHost.Semaphore.Release(); async Task Wait() { await ZooHost.Semaphore.WaitAsync(); Handle(); }",

        // Caches and listeners outside of the plugin.
        ["ObservableGauge"] = "var m = new System.Diagnostics.Metrics.Meter(\"zoo\"); m.CreateObservableGauge(\"g\", () => 1); _undo = m.Dispose;",
        ["MeterListener"] = "var l = new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (_, _) => Handle() }; l.Start(); _undo = l.Dispose;",
        ["ActivityListener"] = "var l = new System.Diagnostics.ActivityListener { ShouldListenTo = _ => false }; System.Diagnostics.ActivitySource.AddActivityListener(l); _undo = l.Dispose;",
        ["EventListener"] = "var l = new Events(); _undo = l.Dispose;",
        ["WeakTableKeyedByHost"] = "var t = new System.Runtime.CompilerServices.ConditionalWeakTable<object, object>(); t.Add(ZooHost.Key, new Node()); _field = t; _undo = t.Clear;",

        // What the host keeps.
        ["KeptObject"] = Keep("new Node()"),
        ["KeptDelegate"] = Keep("(Action)Handle"),
        ["KeptType"] = Keep("typeof(Node)"),
        ["KeptMethod"] = Keep("typeof(Node).GetMethod(\"ToString\")!"),
        ["KeptBoxedEnum"] = Keep("Color.Red"),
        ["KeptEmptyArray"] = Keep("new Node[0]"),
        ["KeptException"] = "try { throw new InvalidOperationException(); } catch (Exception e) { ZooHost.Kept.Add(e); } _undo = () => ZooHost.Kept.Clear();",
        ["KeptGenericWeakReference"] = Keep("new WeakReference<Node>(new Node())"),
    };

    /// <summary>What looks as if it might, and does not.</summary>
    public static readonly IReadOnlyDictionary<string, string> Harmless = new Dictionary<string, string>
    {
        ["OwnContextUnloading"] = "AssemblyLoadContext.GetLoadContext(typeof(Node).Assembly)!.Unloading += _ => { };",
        ["EventOfAnObjectThatOnlyThePluginHolds"] = "var t = new System.Timers.Timer(); t.Elapsed += (_, _) => Handle(); _field = t;",
        ["DisposedRegistration"] = "ZooHost.Stopping.Token.Register(Handle).Dispose();",
        ["LinkedSourceWithoutRegister"] = "_field = CancellationTokenSource.CreateLinkedTokenSource(ZooHost.Stopping.Token);",
        ["SignalRegistrationDropped"] = "PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Handle());",
        ["HttpClient"] = "_field = new System.Net.Http.HttpClient();",
        ["GCHandleWeak"] = "GCHandle.Alloc(new Node(), GCHandleType.Weak);",
        ["GCHandleOfBytes"] = "GCHandle.Alloc(new byte[16]);",
        ["DelayForEver"] = "_ = Wait(); async Task Wait() { await Task.Delay(-1); Handle(); }",
        ["OwnSourcePending"] = "var s = new TaskCompletionSource(); _field = s; _ = Wait(); async Task Wait() { await s.Task; Handle(); }",
        ["UnobservedFault"] = "_ = Task.Run(() => throw new InvalidOperationException());",
        ["EndedThread"] = "var t = new Thread(Handle); t.Start(); t.Join();",
        ["ParallelAndPlinq"] = "Parallel.For(0, 10, _ => Handle()); _ = Enumerable.Range(0, 10).AsParallel().Select(i => new Node()).ToArray();",
        ["TimerDropped"] = "new Timer(_ => Handle(), null, 600_000, 600_000);",
        ["TimerInfinite"] = "_field = new Timer(_ => Handle(), null, -1, -1);",
        ["JsonDocument"] = "_field = System.Text.Json.JsonDocument.Parse(\"{}\");",
        ["CompiledRegex"] = "_field = new System.Text.RegularExpressions.Regex(\"a+\", System.Text.RegularExpressions.RegexOptions.Compiled);",
        ["MeterWithCounter"] = "_field = new System.Diagnostics.Metrics.Meter(\"zoo\").CreateCounter<int>(\"c\");",
        ["ActivitySource"] = "_field = new System.Diagnostics.ActivitySource(\"zoo\");",
        ["ThreadStatic"] = "_perThread = new Node();",
        ["StaticCollection"] = "_field = new Dictionary<Type, Node> { [typeof(Node)] = new Node() };",
        ["ReflectionAndEnums"] = "_ = Activator.CreateInstance(typeof(Node)); _ = Enum.GetNames<Color>(); typeof(Node).GetMethod(\"ToString\")!.Invoke(new Node(), null);",
        ["PoolOfOwnType"] = "var p = System.Buffers.ArrayPool<Node>.Shared.Rent(10); System.Buffers.ArrayPool<Node>.Shared.Return(p);",
        ["AsyncLocalInLifecycle"] = "_local.Value = new Node();",
        ["KeptText"] = "ZooHost.Kept.Add(typeof(Node).FullName!); ZooHost.Kept.Add((1, \"two\"));",
        ["KeptWeakReference"] = "ZooHost.Kept.Add(new WeakReference(new Node()));",
    };

    private static string Keep(string what) => $"ZooHost.Kept.Add({what}); _undo = () => ZooHost.Kept.Clear();";

    private static string Event(string name, string type, string handler) => $"{type} h = {handler}; {name} += h; _undo = () => {name} -= h;";
}
