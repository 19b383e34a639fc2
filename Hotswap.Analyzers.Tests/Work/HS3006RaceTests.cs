using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3006UnendingWait>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3006: whether code finds out that a host's task has ended before it waits for it.</summary>
public class HS3006RaceTests
{
    [Theory]
    [InlineData("race of other tasks, then the host's", """
        [HotswapPlugin] public sealed class World
        {
            private readonly List<Task> _pending = [];
            public async Task OnLoad(object? data) {
                IServer host = (IServer)data!;
                Task a = Task.Delay(5), b = Task.Delay(6);
                await Task.WhenAny(a, b);
                [|await host.Ready.Task|];
            }
            public async Task Save(IServer host) { await Task.WhenAny(_pending); }
        }
        """)]
    [InlineData("another host task was raced", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data) {
                IServer host = (IServer)data!;
                if (await Task.WhenAny(host.Closed.Task, Task.Delay(1000)) == host.Closed.Task) { return; }
                [|await host.Ready.Task|];
                [|host.Started.Wait()|];
            }
        }
        """)]
    [InlineData("another task was asked", """
        [HotswapPlugin] public sealed class World
        {
            private Task? _save;
            public async Task OnLoad(object? data) {
                IServer host = (IServer)data!;
                if (_save is { IsCompleted: false }) { return; }
                if (_save?.IsFaulted == true) { return; }
                [|await host.Ready.Task|];
            }
        }
        """)]
    [InlineData("race whose loss is only logged", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data, PluginContext c) {
                Task ready = ((IServer)data!).Ready.Task;
                if (await Task.WhenAny(ready, Task.Delay(5000)) != ready) { c.Logger.LogWarning("host is slow"); }
                [|await ready|];
            }
            public async Task OnInit(Vault v) {
                Task ready = v.GetExtension<IServer>().Ready.Task;
                await Task.WhenAny(ready, Task.Delay(5000));
                [|await ready|];
            }
            public void OnPublish(Vault v) {
                Task ready = v.GetExtension<IServer>().Ready.Task;
                if (!ready.IsCompleted) { [|ready.Wait()|]; }
                if (!ready.IsCompleted) { Console.WriteLine("waiting"); }
                [|ready.GetAwaiter().GetResult()|];
            }
        }
        """)]
    [InlineData("race of a call's task kept in a local", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data, PluginContext c) {
                IServer h = (IServer)data!;
                Task gate = h.Gate.WaitAsync();
                Task timeout = Task.Delay(1000);
                if (await Task.WhenAny(gate, timeout) == timeout) return;
                await gate;
                var other = [|h.Gate.WaitAsync()|];
                await other;
            }
        }
        """)]
    [InlineData("race of host tasks alone is no way out", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data, PluginContext c) {
                IServer h = (IServer)data!;
                [|await Task.WhenAny(h.Ready.Task, h.Closed.Task)|];
                [|await h.Ready.Task|];
            }
        }
        """)]
    [InlineData("asked, and waited for all the same", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data) {
                IServer h = (IServer)data!;
                Task ready = h.Ready.Task;
                if (ready.IsFaulted) { Console.WriteLine(); }
                if (ready.IsCompleted) { Console.WriteLine(); } else { [|await ready|]; }
                if (ready.IsCompleted == false) { Console.WriteLine(); }
                _ = ready.IsCompleted;
                [|await ready|];
            }
            public async Task OnInit(Vault v) {
                Task ready = v.GetExtension<IServer>().Ready.Task;
                [|await ready|];
                if (ready.IsCompleted) { return; }
            }
            public async Task OnPublish(Vault v) {
                IServer h = v.GetExtension<IServer>(), g = v.GetExtension<IServer>();
                Task[] race = [h.Closed.Task, Task.Delay(5)];
                if (await Task.WhenAny(race) == race[1]) { return; }
                [|await h.Ready.Task|];
                [|await g.Started|];
                Task late = [|h.Gate.WaitAsync()|];
                Console.WriteLine(late);
            }
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("same local, field, path", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host; private Task? _ready;
            public async Task OnLoad(object? data, CancellationToken ct) {
                _host = (IServer)data!;
                _ready = _host.Ready.Task;
                if (await Task.WhenAny(_ready, Task.Delay(1000)) != _ready) { return; }
                await _ready;
                Task first = await Task.WhenAny(_host.Closed.Task, Task.Delay(-1, ct));
                if (first == _host.Closed.Task) { await _host.Closed.Task; }
                await Task.WhenAny(_host.Started, Task.Delay(-1, ct));
                ct.ThrowIfCancellationRequested();
                await _host.Started;
            }
        }
        """)]
    [InlineData("race in a list, result decides", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data, PluginContext c) {
                IServer host = (IServer)data!;
                Task ready = host.Ready.Task, stop = Task.Delay(-1, c.Retiring);
                Task[] race = [ready, stop];
                Task done = await Task.WhenAny(race);
                if (done == stop) { return; }
                await ready.ConfigureAwait(false);
                var list = new List<Task> { stop };
                list.Add(host.Closed.Task);
                int n = Task.WaitAny([.. list]);
                if (n == 0) return;
                host.Closed.Task.Wait();
                List<Task> all = [host.Started, stop];
                while (all.Count > 0) { Task t = await Task.WhenAny(all); if (t == stop) return; all.Remove(t); await host.Started; }
            }
        }
        """)]
    [InlineData("asked and left", """
        [HotswapPlugin] public sealed class World
        {
            public void OnPublish(Vault v) {
                IServer h = v.GetExtension<IServer>();
                if (!h.Ready.Task.IsCompleted) { return; }
                h.Ready.Task.Wait();
                Task started = h.Started;
                while (!started.IsCompleted) { Thread.Sleep(5); if (Environment.TickCount > 5) throw new TimeoutException(); }
                started.GetAwaiter().GetResult();
                if (h.Closed.Task is { IsCompleted: true }) { h.Closed.Task.Wait(); }
                bool ended = h.Closed.Task.IsCompletedSuccessfully;
                if (ended) h.Closed.Task.Wait();
            }
        }
        """)]
    [InlineData("asked in each way", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data) {
                IServer h = (IServer)data!;
                Task ready = h.Ready.Task;
                if (ready.IsFaulted) { await ready; }
                if (ready.IsCanceled) { await ready; }
                if (ready.Status == TaskStatus.RanToCompletion) { await ready; }
                if (ready.IsCompletedSuccessfully) { await ready.WaitAsync(CancellationToken.None); }
                if (ready is { IsFaulted: true }) { await ready; }
                if (h?.Started.IsCompleted == true) { await h.Started; }
                switch (h!.Closed.Task.Status) { case TaskStatus.Faulted: await h.Closed.Task; break; }
                await Late(h.Ready.Task);
                while (true) { if (h.Closed.Task.IsCompleted) { break; } await Task.Delay(5); }
                await h.Closed.Task;
            }
            static async Task Late(Task t) { if (!t.IsCompleted) { throw new IOException(); } await t; }
        }
        """)]
    [InlineData("raced in each way", """
        [HotswapPlugin] public sealed class World
        {
            private readonly List<Task> _race = [];
            public async Task OnLoad(object? data, PluginContext c) {
                IServer h = (IServer)data!;
                Task gate;
                gate = h.Gate.WaitAsync();
                if (await Task.WhenAny(gate, Task.Delay(5)) != gate) { return; }
                Task<int> read = h.Queue.Reader.ReadAsync().AsTask();
                if (await Task.WhenAny(read, Task.Delay(5)) != read) { return; }
                _race.AddRange([h.Ready.Task, Task.Delay(5)]);
                if (await Task.WhenAny(_race) != h.Ready.Task) { return; }
                await h.Ready.Task;
                var list = new List<Task> { h.Closed.Task, Task.Delay(5) };
                if (await Task.WhenAny(list) != h.Closed.Task) { return; }
                await h.Closed.Task;
                var more = new List<Task>();
                more.Insert(0, h.Started);
                more.Add(Task.Delay(5));
                if (Task.WaitAny([.. more]) == 1) { throw new TimeoutException(); }
                await h.Started;
            }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }
}
