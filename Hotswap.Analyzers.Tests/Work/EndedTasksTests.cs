using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3006UnendingWait>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3006: the ways in which code goes by whether a host's task has ended, and those that only look like it.</summary>
public class EndedTasksTests
{
    /// <summary>The code is only come to when the task has ended, or may be.</summary>
    [Theory]
    [InlineData("if (ready.IsCompleted) { Log(\"ready\"); } else { return; } await ready;")]
    [InlineData("if (!ready.IsCompleted) { throw new TimeoutException(); } await ready;")]
    [InlineData("if (!ready.IsCompleted) { return; } else { await ready; }")]
    [InlineData("if (ready.IsCompleted == false) { return; } else { await ready; }")]
    [InlineData("if (await Task.WhenAny(ready, Task.Delay(9)) != ready) { return; } else { await ready; }")]
    [InlineData("if (await Task.WhenAny(ready, Task.Delay(-1, c.Retiring)) != ready) { c.Retiring.ThrowIfCancellationRequested(); } await ready;")]
    [InlineData("Until(() => ready.IsCompleted); await ready;")]
    [InlineData("Until(() => { Log(\"asked\"); return ready.IsCompleted; }); await ready;")]
    [InlineData("Require(ready.IsCompleted); Log(\"ready\"); await ready;")]
    [InlineData("if (h.World.N > 3) { Require(ready.IsCompleted); } await ready;")]
    [InlineData("switch (h.World.N) { case 3: Require(ready.IsCompleted); await ready; break; }")]
    [InlineData("Require(h.Count.IsCompleted && h.Count.Result > 1);")]
    [InlineData("bool many = h.Count.IsCompleted && h.Count.Result > 1; Require(many);")]
    [InlineData("if (await Task.WhenAny(ready, h.Closed.Task).WaitAsync(c.Retiring) == h.Closed.Task) { return; } await ready;")]
    [InlineData("int first = Task.WaitAny([ready, h.Closed.Task], 1000); if (first != 0) { return; } await ready;")]
    [InlineData("int first = Task.WaitAny([ready, h.Closed.Task], c.Retiring); if (first != 0) { return; } await ready;")]
    public Task Decides(string code) => Verify.Verify(Source(code), _project);

    [Theory]
    [InlineData("if (ready.IsCompleted) { Log(\"ready\"); } else { Log(\"not yet\"); } [|await ready|];")]
    [InlineData("if (ready.IsCompleted) { Log(\"ready\"); } else { [|await ready|]; }")]
    [InlineData("if (!!ready.IsCompleted) { Log(\"ready\"); } else { [|await ready|]; }")]
    [InlineData("Log(ready.IsCompleted); [|await ready|];")]
    [InlineData("Log(ready.IsCompleted); var done = [|h.Count.Result|]; return;")]
    [InlineData("_ = ready.IsCompleted; [|await ready|];")]
    [InlineData("Log(h.Ready.Task.IsCompleted); int n = [|await h.Count|];")]
    [InlineData("Log(h.Count.IsCompleted); int n = [|await h.Count|];")]
    [InlineData("if (await Task.WhenAny(ready, Task.Delay(9)) != ready) { Log(\"slow\"); } [|await ready|];")]
    public Task DoesNot(string code) => Verify.Verify(Source(code), _project);

