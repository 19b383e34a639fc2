namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>Subscriptions, registrations, state of the process, handles.</summary>
internal static partial class ZooCases
{
    private static Dictionary<string, string> Subscriptions => new()
    {
        ["HostEvent"] = "Action h = Handle; ZooHost.Happened += h; _undo = () => ZooHost.Happened -= h;",
        ["HostEventByLambda"] = "Action h = () => Handle(); ZooHost.Happened += h; _undo = () => ZooHost.Happened -= h;",
        ["HostEventByLookAlikeLambda"] = "ZooHost.Happened += () => Handle(); ZooHost.Happened -= () => Handle(); _undo = ZooHost.DropSubscribers;",
        ["EventOfAHostsService"] = Event("ZooHost.Service.Changed", "Action", "Handle"),
        ["OwnEventThatHandsOnToAHosts"] = "Forwarded += Handle; _undo = () => Forwarded -= Handle;",
        ["ProcessExit"] = Event("AppDomain.CurrentDomain.ProcessExit", "EventHandler", "(_, _) => { }"),
        ["DomainUnload"] = Event("AppDomain.CurrentDomain.DomainUnload", "EventHandler", "(_, _) => { }"),
        ["UnhandledException"] = Event("AppDomain.CurrentDomain.UnhandledException", "UnhandledExceptionEventHandler", "(_, _) => { }"),
        ["AssemblyResolve"] = Event("AppDomain.CurrentDomain.AssemblyResolve", "ResolveEventHandler", "(_, _) => null"),
        ["AssemblyLoad"] = Event("AppDomain.CurrentDomain.AssemblyLoad", "AssemblyLoadEventHandler", "(_, _) => { }"),
        ["FirstChanceException"] = Event("AppDomain.CurrentDomain.FirstChanceException", "EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs>", "(_, _) => { }"),
        ["UnobservedTaskException"] = Event("TaskScheduler.UnobservedTaskException", "EventHandler<UnobservedTaskExceptionEventArgs>", "(_, _) => { }"),
        ["DefaultContextResolving"] = Event("AssemblyLoadContext.Default.Resolving", "Func<AssemblyLoadContext, AssemblyName, Assembly?>", "(_, _) => null"),
        ["DefaultContextUnloading"] = Event("AssemblyLoadContext.Default.Unloading", "Action<AssemblyLoadContext>", "_ => { }"),
        ["OwnContextResolving"] = OwnContext + Event("own.Resolving", "Func<AssemblyLoadContext, AssemblyName, Assembly?>", "(_, _) => null"),
        ["OwnContextResolvingUnmanagedDll"] = OwnContext + Event("own.ResolvingUnmanagedDll", "Func<Assembly, string, nint>", "(_, _) => 0"),
        ["TokenRegister"] = "var r = ZooHost.Stopping.Token.Register(Handle); _undo = () => r.Dispose();",
        ["TokenUnsafeRegister"] = "var r = ZooHost.Stopping.Token.UnsafeRegister(_ => Handle(), null); _undo = () => r.Dispose();",
        ["LinkedSourceRegister"] = "var s = CancellationTokenSource.CreateLinkedTokenSource(ZooHost.Stopping.Token); s.Token.Register(Handle); _undo = s.Dispose;",
        ["RegisterWait"] = "var r = ThreadPool.RegisterWaitForSingleObject(ZooHost.Signal, (_, _) => Handle(), null, -1, true); _undo = () => r.Unregister(null);",
        ["RegisterWaitUnsafe"] = "var r = ThreadPool.UnsafeRegisterWaitForSingleObject(ZooHost.Signal, (_, _) => Handle(), null, -1, true); _undo = () => r.Unregister(null);",
        ["ChangeToken"] = "_undo = ZooLibraries.OnChange(Handle).Dispose;",
        ["CallbackOfAChangeToken"] = "_undo = ZooLibraries.RegisterChangeCallback(Handle).Dispose;",
        ["OptionsMonitorOnChange"] = "_undo = ZooLibraries.OnOptionsChange(Handle).Dispose;",
        ["ObservableOfAHost"] = "_undo = ZooHost.Diagnostics.Subscribe(new DiagnosticObserver()).Dispose;",
        ["ConsoleCancelKeyPress"] = Event("Console.CancelKeyPress", "ConsoleCancelEventHandler", "(_, _) => { }"),
        ["ConsoleSetOut"] = "var before = Console.Out; Console.SetOut(new Writer()); _undo = () => Console.SetOut(before);",
        ["ConsoleSetError"] = "var before = Console.Error; Console.SetError(new Writer()); _undo = () => Console.SetError(before);",
        ["TraceListener"] = "var l = new Listener(); System.Diagnostics.Trace.Listeners.Add(l); _undo = () => System.Diagnostics.Trace.Listeners.Remove(l);",
        ["TraceListenerInserted"] = "var l = new Listener(); System.Diagnostics.Trace.Listeners.Insert(0, l); _undo = () => System.Diagnostics.Trace.Listeners.Remove(l);",
        ["AppContextData"] = "AppContext.SetData(\"zoo\", new Node()); _undo = () => AppContext.SetData(\"zoo\", null);",
        ["AppDomainData"] = "AppDomain.CurrentDomain.SetData(\"zoo.domain\", new Node()); _undo = () => AppDomain.CurrentDomain.SetData(\"zoo.domain\", null);",
        ["DefaultCulture"] = "var c = System.Globalization.CultureInfo.DefaultThreadCurrentCulture; System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new Culture(); _undo = () => System.Globalization.CultureInfo.DefaultThreadCurrentCulture = c;",
        ["DefaultUICulture"] = "var c = System.Globalization.CultureInfo.DefaultThreadCurrentUICulture; System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = new Culture(); _undo = () => System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = c;",
        ["SynchronizationContextOfAThread"] = OnThread("SynchronizationContext.SetSynchronizationContext(new Context());", "SynchronizationContext.SetSynchronizationContext(null);"),
        ["DataOfAThread"] = OnThread("Thread.SetData(Thread.GetNamedDataSlot(\"zoo\"), new Node());", "Thread.SetData(Thread.GetNamedDataSlot(\"zoo\"), null);"),
        ["PrincipalOfAThread"] = OnThread("Thread.CurrentPrincipal = new Principal();", "Thread.CurrentPrincipal = null;"),
        ["SignalRegistrationStored"] = "var r = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Handle()); _field = r; _undo = r.Dispose;",
        ["ProcessExited"] = Child + "p.Exited += (_, _) => Handle(); p.EnableRaisingEvents = true; p.Start(); " + EndChild,
        ["ProcessOutput"] = Child + "p.StartInfo.RedirectStandardOutput = true; p.OutputDataReceived += (_, _) => Handle(); p.Start(); p.BeginOutputReadLine(); " + EndChild,
        ["ProcessError"] = Child + "p.StartInfo.RedirectStandardError = true; p.ErrorDataReceived += (_, _) => Handle(); p.Start(); p.BeginErrorReadLine(); " + EndChild,
        ["GCHandleNormal"] = "var h = GCHandle.Alloc(new Node()); _undo = () => h.Free();",
        ["GCHandlePinned"] = "var h = GCHandle.Alloc(new Plain(), GCHandleType.Pinned); _undo = () => h.Free();",
        ["GCHandleTyped"] = "var h = new GCHandle<Node>(new Node()); _undo = () => h.Dispose();",
        ["DependentHandle"] = "var h = new System.Runtime.DependentHandle(ZooHost.Key, new Node()); _undo = () => h.Dispose();",
    };

