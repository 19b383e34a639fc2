using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3002DedicatedThread>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS3002DedicatedThread, Hotswap.CodeFixes.DedicatedThreadFix>;

namespace Hotswap.Analyzers.Tests.Work;

public class HS3002Tests
{
    private const string Work = "private static void Work() { } ";

    [Theory]
    [InlineData("void M() { [|new Thread(Work)|].Start(); }")]
    [InlineData("void M() { var t = [|new Thread(() => Work()) { IsBackground = true }|]; t.Start(); }")]
    [InlineData("private Thread? _t; void M() { _t = [|new Thread(Work)|]; _t.Start(); }")]
    [InlineData("private readonly Thread _t = [|new(Work)|];")]
    [InlineData("void M() { Task.Factory.StartNew(Work, TaskCreationOptions.None); [|Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)|]; }")]
    [InlineData("void M() { _ = [|Task.Factory.StartNew(() => Work(), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default)|]; }")]
    [InlineData("private Thread? _t; void M() { _t = [|new Thread(Work)|]; } void Never() => _t!.Join();")]
    [InlineData("private Task? _w; void M() { _w = [|Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)|]; } public async Task Never() { await _w!; }")]
    [InlineData("private Task? _w, _v; void M() { _w = [|Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)|]; } public async Task OnFree() { await _v!; }")]
    [InlineData("private Thread? _t, _u; void M() { _t = [|new Thread(Work)|]; } public void OnFree() { _u!.Join(); _t!.Interrupt(); }")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(Work + members), Sources.Project);

    [Theory]
    [InlineData("void M() { var t = new Thread(Work); t.Start(); t.Join(); }")]
    [InlineData("private Thread? _t; void M() { _t = new Thread(Work); _t.Start(); } public void OnFree() { _t?.Join(); }")]
    [InlineData("private Thread? _t; void M() { _t = new Thread(Work); _t.Start(); } public void OnFree() => Stop(); void Stop() => _t!.Join(TimeSpan.FromSeconds(1));")]
    [InlineData("void M(PluginContext context) { context.Run(async t => await Task.Run(Work, t)); }")]
    [InlineData("void M() { Task.Factory.StartNew(Work); Task.Run(Work); }")]
    [InlineData("async Task M() { await Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning); }")]
    [InlineData("private Task? _w; void M() { _w = Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning); } public async Task OnFree() { if (_w is not null) { await _w; } }")]
    [InlineData("void M() { Thread.Sleep(1); _ = Thread.CurrentThread.Name; }")]
    [InlineData("void M() { Task.Factory.StartNew(Work, TaskCreationOptions.PreferFairness); Task.Factory.StartNew(Work, TaskCreationOptions.AttachedToParent | TaskCreationOptions.HideScheduler); }")]
    [InlineData("private Task? _w; void M() { _w = Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning); } public void OnFree() => _w?.Wait();")]
    [InlineData("private Task? _w; void M() { _w = Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning); } public async Task OnFree() { await _w!.ConfigureAwait(false); }")]
    [InlineData("private Task? _w; void M() { _w = Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning); } public async Task OnFree() { await Task.WhenAll(_w!, Task.CompletedTask); }")]
    [InlineData("private Task? _w; void M() { _w = Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning); } public async Task OnFree() { if (_w is { } work) { await work; } }")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(Work + members), Sources.Project);

    [Fact]
    public Task FixGivesTheWorkToTheContext() => VerifyFix.Verify(
        Sources.Plugin(
            """
            void OnInit(Vault vault, PluginContext context)
                {
                    [|new Thread(Work)|].Start();
                    _ = [|Task.Factory.StartNew(() => Work(), TaskCreationOptions.LongRunning)|];
                    [|new Thread(() =>
                    {
                        Work(); // once
                    })|].Start();
                }

                static void Work() { }
            """),
        Sources.Plugin(
            """
            void OnInit(Vault vault, PluginContext context)
                {
                    context.Run(_ => Task.Run(Work));
                    context.Run(_ => Task.Run(() => Work()));
                    context.Run(_ => Task.Run(() =>
                    {
                        Work(); // once
                    }));
                }

                static void Work() { }
            """),
        Sources.Project);

    [Theory]
    [InlineData("void M() { [|new Thread(Work)|].Start(); }")]
    [InlineData("void M(PluginContext context) { var t = [|new Thread(Work)|]; t.Start(); }")]
    [InlineData("void M(PluginContext context) { [|new Thread(o => { })|].Start(); }")]
    [InlineData("sealed class Worker(PluginContext context) { static void M() { [|new Thread(Work)|].Start(); } static void Work() { } string Name => context.Name; }")]
    [InlineData("void M(PluginContext context) { Action a = static () => { [|new Thread(Work)|].Start(); }; a(); }")]
    [InlineData("void M(PluginContext context) { [|new Thread(Work) { Priority = ThreadPriority.Highest }|].Start(); }")]
    public Task FixIsNotOfferedWhereTheWorkCannotBeHandedOver(string members)
    {
        string source = Sources.Plugin(Work + members);
        return VerifyFix.Verify(source, source, Sources.Project);
    }
}
