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
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }
}
