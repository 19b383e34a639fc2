using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3006UnendingWait>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3006: waits for what a method is given, by whoever gives it and however that is written.</summary>
public class HS3006GivenTests
{
    [Theory]
    [InlineData("_ = Enter(_host.Gate);")]
    [InlineData("_ = Enter(this._host.Gate);")]
    [InlineData("_ = Enter((_host!.Gate));")]
    [InlineData("_ = Enter(((IServer)data!).Gate);")]
    [InlineData("var host = (IServer)data!; _ = Enter(host.Gate);")]
    [InlineData("IServer host = (IServer)data!; _ = Enter(host.Gate);")]
    [InlineData("var gate = _host.Gate; _ = Enter(gate);")]
    [InlineData("SemaphoreSlim gate; gate = _host.Gate; _ = Enter(gate);")]
    [InlineData("SemaphoreSlim gate = _host.Gate; _ = Enter(gate);")]
    [InlineData("_ = Enter(data is null ? new(1) : _host.Gate);")]
    [InlineData("_ = Enter(Gate);", "SemaphoreSlim Gate => _host!.Gate;")]
    [InlineData("_ = Enter(this.Gate);", "SemaphoreSlim Gate => _host!.Gate;")]
    [InlineData("_gate = _host.Gate; _ = Enter(_gate);", "private SemaphoreSlim _gate = new(1);")]
    [InlineData("this._gate = _host.Gate; _ = Enter(_gate);", "private SemaphoreSlim _gate = new(1);")]
    [InlineData("_gate ??= _host.Gate; _ = Enter(_gate);", "private SemaphoreSlim? _gate;")]
    [InlineData("_gate = data is null ? new(1) : _host.Gate; _ = Enter(_gate);", "private SemaphoreSlim? _gate;")]
    [InlineData("_ = Enter(new Box(_host.Gate).Gate);", "record Box(SemaphoreSlim Gate);")]
    [InlineData("_ = Through(_host.Gate);", "static Task Through(SemaphoreSlim gate) => Enter(gate);")]
    [InlineData("_ = Through(_host);", "static Task Through(IServer host) => Enter(host.Gate);")]
    [InlineData("void Go(SemaphoreSlim gate) => _ = Enter(gate); Go(_host.Gate);")]
    [InlineData("_ = Enter(gate: _host.Gate);")]
    public Task ByTheHost(string code, string members = "") => Verify.Verify(Source(code, members, isOfHost: true), Sources.ServerProject);

    [Theory]
    [InlineData("_ = Enter(new(1));")]
    [InlineData("_ = Enter(new SemaphoreSlim(1));")]
    [InlineData("var gate = new SemaphoreSlim(1); _ = Enter(gate);")]
    [InlineData("SemaphoreSlim gate; gate = new(1); _ = Enter(gate);")]
    [InlineData("_ = Enter(data is null ? new(1) : new(2));")]
    [InlineData("_ = Enter(_gate);", "private readonly SemaphoreSlim _gate = new(1);")]
    [InlineData("_ = Enter(this._gate);", "private readonly SemaphoreSlim _gate = new(1);")]
    [InlineData("_gate = new(1); _ = Enter(_gate);", "private SemaphoreSlim? _gate = null;")]
    [InlineData("_gate ??= new(1); _ = Enter(_gate);", "private SemaphoreSlim? _gate;")]
    [InlineData("_ = Enter(Gate);", "private SemaphoreSlim Gate { get; } = new(1);")]
    [InlineData("_ = Enter(Gate);", "private SemaphoreSlim Gate { get; } public World() { Gate = new(1); }")]
    [InlineData("_ = Enter(Gate);", "private static SemaphoreSlim Gate => new(1);")]
    [InlineData("_ = Enter(_box.Gate);", "private readonly Box _box = new(); class Box { public SemaphoreSlim Gate { get; } = new(1); }")]
    [InlineData("_ = Enter(new Box(_host).Gate);", "class Box(IServer host) { public IServer Host => host; public SemaphoreSlim Gate { get; } = new(1); }")]
    [InlineData("var _gate = _host.Gate; _gate.Release(); _ = Enter(this._gate);", "private readonly SemaphoreSlim _gate = new(1);")]
    [InlineData("_ = Enter(5, _host.Gate);", "static Task Enter(int n, SemaphoreSlim gate) => Task.CompletedTask; static Task Other() => Enter(new SemaphoreSlim(1));")]
    [InlineData("_ = new Other().Enter(_host.Gate); _ = Enter(new(1));", "class Other { public Task Enter(SemaphoreSlim gate) => Task.CompletedTask; }")]
    [InlineData("_ = Other.Enter(_host.Gate); _ = Enter(new(1));", "static class Other { public static Task Enter(SemaphoreSlim gate) => Task.CompletedTask; }")]
    [InlineData("foreach (var gate in new[] { new SemaphoreSlim(1) }) { _ = Enter(gate); }")]
    public Task ByThePlugin(string code, string members = "") => Verify.Verify(Source(code, members, isOfHost: false), Sources.ServerProject);

    private static string Source(string code, string members, bool isOfHost) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            public void OnLoad(object? data) { _host = (IServer)data!; {{code}} }
            private static async Task Enter(SemaphoreSlim gate) { await {{(isOfHost ? "[|gate.WaitAsync()|]" : "gate.WaitAsync()")}}; gate.Release(); }
            {{members}}
        }
        """);
}
