using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3001EndlessLoop>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS3001EndlessLoop, Hotswap.CodeFixes.EndlessLoopFix>;

namespace Hotswap.Analyzers.Tests.Work;

public class HS3001Tests
{
    [Theory]
    [InlineData("async Task M() { [|while|] (true) { await Task.Delay(10); } }")]
    [InlineData("void M() { new Thread(Loop).Start(); } void Loop() { [|for|] (;;) { Thread.Sleep(10); } }")]
    [InlineData("void M() { Task.Run(() => { [|do|] { Thread.Sleep(1); } while (true); }); }")]
    [InlineData("async void M() { [|while|] (1 < 2) { await Task.Yield(); Func<int> f = () => { return 1; }; f(); } }")]
    [InlineData("private bool _run = true; void M() { [|while|] (_run) { Thread.Sleep(1); } }")]
    [InlineData("private readonly bool _stop; void M() { [|while|] (!_stop) { Thread.Sleep(1); } }")]
    [InlineData("async Task M() { [|while|] (true) { foreach (int i in new[] { 1 }) { if (i > 0) { break; } } switch (1) { case 1: break; } await Task.Delay(1); } }")]
    [InlineData("async Task M(CancellationToken token) { [|while|] (true) { try { await Task.Delay(10, token); } catch (Exception) { } } }")]
    [InlineData("async Task M() { [|while|] (true) { await Task.Delay(10, CancellationToken.None); await Task.Delay(1, default(CancellationToken)); } }")]
    [InlineData("void OnLoad(PluginContext context) { context.Run(async stopping => { [|while|] (true) { await Task.Delay(10); } }); }")]
    [InlineData("private bool On { get; set; } = true; async Task M() { [|while|] (On) { await Task.Delay(1); } }")]
    [InlineData("async Task M() { bool go = true; [|while|] (go) { await Task.Delay(1); } }")]
    [InlineData("void M(int n) { [|while|] (true) { if (n > 3) { goto next; } Thread.Sleep(1); next: ; } }")]
    [InlineData("void M(int n) { [|while|] (true) { switch (n) { case 0: goto case 1; case 1: Thread.Sleep(1); break; default: goto case 0; } } }")]
    [InlineData("void M() { [|while|] (true) { try { Thread.Sleep(1); throw new IOException(); } catch { } } }")]
    [InlineData("async Task M(CancellationToken token) { [|while|] (true) { try { await Task.Delay(10, token); } catch (Exception) { continue; } } }")]
    [InlineData("async Task M(CancellationToken token) { [|while|] (true) { try { await Task.Delay(10, token); } catch (OperationCanceledException) { Thread.Sleep(1); } } }")]
    [InlineData("private readonly BlockingCollection<int> _q = []; void M() { [|while|] (true) { try { _q.Take(); } catch (Exception) { } } } public void OnFree() => _q.CompleteAdding();")]
    [InlineData("void M() { [|while|] (true) { Thread.Sleep(1); _ = Environment.GetEnvironmentVariable(\"a\"); } }")]
    [InlineData("async Task M() { bool go = true; Peek(in go); go = true; [|while|] (go) { await Task.Delay(1); } } static void Peek(in bool b) { }")]
    [InlineData("private bool On { get; } = true; async Task M() { [|while|] (On) { await Task.Delay(1); } }")]
    [InlineData("private readonly CancellationTokenSource _c = new(); void M() { [|while|] (true) { Thread.Sleep(1); if (_c.IsCancellationRequested) { Console.WriteLine(); } } }")]
    [InlineData("void M() { [|while|] (true) { Action a = () => throw new IOException(); void Inner() { return; } Inner(); Thread.Sleep(1); } }")]
    [InlineData("void M(object o) { [|while|] (true) { lock (o) { using var s = new MemoryStream(); Thread.Sleep(1); } } }")]
    [InlineData("void OnLoad(PluginContext context) { context.Run(async stopping => { using var l = new Listener(); [|while|] (true) { await l.AcceptAsync(); } }); } sealed class Listener : IDisposable { public Task AcceptAsync() => Task.CompletedTask; public void Dispose() { } }")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(members), Sources.Project);

