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
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }
}
