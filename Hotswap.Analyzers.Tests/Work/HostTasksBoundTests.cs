using Xunit;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>
/// Whose code is bound to tell whether a helper waits for a host's task: <c>Other</c>'s where it may give the helper one, and not where what is
/// written tells that the task ends by itself.
/// </summary>
public class HostTasksBoundTests
{
    /// <summary>What the helper is given has to be bound.</summary>
    [Theory]
    [InlineData("host.Started")]
    [InlineData("_host.Started")]
    [InlineData("this._host.Started")]
    [InlineData("(host.Started)")]
    [InlineData("host.Started!")]
    [InlineData("host.Ready.Task")]
    [InlineData("host.Started.WaitAsync(token)")]
    [InlineData("host.Started.ContinueWith(_ => { })")]
    [InlineData("host.Saved.AsTask()")]
    [InlineData("host.Nested.Unwrap()")]
    [InlineData("Task.WhenAll(host.Started)")]
    [InlineData("Task.WhenAny(host.Started)")]
    [InlineData("WhenAll(host.Started)")]
    [InlineData("WhenAny(host.Started)")]
    [InlineData("number > 1 ? host.Started : Task.CompletedTask")]
    [InlineData("number > 1 ? StartAsync() : host.Started")]
    [InlineData("number > 1 ? host.Started : StartAsync()")]
    [InlineData("number switch { 1 => host.Started, _ => StartAsync() }")]
    [InlineData("_kept")]
    [InlineData("this._kept")]
    [InlineData("Kept")]
    [InlineData("this.Kept")]
    [InlineData("Computed")]
    [InlineData("given")]
    [InlineData("local")]
    public async Task ItMayGive(string written) => Assert.Contains(Other, await Bound(written));

    /// <summary>What is written tells that no task of the host's is given.</summary>
    [Theory]
    [InlineData("StartAsync()")]
    [InlineData("(StartAsync())")]
    [InlineData("this.StartAsync()")]
    [InlineData("Generic<int>()")]
    [InlineData("host.StartAsync()")]
    [InlineData("Task.Run(() => { })")]
    [InlineData("StartAsync().WaitAsync(token)")]
    [InlineData("StartAsync().ContinueWith(_ => { })")]
    [InlineData("Task.Run(() => 1).WaitAsync(token)")]
    [InlineData("null")]
    [InlineData("default")]
    [InlineData("await NestAsync()")]
    [InlineData("number > 1 ? StartAsync() : Task.Run(() => { })")]
    [InlineData("number > 1 ? null : StartAsync()")]
    [InlineData("_started")]
    [InlineData("this._started")]
    [InlineData("Started")]
    [InlineData("this.Started")]
    [InlineData("_own.Task")]
    [InlineData("this._own.Task")]
    [InlineData("made.Task")]
    [InlineData("number > 1 ? _own.Task : made.Task")]
    [InlineData("started")]
    public async Task ItDoesNot(string written) => Assert.DoesNotContain(Other, await Bound(written));

    private const string Other = "World.Other(IServer, int, System.Threading.CancellationToken)";

    private static readonly ProjectUnderTest _project = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", """
        [assembly: HotswapContract]
        public interface IServer { TaskCompletionSource Ready { get; } Task Started { get; } Task<Task> Nested { get; } ValueTask Saved { get; } Task StartAsync(); }
        """);

    private static Task<string[]> Bound(string written) => BoundCode.Of<HS3006UnendingWait>(
        "using static System.Threading.Tasks.Task;\n" + Sources.WithUsings($$"""
            [HotswapPlugin] public sealed class World
            {
                private IServer _host = null!;
                private Task _kept = Task.CompletedTask, _started = Task.CompletedTask;
                private readonly TaskCompletionSource _own = new();
                private Task Kept { get; set; } = Task.CompletedTask;
                private Task Started { get; set; } = Task.CompletedTask;
                private Task Computed => _host.Started;
                public void OnLoad(object? data) { _host = (IServer)data!; _kept = _host.Started; Kept = _host.Started; _started = StartAsync(); Started = StartAsync(); _ = Other(_host, 1, default); }
                private Task StartAsync() => Task.Run(() => { });
                private static Task<Task> NestAsync() => Task.FromResult(Task.CompletedTask);
                private static Task Generic<T>() => Task.Run(() => { });
                private static async Task Wait(Task? task) { await task!; }
                private async Task Other(IServer host, int number, CancellationToken token)
                {
                    Task given = host.Started;
                    Task local; local = number > 1 ? host.Started : StartAsync();
                    Task started = StartAsync();
                    TaskCompletionSource<int> made = new();
                    _ = Wait({{written}});
                    await Task.Yield();
                }
            }
            """),
        _project);
}
