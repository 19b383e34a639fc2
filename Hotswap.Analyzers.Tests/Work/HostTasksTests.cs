using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3006UnendingWait>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3006: what is made of a host's task, and how it comes to where it is waited for.</summary>
public class HostTasksTests
{
    /// <summary>What is made of a host's task waits as long as it does.</summary>
    [Theory]
    [InlineData("[|await ready|];")]
    [InlineData("[|await ready.ConfigureAwait(false)|];")]
    [InlineData("[|await h.Saved|];")]
    [InlineData("[|await h.Saved.ConfigureAwait(false)|];")]
    [InlineData("[|await h.Saved.AsTask()|];")]
    [InlineData("[|await h.Saved.Preserve()|];")]
    [InlineData("[|h.Saved.GetAwaiter().GetResult()|];")]
    [InlineData("[|h.Saved.ConfigureAwait(false).GetAwaiter().GetResult()|];")]
    [InlineData("[|ready.ConfigureAwait(false).GetAwaiter().GetResult()|];")]
    [InlineData("[|await h.Nested.Unwrap()|];")]
    [InlineData("[|await TaskExtensions.Unwrap(h.Nested)|];")]
    [InlineData("Task after = [|ready.ContinueWith(_ => { })|]; [|await after|];")]
    [InlineData("Task after = ready.WaitAsync(Timeout.InfiniteTimeSpan); [|await after|];")]
    [InlineData("[|await Task.WhenAll(ready, Task.CompletedTask)|];")]
    [InlineData("[|await Task.WhenAll(Task.CompletedTask, ready)|];")]
    [InlineData("[|await Task.WhenAny(ready, h.Started)|];")]
    [InlineData("[|await Task.WhenAny(ready, h.Started, h.Nested)|];")]
    [InlineData("await foreach (Task t in [|Task.WhenEach(ready, h.Started)|]) { Use(t); }")]
    [InlineData("await foreach (Task t in [|Task.WhenEach(Task.CompletedTask, ready)|]) { await t; }")]
    [InlineData("await foreach (Task t in [|Task.WhenEach(ready).ConfigureAwait(false)|]) { Use(t); }")]
    [InlineData("[|await (own ?? ready)|];")]
    [InlineData("[|await (data is null ? Task.CompletedTask : ready)|];")]
    [InlineData("[|await (data is null ? ready : Task.CompletedTask)|];")]
    [InlineData("[|await (data switch { null => Task.CompletedTask, _ => ready })|];")]
    [InlineData("Task chosen = data is null ? ready : Task.CompletedTask; [|await chosen|];")]
    [InlineData("[|await new ValueTask(ready)|];")]
    [InlineData("[|await (Task)h.Count|];")]
    [InlineData("_kept = ready; [|await _kept|];")]
    [InlineData("_host = h; [|await Ready|];")]
    [InlineData("_host = h; [|await Block|];")]
    [InlineData("[|await new Box(ready).Ready|];")]
    [InlineData("_ = ready.LogAsync();")]
    [InlineData("await Task.WhenAny(Task.Run(async () => { await [|h.Gate.WaitAsync()|]; }), Task.Delay(9));")]
    [InlineData("await Task.WhenAny(Task.Run(() => { [|h.Gate.Wait()|]; }), Task.Delay(9));")]
    [InlineData("await Task.WhenAny(Task.Delay(await [|h.Queue.Reader.ReadAsync()|]), h.StartAsync());")]
    public Task Made(string code) => Verify.Verify(Source(code, extension: code.Contains("LogAsync") ? "[|await ready|]" : "await Task.Yield()"), _project);

    /// <summary>It ends whatever the host does.</summary>
    [Theory]
    [InlineData("await h.StartAsync();")]
    [InlineData("await h.StartAsync().ConfigureAwait(false);")]
    [InlineData("await h.NestAsync().Unwrap();")]
    [InlineData("Task after = ready.ContinueWith(_ => { }, c.Retiring); await after;")]
    [InlineData("Task after = ready.WaitAsync(c.Retiring); await after;")]
    [InlineData("Task after = ready.WaitAsync(TimeSpan.FromSeconds(1)); await after;")]
    [InlineData("await Task.WhenAny(ready, Task.Delay(9));")]
    [InlineData("await Task.WhenAny(ready, h.Started, Task.Delay(9));")]
    [InlineData("Task.WaitAny(ready, Task.Delay(9));")]
    [InlineData("Task.WaitAny([Task.Delay(9), ready]);")]
    [InlineData("await foreach (Task t in Task.WhenEach(h.StartAsync(), Task.Delay(9))) { Use(t); }")]
    [InlineData("await foreach (Task t in Task.WhenEach(ready, h.Started).WithCancellation(c.Retiring)) { Use(t); }")]
    [InlineData("await foreach (int n in h.Numbers()) { Use(n); }")]
    [InlineData("foreach (Task t in new[] { ready }) { Use(t); }")]
    [InlineData("await (data is null ? Task.CompletedTask : h.StartAsync());")]
    [InlineData("await (data switch { null => Task.CompletedTask, _ => h.StartAsync() });")]
    [InlineData("_source = new(); await Made;")]
    [InlineData("await new Box(h.StartAsync()).Ready;")]
    [InlineData("await new Later(h).Ready();")]
    [InlineData("_poll = ready; if (_poll.GetResult()) { Use(h); }")]
    [InlineData("Task? last = null, next = last; last = next; await next!;")]
    [InlineData("_kept = _next!; _next = _kept; await _next;")]
    public Task Ends(string code) => Verify.Verify(Source(code), _project);