    /// <summary>However a task is awaited, it is that one.</summary>
    [Theory]
    [InlineData("if (!ready.IsCompleted) { return; } await ready.ConfigureAwait(false);")]
    [InlineData("if (!ready.IsCompleted) { return; } ready.GetAwaiter().GetResult();")]
    [InlineData("if (!ready.IsCompleted) { return; } await ready.WaitAsync(Timeout.InfiniteTimeSpan);")]
    [InlineData("if (!h.Saved.IsCompleted) { return; } await h.Saved;")]
    [InlineData("if (!h.Saved.IsCompleted) { return; } await h.Saved.AsTask();")]
    [InlineData("if (!h.Saved.IsCompleted) { return; } await h.Saved.Preserve();")]
    [InlineData("Task<int> count = h.Count; if (await Task.WhenAny(count, Task.Delay(9)) != count) { return; } await (Task)count;")]
    [InlineData("if (!h.Ready.Task.IsCompleted) { return; } await h.Ready.Task;")]
    [InlineData("if (!_host!.Ready.Task.IsCompleted) { return; } await _host.Ready.Task;")]
    [InlineData("if (!Host().Ready.Task.IsCompleted) { return; } await Host().Ready.Task;")]
    [InlineData("if (!Shared.Host.Ready.Task.IsCompleted) { return; } await Shared.Host.Ready.Task;")]
    [InlineData("_current = h; if (!Current().Ready.Task.IsCompleted) { return; } await Current().Ready.Task;")]
    [InlineData("if (!h.Find().Ready.Task.IsCompleted) { return; } await h.Find().Ready.Task;")]
    [InlineData("if (!ready.IsCompleted) { return; } await (h.World.N > 3 ? Task.CompletedTask : ready);")]
    [InlineData("if (!ready.IsCompleted) { return; } await (h.World.N > 3 ? ready : Task.CompletedTask);")]
    [InlineData("if (!ready.IsCompleted) { return; } await (h.World.N switch { 3 => ready, _ => Task.CompletedTask });")]
    [InlineData("Task? own = h.World.N > 3 ? null : Task.Delay(9); if (!ready.IsCompleted) { return; } await (own ?? ready);")]
    [InlineData("Task? own = h.Started; if (!own.IsCompleted) { return; } await (own ?? Task.CompletedTask);")]
    [InlineData("await (ready.IsCompleted ? ready : Task.CompletedTask);")]
    [InlineData("await (ready.Status switch { TaskStatus.Faulted => ready, _ => Task.CompletedTask });")]
    public Task ThatTask(string code) => Verify.Verify(Source(code), _project);

    [Theory]
    [InlineData("if (!Host().Ready.Task.IsCompleted) { return; } [|await Other().Ready.Task|];")]
    [InlineData("if (!Host().Ready.Task.IsCompleted) { return; } [|await Host().Closed.Task|];")]
    [InlineData("if (!h.Find().Ready.Task.IsCompleted) { return; } [|await _host!.Find().Ready.Task|];")]
    [InlineData("_current = h; if (!Current().Ready.Task.IsCompleted) { return; } [|await Host().Ready.Task|];")]
    [InlineData("if (!Host(1).Ready.Task.IsCompleted) { return; } [|await Host(2).Ready.Task|];")]
    [InlineData("if (!h.FindAsync().Result.Ready.Task.IsCompleted) { return; } [|await h.FindAsync().Result.Ready.Task|];")]
    [InlineData("if (!h.Ready.Task.IsCompleted) { return; } [|await _host!.Ready.Task|];")]
    [InlineData("Task<int> ended = Task.FromResult(1); if (!ended.IsCompleted) { return; } [|await h.Count|];")]
    [InlineData("if (!h.Started.IsCompleted) { return; } [|await (h.World.N > 3 ? ready : Task.CompletedTask)|];")]
    public Task AnotherTask(string code) => Verify.Verify(Source(code), _project);

    /// <summary>The tasks of a race that are not written in it.</summary>
    [Theory]
    [InlineData("List<Task> race = [Task.Delay(9)], other = [h.Closed.Task]; other.Add(ready); if (await Task.WhenAny(race) == race[0]) { return; } [|await ready|]; Log(other);")]
    [InlineData("List<Task> race = [Task.Delay(9), h.Closed.Task]; race.Remove(ready); if (await Task.WhenAny(race) == race[0]) { return; } [|await ready|];")]
    [InlineData("List<Task> race = [Task.Delay(9), h.Closed.Task]; Log(race.Contains(ready)); if (await Task.WhenAny(race) == race[0]) { return; } [|await ready|];")]
    [InlineData("_race.Add(Task.Delay(9)); _other.Add(ready); if (await Task.WhenAny(_race) == _race[0]) { return; } [|await ready|];")]
    public Task NotRaced(string code) => Verify.Verify(Source(code), _project);

