using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3001EndlessLoop>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3001: what leads out of a loop, and what only looks as if it did.</summary>
public class HS3001ExitTests
{
    [Theory]
    [InlineData("if (Ready()) { Environment.Exit(1); }")]
    [InlineData("if (Ready()) { Environment.FailFast(\"x\"); }")]
    [InlineData("if (Ready()) { Fail(); }")]
    [InlineData("if (Ready()) { break; }")]
    [InlineData("if (Ready()) { return; }")]
    [InlineData("if (Ready()) { throw new Exception(); }")]
    [InlineData("if (Ready()) { goto end; }")]
    [InlineData("stop.ThrowIfCancellationRequested();")]
    [InlineData("if (stop.IsCancellationRequested) { break; }")]
    [InlineData("await Task.Delay(10, stop);")]
    [InlineData("try { await Task.Delay(10, stop); } catch (IOException) { }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (Exception e) when (e is not OperationCanceledException) { }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (OperationCanceledException) { break; } catch (Exception) { }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (OperationCanceledException) { return; } catch (Exception) { }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (OperationCanceledException) { throw; } catch (Exception) { }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (Exception) { if (stop.IsCancellationRequested) { throw; } }")]
    [InlineData("try { await Task.Delay(10, stop); } finally { Ready(); }")]
    [InlineData("switch (Ready()) { case true: goto end; }")]
    [InlineData("for (;;) { if (Ready()) { goto end; } }")]
    public Task Leads(string body) => Verify.Verify(Source(body, isFlagged: false), Sources.Project);

    [Theory]
    [InlineData("Ready();")]
    [InlineData("if (Ready()) { Environment.GetCommandLineArgs(); }")]
    [InlineData("if (Ready()) { Own.Exit(1); }")]
    [InlineData("if (Ready()) { Own.FailFast(); }")]
    [InlineData("if (Ready()) { Work(); }")]
    [InlineData("if (Ready()) { continue; }")]
    [InlineData("foreach (int n in new[] { 1 }) { if (Ready()) { break; } }")]
    [InlineData("switch (Ready()) { case true: break; }")]
    [InlineData("Action act = () => { return; }; act();")]
    [InlineData("Func<int> act = () => { return 1; }; act();")]
    [InlineData("void Inside() { return; } Inside();")]
    [InlineData("int Inside() { return 1; } Inside();")]
    [InlineData("try { throw new Exception(); } catch (Exception) { }")]
    [InlineData("try { throw new Exception(); } catch { }")]
    [InlineData("try { Fail(); } catch (Exception) { Ready(); }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (OperationCanceledException) { }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (IOException) { } catch (Exception) { Ready(); }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (Exception) { foreach (int n in new[] { 1 }) { break; } }")]
    [InlineData("try { await Task.Delay(10, stop); } catch (Exception) { Action a = () => { return; }; a(); }")]
    [InlineData("try { stop.ThrowIfCancellationRequested(); } catch (Exception) { }")]
    [InlineData("await Task.Delay(10, CancellationToken.None);")]
    [InlineData("await Task.Delay(10, default);")]
    [InlineData("await Task.Delay(10, new CancellationToken());")]
    [InlineData("CancellationToken none = default; await Task.Delay(10, none);")]
    [InlineData("if (Ready()) { goto again; } again: Ready();")]
    public Task DoesNotLead(string body) => Verify.Verify(Source(body, isFlagged: true), Sources.Project);

    private static string Source(string body, bool isFlagged) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            public void OnInit(PluginContext context) => context.Run(RunAsync);
            private async Task RunAsync(CancellationToken stop)
            {
                await Task.Yield();
                {{(isFlagged ? "[|while|]" : "while")}} (true) { {{body}} }
                {{(body.Contains("goto end", StringComparison.Ordinal) ? "end: Work();" : "")}}
            }
            private static bool Ready() => DateTime.UtcNow.Year > 2000;
            private static void Work() { }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] private static void Fail() => throw new Exception();
        }
        public static class Own { public static void Exit(int n) { } public static void FailFast() { } }
        """);
}