    [Theory]
    [InlineData("async Task M(CancellationToken token) { while (true) { await Task.Delay(10, token); } }")]
    [InlineData("async Task M(CancellationToken token) { while (!token.IsCancellationRequested) { await Task.Delay(10); } }")]
    [InlineData("void M(CancellationToken token) { for (;;) { token.ThrowIfCancellationRequested(); } }")]
    [InlineData("void M(CancellationToken token) { while (true) { if (token.IsCancellationRequested) { break; } } }")]
    [InlineData("int M(int[] a) { int i = 0; while (true) { if (a[i++] == 0) { return i; } } }")]
    [InlineData("void M(int n) { while (true) { if (n++ > 10) { throw new InvalidOperationException(); } } }")]
    [InlineData("IEnumerable<int> M() { int n = 0; while (true) { yield return n++; if (n < 0) { yield break; } } }")]
    [InlineData("IEnumerable<int> M() { int n = 0; while (true) { yield return n++; } }")]
    [InlineData("private volatile bool _stop; void M() { while (!_stop) { Thread.Sleep(1); } } public void OnFree() => _stop = true;")]
    [InlineData("void M(Queue<int> q) { while (q.Count > 0) { q.Dequeue(); } for (int i = 0; i < 3; i++) { } }")]
    [InlineData("void M(int n) { while (true) { if (n++ > 3) { goto end; } } end: ; }")]
    [InlineData("private readonly System.Net.Sockets.TcpListener _l = new(System.Net.IPAddress.Any, 0); async Task M() { while (true) { await _l.AcceptTcpClientAsync(); } } public void OnFree() => _l.Stop();")]
    [InlineData("private readonly BlockingCollection<int> _q = []; void M() { while (true) { _q.Take(); } } public void OnFree() => _q.CompleteAdding();")]
    [InlineData("async Task M(CancellationToken token) { while (true) { try { await Task.Delay(10, token); } catch (OperationCanceledException) { break; } catch (Exception) { } } }")]
    [InlineData("void OnLoad(PluginContext context) { context.Run(async stopping => { while (true) { await Task.Delay(10, stopping); } }); }")]
    [InlineData("private bool On { get; set; } = true; async Task M() { while (On) { await Task.Delay(1); } } public void OnFree() => On = false;")]
    [InlineData("public bool On { get; set; } = true; private bool Late => DateTime.Now.Hour > 3; async Task M() { while (On) { await Task.Delay(1); } while (Late) { await Task.Delay(1); } }")]
    [InlineData("async Task M() { bool go = true; while (go) { await Task.Delay(1); go = Next(ref go); } } bool Next(ref bool b) => b;")]
    [InlineData("async Task M() { bool go = true, more = true; while (go) { await Task.Delay(1); more &= go; (go, more) = (more, go); } }")]
    [InlineData("async Task M() { bool go = true; using var timer = new Timer(_ => go = false, null, 100, 0); while (go) { await Task.Delay(1); } }")]
    [InlineData("async Task M(bool go) { while (go) { await Task.Delay(1); Set(out go); } } void Set(out bool b) => b = false;")]
    [InlineData("void M(int n) { while (true) { try { Thread.Sleep(1); if (n++ > 3) { throw new InvalidOperationException(); } } catch (IOException) { } } }")]
    [InlineData("void M(int n) { while (true) { try { Thread.Sleep(1); if (n > 3) { throw new IOException(); } } catch (Exception) when (n++ < 3) { } } }")]
    [InlineData("async Task M(CancellationToken token) { while (true) { try { await Task.Delay(10, token); } catch (Exception) { throw; } } }")]
    [InlineData("async Task M(CancellationToken token) { while (true) { try { await Task.Delay(10, token); } catch (Exception) { return; } } }")]
    [InlineData("async Task M(CancellationToken token) { try { while (true) { await Task.Delay(10, token); } } catch (Exception) { } }")]
    [InlineData("async Task M(CancellationToken token) { while (true) { try { Thread.Sleep(1); } catch (Exception) { await Task.Delay(10, token); } } }")]
    [InlineData("void M(int n) { while (true) { if (n++ > 3) { Environment.Exit(1); } } }")]
    [InlineData("void M(int n) { while (true) { if (n++ > 3) { Environment.FailFast(\"\"); } } }")]
    [InlineData("void M(int n) { while (true) { if (n++ > 3) { Fail(); } } } [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Fail() => throw new IOException();")]
    [InlineData("private bool _run = true; void M() { while (_run) { Thread.Sleep(1); } } public void OnFree() => Interlocked.Exchange(ref _run, false);")]
    [InlineData("void M() { bool go = true; ref bool other = ref go; other = false; while (go) { Thread.Sleep(1); } }")]
    [InlineData("unsafe void M() { bool go = true; bool* other = &go; *other = false; while (go) { Thread.Sleep(1); } }")]
    [InlineData("void M() { Set(out bool go); while (go) { Thread.Sleep(1); } } static void Set(out bool b) => b = true;")]
    [InlineData("void M() { bool go = true; while (go) { Thread.Sleep(1); go ^= true; } }")]
    [InlineData("private bool On => DateTime.Now.Hour > 3; void M() { while (On) { Thread.Sleep(1); } do { Thread.Sleep(1); } while (On); }")]
    [InlineData("private readonly bool _on; public World(bool on) => _on = on; void M() { while (_on) { Thread.Sleep(1); } while (!_on) { Thread.Sleep(1); } }")]
    [InlineData("void OnLoad(PluginContext context) { context.Run(async stopping => { using var l = new Listener(); stopping.Register(() => l.Dispose()); while (true) { await l.AcceptAsync(); } }); context.Run(async stopping => { var l = new Listener(); stopping.Register(l.Dispose); while (true) { await l.AcceptAsync(); } }); } sealed class Listener : IDisposable { public Task AcceptAsync() => Task.CompletedTask; public void Dispose() { } }")]
    [InlineData("void OnLoad(PluginContext context) { context.Run(async stopping => { var l = new Listener(); stopping.Register(static s => ((IDisposable)s!).Dispose(), l); while (true) { await l.AcceptAsync(); } }); } sealed class Listener : IDisposable { public Task AcceptAsync() => Task.CompletedTask; public void Dispose() { } }")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(members), Sources.Project);

