using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3006UnendingWait>;

namespace Hotswap.Analyzers.Tests.Work;

public class HS3006Tests
{
    [Theory]
    [InlineData("Task.Delay(60 s) pending", "async Task M() { await [|Task.Delay(60_000)|]; }")]
    [InlineData("Task.Delay(1 min) pending", "async Task M() { await [|Task.Delay(TimeSpan.FromMinutes(1))|]; }")]
    [InlineData("Task.Delay with a token that never fires", "async Task M() { await [|Task.Delay(new TimeSpan(0, 0, 30), CancellationToken.None)|]; }")]
    [InlineData("thread sleeping", "void M() { [|Thread.Sleep(TimeSpan.FromHours(2))|]; }")]
    [InlineData("suspended on a host task", "public async Task OnLoad(object? data) { await [|((IHost)data!).Ready.Task|]; }", true)]
    [InlineData("suspended on a host channel", "private IHost? _h; public void OnLoad(object? data) => _h = (IHost)data!; async Task M() { int n = await [|_h!.Queue.Reader.ReadAsync()|]; }")]
    [InlineData("suspended on a host semaphore", "public async Task OnLoad(object? data) { IHost host = (IHost)data!; await [|host.Gate.WaitAsync()|].ConfigureAwait(false); }")]
    [InlineData("blocked on a host task", "public void OnLoad(object? data) { [|((IHost)data!).Ready.Task.Wait()|]; }")]
    [InlineData("blocked on a host semaphore", "public void OnInit(Vault vault) { [|vault.GetExtension<IHost>().Gate.Wait()|]; }")]
    [InlineData("Task.Delay(60 s) pending: time in a constant", "static readonly TimeSpan _pause = TimeSpan.FromMinutes(5); async Task M() { await [|Task.Delay(_pause)|]; TimeSpan wait = TimeSpan.FromHours(1); await [|Task.Delay(wait)|]; }")]
    [InlineData("Delay(Infinite, host token)", "public async Task OnLoad(object? data) { await [|Task.Delay(Timeout.Infinite, ((IHost)data!).Stopping)|]; }")]
    [InlineData("Delay(Infinite, host token), kept in a field", "private CancellationToken _end; public void OnLoad(object? data) { _end = ((IHost)data!).Stopping; } async Task M() { await [|Task.Delay(-1, _end)|]; await [|Task.Delay(60_000, _end)|]; }")]
    [InlineData("suspended on a host channel, with the host's token", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; await [|h.Queue.Reader.ReadAsync(h.Stopping)|]; }")]
    [InlineData("suspended on a host task: kept in a local and in a field", "private Task? _t; public async Task OnLoad(object? data) { _t = ((IHost)data!).Ready.Task; var t = ((IHost)data).Ready.Task; [|await t.ConfigureAwait(false)|]; } async Task M() { [|await _t!|]; }")]
    [InlineData("suspended on a host task: passed to a helper", "public void OnLoad(object? data) { _ = Log(((IHost)data!).Ready.Task); } static async Task Log(Task t) { [|await t|]; }")]
    [InlineData("suspended on a host task: the data itself", "public async Task OnLoad(object? data) { if (data is Task ready) { [|await ready|]; } }")]
    [InlineData("WhenAll of a host task and others", "public async Task OnLoad(object? data) { [|await Task.WhenAll(((IHost)data!).Ready.Task, Task.CompletedTask)|]; }")]
    [InlineData("WhenAny of host tasks alone", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; [|await Task.WhenAny(h.Ready.Task, h.Ready.Task)|]; }")]
    [InlineData("WaitAsync on a host task that nothing ends", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; [|await h.Ready.Task.WaitAsync(CancellationToken.None)|]; [|await h.Ready.Task.WaitAsync(Timeout.InfiniteTimeSpan)|]; [|await h.Ready.Task.WaitAsync(TimeSpan.FromHours(1))|]; }")]
    [InlineData("ContinueWith on a pending host task", "public void OnLoad(object? data) { IHost h = (IHost)data!; [|h.Ready.Task.ContinueWith(_ => { })|]; _ = [|h.Ready.Task.ContinueWith(Done, TaskScheduler.Default)|]; [|h.Ready.Task.ContinueWith(Done, h.Stopping)|]; } void Done(Task t) { }")]
    [InlineData("continuation of several host tasks", "public void OnLoad(object? data) { IHost h = (IHost)data!; [|Task.Factory.ContinueWhenAll([h.Ready.Task, Task.CompletedTask], _ => { })|]; [|Task.WhenAll(h.Ready.Task, Task.CompletedTask).ContinueWith(_ => { })|]; }")]
    [InlineData("OnCompleted of a host's awaiter", "public void OnLoad(object? data) { IHost h = (IHost)data!; [|h.Ready.Task.GetAwaiter().OnCompleted(Go)|]; [|h.Ready.Task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Go)|]; } void Go() { }")]
    [InlineData("blocked on a host task: by its awaiter, with others", "public void OnLoad(object? data) { IHost h = (IHost)data!; [|h.Ready.Task.GetAwaiter().GetResult()|]; [|Task.WaitAll(h.Ready.Task)|]; }")]
    [InlineData("suspended on a host channel: other ways", "public async Task OnLoad(object? data) { var c = (Channel<int>)data!; await [|c.Reader.WaitToReadAsync()|]; await foreach (int n in [|c.Reader.ReadAllAsync()|]) { } await [|c.Writer.WriteAsync(1)|]; await [|c.Writer.WaitToWriteAsync()|]; }")]
    [InlineData("blocked on a host's events and collections", "public void OnLoad(object? data) { [|((WaitHandle)data!).WaitOne()|]; [|((ManualResetEventSlim)data).Wait()|]; [|((CountdownEvent)data).Wait()|]; [|((BlockingCollection<int>)data).Take()|]; foreach (int n in [|((BlockingCollection<int>)data).GetConsumingEnumerable()|]) { } }")]
    [InlineData("blocked on a host's event for a long time or without end", "public void OnLoad(object? data) { [|((WaitHandle)data!).WaitOne(-1)|]; [|((ManualResetEventSlim)data).Wait(TimeSpan.FromMinutes(1))|]; [|((SemaphoreSlim)data).Wait(30_000)|]; }")]
    [InlineData("blocked on a host task: by its result", "public void OnLoad(object? data) { _ = [|((Task<int>)data!).Result|]; }")]
    [InlineData("blocked on a host task: any of them, a continuation of any", "public void OnLoad(object? data) { IHost h = (IHost)data!; [|Task.WaitAny(h.Ready.Task)|]; [|Task.Factory.ContinueWhenAny([h.Ready.Task, h.Ready.Task], _ => { })|]; [|Task.WaitAll([Task.CompletedTask, h.Ready.Task])|]; }")]
    [InlineData("suspended on a host task: in a ValueTask, by choice, through an own property", "private IHost? _h; private Task? Ready => _h?.Ready.Task; private Task Kept { get; set; } = Task.CompletedTask; public async Task OnLoad(object? data) { _h = data as IHost; Kept = _h!.Ready.Task; [|await new ValueTask(_h.Ready.Task)|]; [|await (_h?.Ready.Task ?? Task.CompletedTask)|]; [|await Kept|]; [|await new ValueTask(_h!.Ready.Task).Preserve().AsTask()|]; }")]
    [InlineData("suspended on host tasks as they end", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; Task[] all = [h.Ready.Task, Task.CompletedTask]; [|await Task.WhenAll(all)|]; [|await Task.WhenAll(new[] { h.Ready.Task })|]; }")]
    [InlineData("a token that is the host's, whichever", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; CancellationToken t = h.World.N > 3 ? h.Stopping : h.World.Stopping; await [|Task.Delay(-1, t)|]; await [|Task.Delay(-1, (h.Stopping))|]; }")]
    [InlineData("suspended on a host task: the data itself, cast", "public async Task OnLoad(object? data) { [|await (Task)data!|]; var t = (Task)data; [|await t|]; }")]
    public Task Flagged(string fact, string members, bool wholeAwait = false)
    {
        Assert.NotEmpty(fact);
        if (wholeAwait)
        {
            members = members.Replace("await [|", "[|await ");
        }

        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("Task.Delay with a token", "async Task M(CancellationToken token) { await Task.Delay(60_000, token); }")]
    [InlineData("a short delay", "async Task M() { await Task.Delay(29_999); Thread.Sleep(10); await Task.Delay(TimeSpan.FromSeconds(5)); }")]
    [InlineData("Delay(Infinite) without token", "async Task M() { await Task.Delay(Timeout.Infinite); await Task.Delay(Timeout.InfiniteTimeSpan); }")]
    [InlineData("a delay that is not known", "async Task M(int n) { await Task.Delay(n); }")]
    [InlineData("own TaskCompletionSource pending", "private readonly TaskCompletionSource _own = new(); async Task M() { await _own.Task; }")]
    [InlineData("own channel and semaphore", "private readonly Channel<int> _c = Channel.CreateUnbounded<int>(); private readonly SemaphoreSlim _s = new(1); async Task M() { await _s.WaitAsync(); await _c.Reader.ReadAsync(); }")]
    [InlineData("WaitAsync(timeout) on a host task", "public async Task OnLoad(object? data) { await ((IHost)data!).Ready.Task.WaitAsync(TimeSpan.FromSeconds(1)); }")]
    [InlineData("WhenAny on a host task", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; await Task.WhenAny(h.Ready.Task, h.Gate.WaitAsync(), Task.Delay(60_000)); }")]
    [InlineData("a host channel with a token", "public async Task OnLoad(object? data, CancellationToken token) { await ((IHost)data!).Queue.Reader.ReadAsync(token); }")]
    [InlineData("a host semaphore with a timeout", "public async Task OnLoad(object? data) { await ((IHost)data!).Gate.WaitAsync(100); }")]
    [InlineData("a host task, with a timeout, and tasks that end by themselves", "public void OnLoad(object? data) { ((IHost)data!).Ready.Task.Wait(1000); Task.Run(() => { }).Wait(); ((Stream)data).FlushAsync().Wait(); }")]
    [InlineData("a time that is written again", "async Task M() { var wait = TimeSpan.FromHours(1); wait = TimeSpan.FromSeconds(1); await Task.Delay(wait); }")]
    [InlineData("Delay(Infinite) with a token linked to the host's", "private CancellationTokenSource? _c; public async Task OnLoad(object? data, PluginContext context) { using var l = CancellationTokenSource.CreateLinkedTokenSource(((IHost)data!).Stopping, context.Retiring); await Task.Delay(-1, l.Token); _c = CancellationTokenSource.CreateLinkedTokenSource(((IHost)data).Stopping); await Task.Delay(-1, _c.Token); } public void OnFree() => _c?.Cancel();")]
    [InlineData("Delay(Infinite) with the call's token; a short delay with the host's", "internal static async Task live_X(CancellationToken token) { await Task.Delay(-1, token); } public async Task OnLoad(object? data) { await Task.Delay(100, ((IHost)data!).Stopping); }")]
    [InlineData("ContinueWith with a token", "public void OnLoad(object? data, PluginContext context) { ((IHost)data!).Ready.Task.ContinueWith(_ => { }, context.Retiring); }")]
    [InlineData("ContinueWith on Task.Run, own tasks, WaitAsync(timeout), tasks that a call gives", "private readonly TaskCompletionSource _own = new(); public void OnLoad(object? data) { Task.Run(() => { }).ContinueWith(_ => { }); _own.Task.ContinueWith(_ => { }); ((IHost)data!).Ready.Task.WaitAsync(TimeSpan.FromSeconds(1)).ContinueWith(_ => { }); ((Stream)data).FlushAsync().ContinueWith(_ => { }); _own.Task.GetAwaiter().OnCompleted(() => { }); }")]
    [InlineData("WhenAny on a host task and one with a token, kept in a variable", "public async Task OnLoad(object? data, CancellationToken token) { Task ready = ((IHost)data!).Ready.Task; if (await Task.WhenAny(ready, Task.Delay(-1, token)) == ready) { await ready; } }")]
    [InlineData("a host task that has ended", "public async Task OnLoad(object? data) { Task ready = ((IHost)data!).Ready.Task; if (ready.IsCompleted) { await ready; ready.GetAwaiter().GetResult(); } }")]
    [InlineData("WhenAll of own tasks", "private readonly TaskCompletionSource _own = new(); async Task M() { await Task.WhenAll(_own.Task, Task.Delay(5)); Task[] all = [Task.Delay(1)]; await Task.WhenAll(all); }")]
    [InlineData("an endless sleep, and delays that are not known", "void M(TimeSpan t) { Thread.Sleep(Timeout.Infinite); Thread.Sleep(t); Task.Delay(t).Wait(); Task.Delay(TimeSpan.Parse(\"1:00\")).Wait(); }")]
    [InlineData("what a host's channel, events and collections do at once", "public void OnLoad(object? data) { var c = (Channel<int>)data!; c.Reader.TryRead(out _); c.Writer.TryWrite(1); ((EventWaitHandle)data).Set(); ((ManualResetEventSlim)data).Reset(); ((BlockingCollection<int>)data).Add(1); ((SemaphoreSlim)data).Release(); ((CountdownEvent)data).Signal(); }")]
    [InlineData("a host's events and collections with a time", "public void OnLoad(object? data) { ((WaitHandle)data!).WaitOne(100); ((ManualResetEventSlim)data).Wait(29_999); ((CountdownEvent)data).Wait(TimeSpan.FromSeconds(1)); ((SemaphoreSlim)data).Wait(Environment.TickCount); }")]
    [InlineData("a host semaphore that is raced or given a time", "public async Task OnLoad(object? data) { IHost h = (IHost)data!; await h.Gate.WaitAsync().WaitAsync(TimeSpan.FromSeconds(1)); Task.WaitAny(h.Gate.WaitAsync(), Task.Delay(5)); await Task.WhenAny(Task.Delay(60_000), h.Gate.WaitAsync()); }")]
    [InlineData("a token that may be the version's", "public async Task OnLoad(object? data, PluginContext c) { IHost h = (IHost)data!; CancellationToken t = h.World.N > 3 ? h.Stopping : c.Retiring; await Task.Delay(60_000, t); CancellationToken? u = c.Retiring; await Task.Delay(60_000, u ?? h.Stopping); }")]
    [InlineData("own classes of such names", "sealed class Clock { public Task Delay(int n) => Task.CompletedTask; public static void Sleep(int n) { } } sealed class SemaphoreSlim { public void Wait() { } } async Task M() { await new Clock().Delay(60_000); Clock.Sleep(60_000); new SemaphoreSlim().Wait(); }")]
    [InlineData("a result of an own task, a property called Result", "private readonly TaskCompletionSource<int> _own = new(); public void OnLoad(object? data) { _ = _own.Task.Result; _ = new Answer().Result; } sealed class Answer { public int Result => 1; }")]
    [InlineData("WhenAny on a list that others are added to", "public async Task OnLoad(object? data) { List<Task> all = [((IHost)data!).Ready.Task]; all.Add(Task.Delay(5)); await Task.WhenAny(all); }")]
    [InlineData("a host semaphore whose wait is given a token by a helper", "public async Task OnLoad(object? data, PluginContext c) { await ((IHost)data!).Gate.WaitAsync().WithCancellation(c.Retiring); } } static class Waits { public static Task WithCancellation(this Task t, CancellationToken c) => t.WaitAsync(c);")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    /// <summary>Half a minute, however it is written.</summary>
    [Theory]
    [InlineData("30_000")]
    [InlineData("(int)30_000L")]
    [InlineData("TimeSpan.FromMilliseconds(30_000)")]
    [InlineData("TimeSpan.FromSeconds(30)")]
    [InlineData("TimeSpan.FromMinutes(0.5)")]
    [InlineData("TimeSpan.FromHours(0.01)")]
    [InlineData("TimeSpan.FromDays(0.001)")]
    [InlineData("TimeSpan.FromTicks(300_000_000)")]
    [InlineData("TimeSpan.MaxValue")]
    [InlineData("new TimeSpan(300_000_000)")]
    [InlineData("new TimeSpan(0, 0, 30)")]
    [InlineData("new TimeSpan(0, 1, 0)")]
    [InlineData("new TimeSpan(1, 0, 0)")]
    [InlineData("new TimeSpan(1, 0, 0, 0)")]
    [InlineData("new TimeSpan(0, 0, 0, 30, 0)")]
    [InlineData("new TimeSpan(0, 0, 1, 0, 0, 0)")]
    [InlineData("new TimeSpan(seconds: 0, minutes: 1, hours: 0)")]
    [InlineData("(TimeSpan.FromSeconds(30))")]
    [InlineData("_kept")]
    [InlineData("Kept")]
    [InlineData("new TimeSpan(0, 1, 0, 0)")]
    [InlineData("new TimeSpan(0, 0, 1, 0)")]
    public Task FlaggedTime(string time) => Verify.Verify(
        Sources.Plugin($"private readonly TimeSpan _kept = TimeSpan.FromSeconds(30); private TimeSpan Kept {{ get; }} = TimeSpan.FromMinutes(1); void M() => [|Thread.Sleep({time})|];"), Sources.Project);

    /// <summary>Less than half a minute, or not known.</summary>
    [Theory]
    [InlineData("29_999")]
    [InlineData("TimeSpan.FromMilliseconds(29_999)")]
    [InlineData("TimeSpan.FromSeconds(29)")]
    [InlineData("TimeSpan.FromMinutes(0.4)")]
    [InlineData("TimeSpan.FromHours(0.008)")]
    [InlineData("TimeSpan.FromDays(0.0003)")]
    [InlineData("TimeSpan.FromTicks(299_000_000)")]
    [InlineData("TimeSpan.FromMicroseconds(60_000)")]
    [InlineData("TimeSpan.Zero")]
    [InlineData("new TimeSpan(299_000_000)")]
    [InlineData("new TimeSpan(0, 0, 29)")]
    [InlineData("new TimeSpan(0, 0, 0, 29, 900)")]
    [InlineData("new TimeSpan(seconds: 29, minutes: 0, hours: 0)")]
    [InlineData("new TimeSpan()")]
    [InlineData("_set")]
    [InlineData("Set")]
    [InlineData("_twice")]
    [InlineData("Changed(ref changed) ? changed : changed")]
    [InlineData("raised")]
    [InlineData("added")]
    public Task SilentTime(string time) => Verify.Verify(
        Sources.Plugin(
            $"private TimeSpan _set = TimeSpan.FromHours(1); private TimeSpan Set {{ get; set; }} = TimeSpan.FromHours(1); private readonly TimeSpan _twice = TimeSpan.FromHours(1); public World() => _twice = TimeSpan.FromSeconds(1);"
            + $" void M() {{ int changed = 60_000, raised = 60_000, added = 60_000; raised--; added -= 50_000; Thread.Sleep({time}); }} static bool Changed(ref int n) => n-- > 3;"),
        Sources.Project);
}