    private static Dictionary<string, string> HarmlessSubscriptions => new()
    {
        ["OwnContextUnloading"] = OwnContext + "own.Unloading += _ => { };",
        ["OwnEvent"] = "_own += Handle;",
        ["EventOfAnObjectThatOnlyThePluginHolds"] = "var t = new System.Timers.Timer(); t.Elapsed += (_, _) => Handle(); _field = t;",
        ["DisposedRegistration"] = "ZooHost.Stopping.Token.Register(Handle).Dispose();",
        ["LinkedSourceWithoutRegister"] = "_field = CancellationTokenSource.CreateLinkedTokenSource(ZooHost.Stopping.Token);",
        ["SignalRegistrationDropped"] = "PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Handle());",
        ["FileSystemWatcher"] = "var w = new System.IO.FileSystemWatcher(AppContext.BaseDirectory); w.Changed += (_, _) => Handle(); w.EnableRaisingEvents = true; _field = w;",
        ["HttpClient"] = "_field = new System.Net.Http.HttpClient();",
        ["HttpClientUsedWithOwnHandler"] = "var c = new System.Net.Http.HttpClient(new Handler()); c.GetStringAsync(\"http://zoo.invalid/\").Wait(); _field = c;",
        ["SynchronizationContextInLifecycle"] = "SynchronizationContext.SetSynchronizationContext(new Context());",
        ["PrincipalInLifecycle"] = "Thread.CurrentPrincipal = new Principal();",
        ["GCHandleWeak"] = "GCHandle.Alloc(new Node(), GCHandleType.Weak);",
        ["GCHandleOfBytes"] = "GCHandle.Alloc(new byte[16]);",
        ["MemoryPin"] = "_ = new Memory<byte>(new byte[16]).Pin();",
        ["PinnedArray"] = "_field = GC.AllocateArray<int>(16, pinned: true);",
        ["FunctionPointer"] = "Action a = Handle; _field = a; _ = Marshal.GetFunctionPointerForDelegate(a);",
        ["NativeLibrary"] = "_ = System.Runtime.InteropServices.NativeLibrary.TryLoad(\"libc.so.6\", out _);",
        ["DllImport"] = "if (!OperatingSystem.IsWindows()) _ = getpid(); [DllImport(\"libc\")] static extern int getpid();",
    };

    private const string OwnContext = "var own = AssemblyLoadContext.GetLoadContext(typeof(Node).Assembly)!; ";

    private const string Child = "var p = new System.Diagnostics.Process { StartInfo = new(\"sleep\", \"600\") }; ";

    private const string EndChild = "_undo = () => { p.Kill(); p.WaitForExit(); p.Dispose(); };";
}