    [Fact]
    public Task FixAsksTheTokenInScope() => VerifyFix.Verify(
        Sources.Plugin(
            """
            void OnLoad(PluginContext context)
                {
                    context.Run(async stopping =>
                    {
                        [|while|] (true)
                        {
                            await Task.Delay(10);
                        }
                    });
                }

                void Loop(CancellationToken token)
                {
                    [|for|] (;;)
                    {
                        Thread.Sleep(1);
                    }
                }

                void Work(PluginContext context)
                {
                    [|do|]
                    {
                        Thread.Sleep(1);
                    }
                    while (true);
                }
            """),
        Sources.Plugin(
            """
            void OnLoad(PluginContext context)
                {
                    context.Run(async stopping =>
                    {
                        while (!stopping.IsCancellationRequested)
                        {
                            await Task.Delay(10);
                        }
                    });
                }

                void Loop(CancellationToken token)
                {
                    for (; !token.IsCancellationRequested;)
                    {
                        Thread.Sleep(1);
                    }
                }

                void Work(PluginContext context)
                {
                    do
                    {
                        Thread.Sleep(1);
                    }
                    while (!context.Retiring.IsCancellationRequested);
                }
            """),
        Sources.Project);

    [Theory]
    [InlineData("PluginContext? _context; void M() { [|while|] (true) { Thread.Sleep(1); } }", "PluginContext? _context; void M() { while (!_context!.Retiring.IsCancellationRequested) { Thread.Sleep(1); } }")]
    [InlineData("void OnLoad(PluginContext context, CancellationToken loading) { Task.Run(() => { [|while|] (true) { Thread.Sleep(1); } }); }", "void OnLoad(PluginContext context, CancellationToken loading) { Task.Run(() => { while (!context.Retiring.IsCancellationRequested) { Thread.Sleep(1); } }); }")]
    [InlineData("void M(CancellationToken @event) { [|while|] (true) { Thread.Sleep(1); } }", "void M(CancellationToken @event) { while (!@event.IsCancellationRequested) { Thread.Sleep(1); } }")]
    public Task FixAsksWhatFiresWhenTheVersionGoes(string members, string mended) => VerifyFix.Verify(Sources.Plugin(members), Sources.Plugin(mended), Sources.Project);

    [Fact]
    public Task FixIsNotOfferedWithoutAToken()
    {
        string source = Sources.Plugin("private PluginContext? _context; static void M() { [|while|] (true) { Thread.Sleep(1); } }");
        return VerifyFix.Verify(source, source, Sources.Project);
    }

    [Theory]
    [InlineData("void M(CancellationToken token) { for (int i = 0; i < 3; i++) { again: Thread.Sleep(1); [|goto|] again; } }")]
    [InlineData("private readonly CancellationTokenSource _never = new(); async Task M(CancellationToken token) { [|while|] (!_never.IsCancellationRequested) { await Task.Delay(1); } }")]
    [InlineData("async Task M(CancellationToken token) { while (!token.IsCancellationRequested) { await Loop(); } async Task Loop() { await Task.Delay(1); await [|Loop()|]; } }")]
    public Task FixIsNotOfferedWhereTheLoopHasNoConditionOrAsksAToken(string member)
    {
        string source = Sources.Plugin(member);
        return VerifyFix.Verify(source, source, Sources.Project);
    }

    [Theory]
    [InlineData("int M(CancellationToken token) { [|while|] (true) { Thread.Sleep(1); } }")]
    [InlineData("Task M(CancellationToken token) { [|while|] (true) { Thread.Sleep(1); } }")]
    [InlineData("async Task<int> M(CancellationToken token) { [|for|] (;;) { await Task.Delay(1); } }")]
    public Task FixIsNotOfferedWhereTheCodeAfterTheLoopWouldHaveToReturn(string member)
    {
        string source = Sources.Plugin(member);
        return VerifyFix.Verify(source, source, Sources.Project);
    }
}