    /// <summary>A helper is given what a host's task is made into; which, is told by what is written.</summary>
    [Theory]
    [InlineData("Task", "ready")]
    [InlineData("Task", "h.Ready.Task")]
    [InlineData("Task", "(ready)")]
    [InlineData("Task", "ready.WaitAsync(Timeout.InfiniteTimeSpan)")]
    [InlineData("Task", "[|ready.ContinueWith(_ => { })|]")]
    [InlineData("Task", "h.Saved.AsTask()")]
    [InlineData("Task", "h.Nested.Unwrap()")]
    [InlineData("Task", "Task.WhenAll(ready, Task.CompletedTask)")]
    [InlineData("Task", "Task.WhenAny(ready, h.Started)")]
    [InlineData("Task", "WhenAll(ready, Task.CompletedTask)")]
    [InlineData("Task", "WhenAny(ready, h.Started)")]
    [InlineData("Task", "data is null ? ready : Task.CompletedTask")]
    [InlineData("Task", "data is null ? Task.CompletedTask : ready")]
    [InlineData("Task", "own ?? ready")]
    [InlineData("Task", "_given")]
    [InlineData("Task", "this._given")]
    [InlineData("Task", "Given")]
    [InlineData("Task", "this.Given")]
    [InlineData("Task", "Ready")]
    [InlineData("Task", "_box.Ready")]
    [InlineData("ValueTask", "h.Saved")]
    [InlineData("ValueTask", "h.Saved.Preserve()")]
    [InlineData("ValueTask", "new ValueTask(ready)")]
    [InlineData("ConfiguredTaskAwaitable", "ready.ConfigureAwait(false)")]
    [InlineData("ConfiguredTaskAwaitable", "h.Ready.Task.ConfigureAwait(false)")]
    [InlineData("ConfiguredValueTaskAwaitable", "h.Saved.ConfigureAwait(false)")]
    public Task Passed(string type, string value) => Verify.Verify(
        Source($"_host = h; _given = ready; Given = ready; _box = new(ready); _ = Follow({value});", $"private static async Task Follow({type} task) {{ [|await task|]; }}"), _project);

    [Theory]
    [InlineData("Task", "h.StartAsync()")]
    [InlineData("Task", "h.NestAsync().Unwrap()")]
    [InlineData("Task", "Task.Run(() => { })")]
    [InlineData("Task", "Task.WhenAll(h.StartAsync(), Task.CompletedTask)")]
    [InlineData("Task", "ready.WaitAsync(c.Retiring)")]
    [InlineData("Task", "data is null ? Task.CompletedTask : h.StartAsync()")]
    [InlineData("Task", "_own.Task")]
    [InlineData("Task", "_started")]
    [InlineData("Task", "Made")]
    [InlineData("Task", "_large.Ready")]
    [InlineData("ValueTask", "new ValueTask(h.StartAsync())")]
    public Task NotPassed(string type, string value) => Verify.Verify(
        Source($"_started = h.StartAsync(); _large = new(h.StartAsync()); _ = Follow({value});", $"private static async Task Follow({type} task) {{ await task; }}"), _project);

    [Fact]
    public Task PassedAsAnAwaiter() => Verify.Verify(
        Source("Follow(ready.GetAwaiter()); Go(h.Started.GetAwaiter());", "private static void Follow(TaskAwaiter waits) => [|waits.GetResult()|]; private void Go(TaskAwaiter waits) => [|waits.OnCompleted(() => { })|];"), _project);

    [Fact]
    public Task PassedAsASequence() => Verify.Verify(
        Source("_ = Follow(Task.WhenEach(ready, h.Started));", "private static async Task Follow(IAsyncEnumerable<Task> tasks) { await foreach (Task t in [|tasks|]) { Use(t); } }"), _project);

    private static readonly ProjectUnderTest _project = Sources.ServerProject.Referencing("Contract", """
        [assembly: HotswapContract]
        public interface IServer
        {
            TaskCompletionSource Ready { get; } Task Started { get; } Task<int> Count { get; } Task<Task> Nested { get; } ValueTask Saved { get; } SemaphoreSlim Gate { get; } System.Threading.Channels.Channel<int> Queue { get; }
            Task StartAsync(); Task<Task> NestAsync(); IAsyncEnumerable<int> Numbers();
        }
        """);

    private static string Source(string code, string members = "", string extension = "await Task.Yield()") => "using System.Runtime.CompilerServices;\nusing static System.Threading.Tasks.Task;\n" + Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            private Task _kept = Task.CompletedTask, _given = Task.CompletedTask, _started = Task.CompletedTask;
            private Task? _next;
            private Task Given { get; set; } = Task.CompletedTask;
            private Box _box = null!;
            private Large _large = null!;
            private Poll _poll;
            private TaskCompletionSource _source = new();
            private readonly TaskCompletionSource _own = new();
            private Task Ready => _host!.Ready.Task;
            private Task Block { get { if (_host is null) { return Task.CompletedTask; } return _host.Ready.Task; } }
            private Task Made => _source.Task;
            public async Task OnLoad(object? data, PluginContext c)
            {
                IServer h = (IServer)data!;
                Task ready = h.Ready.Task;
                Task? own = data is null ? Task.CompletedTask : null;
                {{code}}
                await Task.Yield();
            }
            private static void Use(object value) => Console.WriteLine(value);
            {{members}}
        }
        public sealed record Box(Task Ready);
        public sealed record Large(Task Ready);
        public sealed class Later(IServer host) { public Task Ready() => host.Ready.Task; }
        public struct Poll { private Task? _task; public static implicit operator Poll(Task task) => new() { _task = task }; public bool GetResult() => _task is { IsCompleted: true }; }
        public static class Tasks { extension(Task ready) { public async Task LogAsync() { {{extension}}; Console.WriteLine(ready); } } }
        """);
}
