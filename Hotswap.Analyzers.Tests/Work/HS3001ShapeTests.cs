using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3001EndlessLoop>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3001: conditions that the code itself settles, exits that are never come to, and loops without the word.</summary>
public class HS3001ShapeTests
{
    [Theory]
    [InlineData("folded conditions", """
        [HotswapPlugin] public sealed class World
        {
            private const bool Forever = true; private static readonly bool Always = true; public static readonly bool Public = true; internal const int Ticks = 20;
            private bool _debug; private bool _on = true;
            async Task A(bool x) { [|while|] (x || true) { await Task.Delay(10); } }
            async Task B() { [|for|] (; Always; ) { await Task.Delay(10); } }
            async Task C() { [|for|] (int i = 0; ; i++) { await Task.Delay(10); } }
            async Task D() { [|do|] { await Task.Delay(10); } while (Forever && !_debug); }
            async Task E() { [|while|] (Public) { await Task.Delay(10); } }
            async Task F() { [|while|] (Ticks > 10) { await Task.Delay(10); } }
            async Task G() { [|while|] (_on == true) { await Task.Delay(10); } }
            async Task H() { [|while|] (_on is true) { await Task.Delay(10); } }
            async Task I(bool x) { [|while|] (!(x && false)) { await Task.Delay(10); } }
            async Task J() { const bool run = true; [|for|] (; run; ) { await Task.Delay(10); } }
            async Task K() { [|while|] (_debug is false) { await Task.Delay(10); } }
            async Task L() { [|while|] (_debug != true) { await Task.Delay(10); } }
            async Task M(bool x) { [|while|] (x | true) { await Task.Delay(10); } }
            async Task N(bool x) { [|while|] (true | x) { await Task.Delay(10); } }
            async Task O() { [|while|] (_on & Forever) { await Task.Delay(10); } }
            async Task P() { [|while|] (_on != false) { await Task.Delay(10); } }
            async Task Q() { [|while|] (_on is not false) { await Task.Delay(10); } }
            async Task R() { [|while|] (!(_debug == true)) { await Task.Delay(10); } }
            async Task S() { [|while|] (!(_debug || !_on)) { await Task.Delay(10); } }
            async Task T() { [|while|] (((_on))) { await Task.Delay(10); } }
            async Task U(bool x) { [|while|] (!(false && x)) { await Task.Delay(10); } }
        }
        """)]
    [InlineData("unreachable exits", """
        [HotswapPlugin] public sealed class World
        {
            private const bool Debug = false; private bool _stop; private bool _on = true; private bool _real;
            async Task A() { [|while|] (true) { await Task.Delay(10); if (false) { break; } } }
            async Task B() { [|while|] (true) { await Task.Delay(10); if (Debug) return; } }
            async Task C() { [|while|] (true) { await Task.Delay(10); if (_stop) { throw new OperationCanceledException(); } } }
            async Task D() { [|while|] (true) { await Task.Delay(10); if (_on) { Beat(); } else { return; } } }
            async Task E(bool x) { [|while|] (true) { await Task.Delay(10); if (x && false) { break; } } }
            async Task F() { while (true) { await Task.Delay(10); if (_real) { break; } } }
            async Task G() { while (true) { await Task.Delay(10); if (true) { break; } } }
            async Task H(CancellationToken t) { while (true) { await Task.Delay(10); if (Debug) { Beat(); } else { await Task.Delay(1, t); } } }
            async Task I() { while (true) { await Task.Delay(10); if (!_on || _real) { break; } } }
            void Beat() { }
            public void OnFree() => _real = true;
        }
        """)]
    [InlineData("goto loops", """
        [HotswapPlugin] public sealed class World
        {
            private volatile bool _stop; private readonly Channel<int> _c = Channel.CreateUnbounded<int>();
            async Task A() { again: await Task.Delay(1000); Beat(); [|goto|] again; }
            async Task B() { await Task.Run(() => { next: Thread.Sleep(10); Beat(); [|goto|] next; }); }
            async Task C() { int n = 0; again: n++; if (n % 5 == 0) { goto again; } await Task.Delay(1); [|goto|] again; }
            async Task D() { again: await Task.Delay(1); { Beat(); [|goto|] again; } }
            async Task E() { retry: try { await ReadAsync(); } catch (IOException) { } [|goto|] retry; }
            async Task F() { again: await Task.Delay(1); if (true) [|goto|] again; }
            async Task G() { again: await Task.Delay(1); if (false) { return; } [|goto|] again; }
            async Task H(int n) { again: await Task.Delay(1); if (n > 3) { Beat(); } else { Beat(); } [|goto|] again; }
            async Task I() { again: await Task.Delay(1); if (false) { Beat(); } else { [|goto|] again; } }
            async Task J() { first: second: await Task.Delay(1); Beat(); [|goto|] first; }
            async Task K() { again: await Task.Delay(1); while (Beats()) { if (Beats()) { break; } if (Beats()) { continue; } } [|goto|] again; }
            async Task L(int n) { again: await Task.Delay(1); switch (n) { case 1: break; default: Beat(); break; } [|goto|] again; }
            async Task M() { Beat(); again: await Task.Delay(1); next: Beat(); [|goto|] again; }
            bool Beats() => true;
            void Beat() { } Task ReadAsync() => Task.CompletedTask;
            public void OnFree() => _stop = true;
        }
        """)]
    [InlineData("methods that start themselves again", """
        [HotswapPlugin] public sealed class World
        {
            private volatile bool _stop;
            async Task A() { await Task.Delay(1000); Beat(); await [|A()|]; }
            void B() { Beat(); Task.Delay(1000).ContinueWith(_ => [|B()|]); }
            async Task C() { await Task.Delay(1000); Beat(); _ = [|C()|]; }
            void D() { async Task Loop() { await Task.Delay(1000); await [|Loop()|].ConfigureAwait(false); } _ = Loop(); }
            void E(object? state) { Thread.Sleep(1000); ThreadPool.QueueUserWorkItem([|E|]); }
            void F(Task t) { Beat(); Task.Delay(1000).ContinueWith([|F|], TaskScheduler.Default); }
            async Task G() { try { await Task.Delay(1000); Beat(); } catch (IOException) { } await [|G()|]; }
            void I() { Beat(); Task.Run(async () => { await Task.Delay(100); [|I()|]; }); }
            void J() { Beat(); Task.Run([|J|]); }
            void K() { Beat(); Task.Factory.StartNew(() => [|K()|]); }
            void L(object? state) { Thread.Sleep(1000); ThreadPool.UnsafeQueueUserWorkItem([|L|], null); }
            async Task M() { using (File.OpenRead("a")) { await Task.Delay(1000); await [|M()|]; } }
            async Task N() { try { await Task.Delay(1000); } finally { await [|N()|]; } }
            async ValueTask O() { await Task.Delay(1000); await [|O()|].AsTask(); }
            async Task P<T>() { await Task.Delay(1000); await [|P<T>()|]; }
            async Task Q() { await Task.Delay(1000); _ = ([|Q()|]).ContinueWith(_ => { }); }
            async Task R() { next: await Task.Delay(1000); { await [|R()|]; } }
            void Beat() { }
            public void OnFree() => _stop = true;
        }
        """)]
    [InlineData("chain of the same class", """
        [HotswapPlugin] public sealed class World
        {
            class Middleware(Middleware? next) { public async Task InvokeAsync(string s) { Console.WriteLine(s); await next!.InvokeAsync(s); } }
            class Base { public virtual async Task Run() { await Task.Yield(); } } class D : Base { public override async Task Run() { await Task.Yield(); await base.Run(); } }
            static async Task Poll() { await Task.Delay(100); await [|Poll()|]; }
            static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
            async Task M(CancellationToken t) { for (; ; await Task.Delay(10, t)) { Console.WriteLine(); } }
            async Task R() { [|while|] (true) { again: await Task.Delay(5); [|goto|] again; } }
        }
        """)]
    [InlineData("tokens that no reload fires", """
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _cts = new(); private Task? _loop;
            public void OnLoad(object? data, PluginContext context)
            {
                CancellationToken stopping = ((IServer)data!).Stopping;
                context.Run(async _ =>
                {
                    [|while|] (!stopping.IsCancellationRequested) { await Task.Delay(1000, stopping); Console.WriteLine("poll"); }
                });
                _loop = LoopAsync();
                context.Run(_ => PollAsync());
            }
            private async Task LoopAsync() { [|while|] (!_cts.Token.IsCancellationRequested) { await Task.Delay(500); } }
            private static async Task PollAsync(CancellationToken ct = default) { [|while|] (true) { ct.ThrowIfCancellationRequested(); await Task.Delay(500, ct); } }
            public async Task OnFree() { _cts.Dispose(); if (_loop is not null) { await Task.WhenAny(_loop, Task.Delay(1000)); } }
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("look alike conditions", """
        [HotswapPlugin] public sealed class World
        {
            private const bool Forever = true; internal bool Shared = true; internal static bool Static = true;
            private volatile bool _stop; private bool _on = true;
            async Task A(bool x) { while (x && true) { await Task.Delay(10); } }
            async Task B() { for (; Forever && !_stop; ) { await Task.Delay(10); } }
            async Task D() { do { await Task.Delay(10); } while (Forever && !_stop); }
            async Task E() { while (_stop == false) { await Task.Delay(10); } }
            async Task F() { while (_on is true) { await Task.Delay(10); } }
            async Task G() { while (Shared || Static) { await Task.Delay(10); } }
            async Task H() { while (_stop is not true) { await Task.Delay(10); } }
            async Task I() { while (Forever) { if (_stop || false) { break; } await Task.Delay(10); } }
            async Task J() { while (false) { await Task.Delay(10); } }
            async Task K(bool x) { while (x | false) { await Task.Delay(10); } }
            async Task L(bool x) { while (x & true) { await Task.Delay(10); } }
            async Task M(bool x) { while (!(x || false)) { await Task.Delay(10); } }
            async Task N() { while (Forever == false) { await Task.Delay(10); } }
            async Task O() { while (Forever is false) { await Task.Delay(10); } }
            async Task P() { while (Forever is not true) { await Task.Delay(10); } }
            async Task Q() { while (Forever != true) { await Task.Delay(10); } }
            async Task R(int n) { while (n == 1) { await Task.Delay(10); } while (n is 1) { await Task.Delay(10); } }
            public void OnFree() { _stop = true; _on = false; }
        }
        """)]
    [InlineData("goto that ends", """
        [HotswapPlugin] public sealed class World
        {
            private volatile bool _stop;
            async Task A() { again: await Task.Delay(1000); if (!_stop) { goto again; } }
            async Task B(CancellationToken t) { again: await Task.Delay(1000, t); goto again; }
            async Task C() { again: await Task.Delay(1000); if (_stop) { return; } goto again; }
            async Task D() { again: await Task.Delay(1000); if (_stop) { goto end; } goto again; end: Beat(); }
            async Task E() { int tries = 0; retry: try { await ReadAsync(); return; } catch (IOException) when (tries++ < 3) { } goto retry; }
            async Task F() { for (int i = 0; i < 3; i++) { again: await Task.Delay(1); if (i == 1) { break; } if (i == 0) { continue; } goto again; } }
            void G(int n) { switch (n) { case 0: goto case 1; case 1: Beat(); break; default: goto case 0; } }
            void H(int n) { goto end; end: Beat(); }
            async Task I(CancellationToken t) { again: t.ThrowIfCancellationRequested(); await Task.Delay(1000); goto again; }
            void Beat() { } Task ReadAsync() => Task.CompletedTask;
            public void OnFree() => _stop = true;
        }
        """)]
    [InlineData("methods that end", """
        [HotswapPlugin] public sealed class World
        {
            private volatile bool _stop; private int _n;
            async Task A() { await Task.Delay(1000); if (_stop) { return; } await A(); }
            void B() { Beat(); if (!_stop) { Task.Delay(1000).ContinueWith(_ => B()); } }
            async Task C(CancellationToken t) { await Task.Delay(1000, t); await C(t); }
            async Task<int> D(int n) { await Task.Yield(); return n == 0 ? 0 : await D(n - 1); }
            async Task E(Node? n) { if (n is null) { return; } await Task.Yield(); await E(n.Next); }
            void F(int[] all) { foreach (int i in all) { if (i > 0) { F([]); } } }
            void G(Task t, CancellationToken c) { Task.Delay(10, c).ContinueWith(x => G(x, c), c); }
            async Task H(Node n) { foreach (Node c in n.Children) { await H(c); } }
            async Task I(List<Node> ns) { await Task.WhenAll(ns.Select(n => I(n.Children))); }
            async Task J() { try { await Task.Delay(1000); Beat(); } catch (IOException) { await J(); } }
            Task K() { Beat(); return K(); }
            void L() { Beat(); L(); }
            void M(List<int> all) { all.ForEach(_ => M(all)); Task.Delay(10).ContinueWith(_ => Beat()); }
            async Task O(World other) { await Task.Delay(10); await other.O(this); }
            async Task P() { await Task.Delay(10); await Later(P()); }
            async Task Q() { await Task.Delay(10); Action again = () => _ = Q(); }
            async Task R() { await Task.Delay(10); throw new IOException(nameof(R)); }
            Task Later(Task t) => t;
            void Beat() { } class Node { public Node? Next; public List<Node> Children = []; }
            public void OnFree() => _stop = true;
        }
        """)]
    [InlineData("tokens that a reload fires, or that fire by themselves", """
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _cts = new(), _late = new(TimeSpan.FromMinutes(5)); private Task? _loop;
            public void OnLoad(object? data, PluginContext context)
            {
                CancellationToken both = CancellationTokenSource.CreateLinkedTokenSource(((IServer)data!).Stopping, context.Retiring).Token;
                context.Run(async stopping =>
                {
                    while (!stopping.IsCancellationRequested) { await Task.Delay(1000); }
                    while (!both.IsCancellationRequested) { await Task.Delay(1000); }
                    while (!context.Retiring.IsCancellationRequested) { await Task.Delay(1000); }
                    while (!_late.IsCancellationRequested) { await Task.Delay(1000); }
                });
                _loop = LoopAsync();
                context.Run(PollAsync);
                context.Run(t => OtherAsync(t));
                _ = OtherAsync(default).IsCompleted;
            }
            private async Task LoopAsync() { while (!_cts.IsCancellationRequested) { await Task.Delay(500); } }
            private static async Task PollAsync(CancellationToken ct) { while (true) { ct.ThrowIfCancellationRequested(); await Task.Delay(500); } }
            private static async Task OtherAsync(CancellationToken ct) { while (!ct.IsCancellationRequested) { await Task.Delay(500, ct); } }
            public async Task OnFree() { _cts.Cancel(); if (_loop is not null) { await _loop; } }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }
}
