using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3006UnendingWait>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3006: tokens that are as good as none, since no reload fires them.</summary>
public class HS3006TokenTests
{
    [Theory]
    [InlineData("source with a long timeout, in a using", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data)
            {
                using var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5));
                await [|((IServer)data!).Gate.WaitAsync(cts.Token)|];
                await [|Task.Delay(TimeSpan.FromHours(1), cts.Token)|];
                await [|Task.Delay(Timeout.Infinite, cts.Token)|];
                await Task.Delay(1000, cts.Token);
            }
        }
        """)]
    [InlineData("source in a field that OnFree disposes but does not cancel", """
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _cts = new();
            private CancellationTokenSource? _late;
            public void OnLoad(object? data)
            {
                _cts.CancelAfter(TimeSpan.FromMinutes(10));
                _late = new CancellationTokenSource(60_000);
                _ = SaveAsync(_late.Token);
            }
            async Task SaveAsync(CancellationToken ct)
            {
                await [|Task.Delay(60_000, ct)|];
                await [|Task.Delay(TimeSpan.FromMinutes(2), _cts.Token)|];
            }
            public void OnFree() { _cts.Dispose(); _late?.Dispose(); }
        }
        """)]
    [InlineData("source without a timeout that nothing cancels", """
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _stop = new();
            private readonly CancellationToken _token;
            public World() => _token = _stop.Token;
            async Task LoopAsync(IServer host)
            {
                await [|Task.Delay(TimeSpan.FromMinutes(1), _token)|];
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }
            public async Task OnLoad(object? data) => [|await ((IServer)data!).Ready.Task.WaitAsync(_stop.Token)|];
            public void OnFree() { }
        }
        """)]
    [InlineData("source linked to the host's token alone", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data)
            {
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(((IServer)data!).Stopping);
                linked.CancelAfter(TimeSpan.FromHours(1));
                await [|Task.Delay(TimeSpan.FromMinutes(1), linked.Token)|];
            }
        }
        """)]
    [InlineData("token that every caller leaves out", """
        [HotswapPlugin] public sealed class World
        {
            public void OnLoad(PluginContext context)
            {
                context.Run(_ => PollAsync());
                context.Run(_ => CleanAsync(CancellationToken.None));
            }
            private static async Task PollAsync(CancellationToken ct = default) { await [|Task.Delay(60_000, ct)|]; await Task.Delay(Timeout.Infinite, ct); }
            private static async Task CleanAsync(CancellationToken ct) => await [|Task.Delay(TimeSpan.FromHours(1), ct)|];
        }
        """)]
    [InlineData("source that is replaced, the last one forgotten", """
        [HotswapPlugin] public sealed class World
        {
            private CancellationTokenSource? _debounce;
            public async Task ChangedAsync()
            {
                _debounce?.Cancel();
                _debounce = new CancellationTokenSource();
                await [|Task.Delay(60_000, _debounce.Token)|];
            }
            public void OnFree() { }
        }
        """)]
    [InlineData("source kept in a second place that nothing cancels", """
        [HotswapPlugin] public sealed class World
        {
            private CancellationTokenSource? _kept, _first = null;
            private CancellationTokenSource Set { get; set; } = new();
            async Task A() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); _kept = cts; await [|Task.Delay(60_000, cts.Token)|]; }
            async Task B() { var cts = new CancellationTokenSource(); CancellationTokenSource same = cts; Use(cts.IsCancellationRequested); await [|Task.Delay(60_000, (cts).Token)|]; }
            async Task C() { _first = new CancellationTokenSource(60_000); Use(_first is null); await [|Task.Delay(60_000, _first!.Token)|]; }
            async Task D() { await [|Task.Delay(60_000, Set.Token)|]; }
            async Task F() { var cts = new CancellationTokenSource(30_000); await [|Task.Delay(60_000, cts.Token)|]; cts.Dispose(); }
            async Task G() { var cts = new CancellationTokenSource(-1); await [|Task.Delay(60_000, cts.Token)|]; }
            async Task H(bool b) { var token = b ? new CancellationTokenSource(60_000).Token : CancellationToken.None; using var cts = new CancellationTokenSource(60_000); await [|Task.Delay(60_000, b ? cts.Token : default)|]; Use(token.CanBeCanceled); }
            static void Use(bool b) { }
            public void OnFree() { _kept?.Dispose(); _first?.Dispose(); }
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("source that OnFree cancels, or something in the same code", """
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _cts = new(TimeSpan.FromMinutes(5));
            private CancellationTokenSource? _other;
            public async Task OnLoad(object? data, PluginContext context)
            {
                IServer host = (IServer)data!;
                _other = new CancellationTokenSource(TimeSpan.FromMinutes(1));
                await host.Gate.WaitAsync(_cts.Token);
                await Task.Delay(TimeSpan.FromHours(1), _other.Token);
                using var local = new CancellationTokenSource(TimeSpan.FromMinutes(5));
                using var registration = context.Retiring.Register(local.Cancel);
                await Task.Delay(TimeSpan.FromHours(1), local.Token);
                using var race = new CancellationTokenSource(TimeSpan.FromMinutes(5));
                Task wait = host.Gate.WaitAsync(race.Token);
                await Task.Delay(10);
                await race.CancelAsync();
                await wait;
            }
            public async Task OnFree() { await _cts.CancelAsync(); Stop(); }
            void Stop() => _other?.Cancel();
        }
        """)]
    [InlineData("sources that end soon, or in a time that is not known", """
        [HotswapPlugin] public sealed class World
        {
            private readonly TimeSpan _patience;
            public World(TimeSpan patience) => _patience = patience;
            public World() : this(TimeSpan.FromSeconds(3)) { }
            public async Task OnLoad(object? data)
            {
                IServer host = (IServer)data!;
                using var five = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await host.Gate.WaitAsync(five.Token);
                using var after = new CancellationTokenSource();
                after.CancelAfter(5000);
                await host.Queue.Reader.ReadAsync(after.Token);
                using var some = new CancellationTokenSource(_patience);
                await host.Queue.Reader.ReadAsync(some.Token);
                using var sooner = new CancellationTokenSource(TimeSpan.FromMinutes(5));
                sooner.CancelAfter(TimeSpan.FromSeconds(1));
                await host.Queue.Reader.ReadAsync(sooner.Token);
            }
        }
        """)]
    [InlineData("linked to a token of this version", """
        [HotswapPlugin] public sealed class World
        {
            public async Task OnLoad(object? data, PluginContext context, CancellationToken loading)
            {
                IServer host = (IServer)data!;
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(host.Stopping, context.Retiring);
                linked.CancelAfter(TimeSpan.FromMinutes(5));
                await host.Gate.WaitAsync(linked.Token);
                using var call = CancellationTokenSource.CreateLinkedTokenSource(loading);
                await host.Gate.WaitAsync(call.Token);
            }
        }
        """)]
    [InlineData("source given away", """
        [HotswapPlugin] public sealed class World
        {
            private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new();
            public async Task Save(string name)
            {
                var cts = _running.GetOrAdd(name, _ => new CancellationTokenSource(TimeSpan.FromMinutes(5)));
                await Task.Delay(60_000, cts.Token);
                var made = Make();
                await Task.Delay(60_000, made.Token);
                var mine = new CancellationTokenSource(TimeSpan.FromMinutes(5));
                _running[name] = mine;
                await Task.Delay(60_000, mine.Token);
            }
            static CancellationTokenSource Make() => new(TimeSpan.FromMinutes(5));
            public void OnFree() { foreach (CancellationTokenSource c in _running.Values) { c.Cancel(); } }
        }
        """)]
    [InlineData("token that one caller leaves out", """
        [HotswapPlugin] public sealed class World
        {
            public void OnLoad(PluginContext context) => context.Run(stopping => PollAsync(stopping));
            public async Task OnInit(Vault vault) => await PollAsync();
            private static async Task PollAsync(CancellationToken ct = default) => await Task.Delay(60_000, ct);
        }
        """)]
    [InlineData("source that is replaced, the last one cancelled by OnFree", """
        [HotswapPlugin] public sealed class World
        {
            private CancellationTokenSource? _debounce;
            public async Task ChangedAsync()
            {
                _debounce?.Cancel();
                _debounce = new CancellationTokenSource();
                await Task.Delay(60_000, _debounce.Token);
            }
            public void OnFree() => Interlocked.Exchange(ref _debounce, null)?.Cancel();
        }
        """)]
    [InlineData("source that other code has too", """
        [HotswapPlugin] public sealed class World
        {
            private CancellationTokenSource? _kept;
            private CancellationTokenSource Set { get; set; } = new();
            async Task A() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); Use(cts); await Task.Delay(60_000, cts.Token); }
            async Task B() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); List<CancellationTokenSource> all = [cts]; await Task.Delay(60_000, cts.Token); Use(all[0]); }
            async Task C() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); CancellationTokenSource[] all = { cts }; await Task.Delay(60_000, cts.Token); Use(all[0]); }
            async Task D() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); var pair = (cts, 1); await Task.Delay(60_000, cts.Token); Use(pair.cts); }
            async Task<CancellationTokenSource> E() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); await Task.Delay(60_000, cts.Token); return cts; }
            async Task F() { var cts = new CancellationTokenSource(TimeSpan.FromMinutes(5)); _kept = cts; await Task.Delay(60_000, cts.Token); }
            async Task G() { var cts = new CancellationTokenSource(29_999); await Task.Delay(60_000, cts.Token); await Task.Delay(60_000, Set.Token); }
            async Task H(bool b, PluginContext c) { using var cts = new CancellationTokenSource(60_000); await Task.Delay(60_000, b ? cts.Token : c.Retiring); await Task.Delay(60_000, b ? c.Retiring : default); }
            static void Use(CancellationTokenSource c) => c.Cancel();
            public void OnFree() { _kept?.Cancel(); Set.Cancel(); }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("source of the library's caller", """
        public sealed class Saver
        {
            private readonly CancellationTokenSource _own = new();
            public async Task SaveAsync(CancellationToken ct = default) { await Task.Delay(60_000, ct); await Inner(); async Task Inner() => await SaveAsync(); }
            public async Task PollAsync() => await [|Task.Delay(60_000, _own.Token)|];
        }
        """)]
    public Task FlaggedInALibrary(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), ProjectUnderTest.Library);
    }
}
