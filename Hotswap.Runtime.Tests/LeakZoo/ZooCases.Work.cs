namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>Work that does not end, and work that has.</summary>
internal static partial class ZooCases
{
    /// <summary>As <see cref="Leaking"/>; the leak doctor finds them waiting at one time and going on at another.</summary>
    public static readonly IReadOnlyDictionary<string, string> Restarting = new Dictionary<string, string>
    {
        ["ContinuationThatStartsItselfAgain"] = "bool stop = false; Again(); _undo = () => Volatile.Write(ref stop, true); void Again() { Handle(); if (!Volatile.Read(ref stop)) Task.Delay(1).ContinueWith(_ => Again()); }",
        ["TaskThatAwaitsItselfAgain"] = "bool stop = false; _ = Again(); _undo = () => Volatile.Write(ref stop, true); async Task Again() { await Task.Delay(5); Handle(); if (!Volatile.Read(ref stop)) await Again(); }",
    };

    private static Dictionary<string, string> Work => new()
    {
        ["ThreadLoop"] = "bool stop = false; new Thread(() => { while (!Volatile.Read(ref stop)) Thread.Sleep(1); }) { IsBackground = true }.Start(); _undo = () => Volatile.Write(ref stop, true);",
        ["TaskLoop"] = "bool stop = false; Task.Run(() => { while (!Volatile.Read(ref stop)) Thread.Sleep(1); }); _undo = () => Volatile.Write(ref stop, true);",
        ["AsyncLoop"] = "bool stop = false; _ = Loop(); _undo = () => Volatile.Write(ref stop, true); async Task Loop() { while (!Volatile.Read(ref stop)) { await Task.Delay(1); Handle(); } }",
        ["ThreadBlockedOnAHostsEvent"] = "var e = ZooHost.Keep(new ManualResetEvent(false)); new Thread(() => { e.WaitOne(); Handle(); }) { IsBackground = true }.Start(); _undo = () => e.Set();",
        ["DelayPending"] = "var s = new CancellationTokenSource(); _ = Wait(s.Token); _undo = s.Cancel; async Task Wait(CancellationToken c) { await Task.Delay(600_000, c); Handle(); }",
        ["DelayForEverWithAHostsToken"] = "var s = ZooHost.Keep(new CancellationTokenSource()); _ = Wait(); _undo = s.Cancel; async Task Wait() { await Task.Delay(-1, s.Token); Handle(); }",
        ["DelayForEverWithALateSource"] = "var s = new CancellationTokenSource(600_000); _ = Wait(); _undo = s.Cancel; async Task Wait() { await Task.Delay(-1, s.Token); Handle(); }",
        ["TimerStored"] = "var t = new Timer(_ => Handle(), null, 5, 5); _field = t; _undo = t.Dispose;",
        ["TimerFarAhead"] = "var t = new Timer(_ => Handle(), null, 600_000, -1); _field = t; _undo = t.Dispose;",
        ["TimerOfATimeProvider"] = "var t = TimeProvider.System.CreateTimer(_ => Handle(), null, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)); _undo = t.Dispose;",
        ["TimersTimer"] = "var t = new System.Timers.Timer(5); t.Elapsed += (_, _) => Handle(); t.Start(); _undo = t.Dispose;",
        ["PeriodicTimerLoop"] = "var t = new PeriodicTimer(TimeSpan.FromMilliseconds(5)); _ = Loop(); _undo = t.Dispose; async Task Loop() { while (await t.WaitForNextTickAsync()) Handle(); }",
        ["TimeoutSourceRegister"] = "var s = new CancellationTokenSource(600_000); s.Token.Register(Handle); _undo = s.Dispose;",
        ["SuspendedOnAHostsSemaphore"] = "_ = Wait(); _undo = () => ZooHost.Semaphore.Release(); async Task Wait() { await ZooHost.Semaphore.WaitAsync(); Handle(); }",
        ["SuspendedOnAHostsTask"] = "var s = ZooHost.Keep(new TaskCompletionSource()); _ = Wait(); _undo = s.SetResult; async Task Wait() { await s.Task; Handle(); }",
        ["SuspendedOnAHostsTaskAfterALostRace"] = "var s = ZooHost.Keep(new TaskCompletionSource()); _ = Wait(); _undo = s.SetResult; async Task Wait() { await Task.WhenAny(s.Task, Task.Delay(1)); await s.Task; Handle(); }",
        ["ContinuationOfAHostsTask"] = "var s = ZooHost.Keep(new TaskCompletionSource()); s.Task.ContinueWith(_ => Handle()); _undo = s.SetResult;",
        ["SuspendedOnAHostsChannel"] = "var s = new CancellationTokenSource(); _ = Wait(); _undo = s.Cancel; async Task Wait() { await ZooHost.Channel.Reader.ReadAsync(s.Token); Handle(); }",
        ["AsyncVoidSuspended"] = "var s = ZooHost.Keep(new TaskCompletionSource()); Wait(); _undo = s.SetResult; async void Wait() { await s.Task; Handle(); }",
    };

    private static Dictionary<string, string> HarmlessWork => new()
    {
        ["DelayForEver"] = "_ = Wait(); async Task Wait() { await Task.Delay(-1); Handle(); }",
        ["DelayForEverWithAnOwnSource"] = "var s = new CancellationTokenSource(); _field = s; _ = Wait(); async Task Wait() { await Task.Delay(-1, s.Token); Handle(); }",
        ["OwnSourcePending"] = "var s = new TaskCompletionSource(); _field = s; _ = Wait(); async Task Wait() { await s.Task; Handle(); }",
        ["FinishedTask"] = "var t = Task.Run(Handle); t.Wait(); _field = t;",
        ["UnobservedFault"] = "_ = Task.Run(() => throw new InvalidOperationException());",
        ["EndedThread"] = "var t = new Thread(Handle); t.Start(); t.Join();",
        ["ParallelAndPlinq"] = "Parallel.For(0, 10, _ => Handle()); _ = Enumerable.Range(0, 10).AsParallel().Select(i => new Node()).ToArray();",
        ["TimerDropped"] = "new Timer(_ => Handle(), null, 600_000, 600_000);",
        ["TimerInfinite"] = "_field = new Timer(_ => Handle(), null, -1, -1);",
        ["TimerFired"] = "using var fired = new ManualResetEventSlim(); _field = new Timer(_ => fired.Set(), null, 1, -1); fired.Wait();",
        ["FinishedWaitsOnAHostsTask"] = "Wait(ZooHost.Keep(new TaskCompletionSource()).Task).Wait(); async Task Wait(Task t) { await Task.WhenAny(t, Task.Delay(1)); try { await t.WaitAsync(TimeSpan.FromMilliseconds(1)); } catch (TimeoutException) { Handle(); } }",
    };
}