    [Theory]
    [InlineData("List<Task> race = [Task.Delay(9)]; race.Add(ready); if (await Task.WhenAny(race) == race[0]) { return; } await ready;")]
    [InlineData("List<Task> race = [Task.Delay(9)]; race.AddRange([ready]); if (await Task.WhenAny(race) == race[0]) { return; } await ready;")]
    [InlineData("List<Task> race = [Task.Delay(9)]; race.Insert(1, ready); if (await Task.WhenAny(race) == race[0]) { return; } await ready;")]
    [InlineData("_race.Add(Task.Delay(9)); _race.Add(ready); if (await Task.WhenAny(_race) == _race[0]) { return; } await ready;")]
    [InlineData("this._race.Add(ready); _race.Add(Task.Delay(9)); if (await Task.WhenAny(_race) == _race[0]) { return; } await ready;")]
    [InlineData("Race.Add(ready); Race.Add(Task.Delay(9)); if (await Task.WhenAny(Race) == Race[0]) { return; } await ready;")]
    [InlineData("Task read = h.Queue.Reader.ReadAsync().AsTask(); if (await Task.WhenAny(read, Task.Delay(9)) != read) { return; } await read;")]
    [InlineData("ValueTask<int> read = h.Queue.Reader.ReadAsync().Preserve(); Task late = Task.Delay(9); if (await Task.WhenAny(read.AsTask(), late) == late) { return; } await read;")]
    [InlineData("Task gate = h.Gate.WaitAsync(); if (await Task.WhenAny(gate, Task.Delay(9)) != gate) { return; } await gate;")]
    public Task Raced(string code) => Verify.Verify(Source(code), _project);

    /// <summary>Variables that are given each other lead nowhere.</summary>
    [Theory]
    [InlineData("Task? last = null, next = last; last = next; if (last is { IsCompleted: false }) { return; } [|await ready|];")]
    [InlineData("Task? last = null, next = last; last = next; if (await Task.WhenAny(last!, next!) == next) { return; } [|await ready|]; await last!;")]
    [InlineData("if (_last is { IsCompleted: false }) { return; } [|await ready|]; _last = _next; _next = _last; await _next!;")]
    public Task Circle(string code) => Verify.Verify(Source(code), _project);

    /// <summary>What a field is initialised with has no statement around it.</summary>
    [Theory]
    [InlineData("private readonly bool _many = Shared.Host.Count.IsCompleted && Shared.Host.Count.Result > 1;")]
    [InlineData("private readonly int _count = Shared.Host.Count.IsCompleted ? Shared.Host.Count.Result : 0;")]
    [InlineData("private readonly int _count = [|Shared.Host.Count.Result|];")]
    public Task InAnInitializer(string member) => Verify.Verify(Source("await Task.Yield();", member), _project);

    private static readonly ProjectUnderTest _project = Sources.ServerProject.Referencing("Contract", """
        using System.Threading.Channels;
        [assembly: HotswapContract]
        public interface IWorld { int N { get; } }
        public interface IServer
        {
            IWorld World { get; } TaskCompletionSource Ready { get; } TaskCompletionSource Closed { get; } Task Started { get; } Task<int> Count { get; } ValueTask Saved { get; }
            SemaphoreSlim Gate { get; } Channel<int> Queue { get; } IServer Find(); Task<IServer> FindAsync();
        }
        public static class Shared { public static IServer Host { get; set; } = null!; }
        """);

    private static string Source(string code, string members = "") => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host, _second;
            private static IServer? _current;
            private Task? _last, _next;
            private readonly List<Task> _race = [], _other = [];
            private List<Task> Race { get; } = [];
            public async Task OnLoad(object? data, PluginContext c)
            {
                IServer h = (IServer)data!;
                _host = _second = h;
                Task ready = h.Ready.Task;
                {{code}}
            }
            private IServer Host() => _host!;
            private static IServer Current() => _current!;
            private IServer Host(int n) => n > 1 ? _host! : _second!;
            private IServer Other() => _second!;
            private static void Log(object what) => Console.WriteLine(what);
            private static void Require(bool ended) { if (!ended) { throw new TimeoutException(); } }
            private static void Until(Func<bool> ended) { while (!ended()) { Thread.Sleep(5); if (Environment.TickCount > 5) { throw new TimeoutException(); } } }
            {{members}}
        }
        """);
}
