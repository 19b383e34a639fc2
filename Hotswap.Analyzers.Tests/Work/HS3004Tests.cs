using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3004DroppedTask>;

namespace Hotswap.Analyzers.Tests.Work;

public class HS3004Tests
{
    private const string Work = "private static void Work() { } private static async Task WorkAsync() { await Task.Yield(); } ";

    [Theory]
    [InlineData("void M() { [|Task.Run(Work)|]; }")]
    [InlineData("void M() { _ = [|Task.Run(async () => await WorkAsync())|]; }")]
    [InlineData("void M() { [|Task.Factory.StartNew(Work)|]; }")]
    [InlineData("void M() { _ = [|WorkAsync()|]; [|WorkAsync()|].ConfigureAwait(false); }")]
    [InlineData("void M() { [|Task.Run(Work)|].ContinueWith(t => { }); }")]
    [InlineData("void M() { var t = [|Task.Run(Work)|]; }")]
    [InlineData("void M() { _ = [|Local()|]; async Task<int> Local() { await Task.Yield(); return 1; } }")]
    [InlineData("void M() => [|Task.Run(Work)|];")]
    [InlineData("void M() { _ = [|Task.WhenAll(WorkAsync(), WorkAsync())|]; }")]
    [InlineData("void M(List<int> all) { [|Task.WhenAll(all.Select(n => WorkAsync()))|].ContinueWith(t => { }); _ = [|Task.WhenAny(Task.Run(Work), Task.Delay(9))|]; }")]
    [InlineData("void M() { _ = [|Start()|]; } private static Task Start() => Task.Run(Work);")]
    [InlineData("void M() { [|Task.Factory.StartNew(async () => await WorkAsync())|].Unwrap(); TaskExtensions.Unwrap([|Task.Factory.StartNew(async () => await WorkAsync())|]); }")]
    [InlineData("void M() { _ = [|WorkAsync()|].ConfigureAwait(false); _ = ([|Task.Run(Work)|]).ContinueWith(t => { }).ContinueWith(t => { }); }")]
    [InlineData("void M() { Func<Task> f = async () => await WorkAsync(); [|f()|]; }")]
    [InlineData("void M() { _ = [|Value()|].AsTask(); [|Value()|]; } static async ValueTask Value() => await WorkAsync();")]
    [InlineData("void M() { [|One()|]; } static Task One() => Two(); static Task Two() { return Three(); } static Task Three() => Task.Run(Work);")]
    [InlineData("void M(bool b) { [|One(b)|]; } static Task One(bool b) { if (b) { return Task.CompletedTask; } return WorkAsync(); }")]
    [InlineData("void M() { Task.Run(Work).Wait(); [|Task.Run(Work)|].ContinueWith(t => t.Wait()); }")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(Work + members), Sources.Project);

    [Theory]
    [InlineData("async Task M() { await Task.Run(Work); await WorkAsync(); }")]
    [InlineData("Task M() => Task.Run(Work);")]
    [InlineData("void M(PluginContext context) { context.Run(async t => { await WorkAsync(); }); context.Run(t => Task.Run(Work, t)); }")]
    [InlineData("private Task? _t; void M() { _t = Task.Run(Work); }")]
    [InlineData("async Task M() { Task a = Task.Run(Work); Task b = WorkAsync(); await Task.WhenAll(a, b); }")]
    [InlineData("void M(Stream s, byte[] b) { _ = s.WriteAsync(b); }")]
    [InlineData("void M() { Task.Run(Work).Wait(); WorkAsync().GetAwaiter().GetResult(); }")]
    [InlineData("private readonly List<Task> _all = []; void M() { _all.Add(Task.Run(Work)); }")]
    [InlineData("async Task M(Stream s, byte[] b) { _ = Task.WhenAll(s.WriteAsync(b).AsTask(), Task.Delay(1)); await Task.WhenAll(WorkAsync(), WorkAsync()); }")]
    [InlineData("void M(Stream s) { _ = Flush(s); _ = Later(() => Task.Run(Work)); } private static Task Flush(Stream s) => s.FlushAsync(); private static Task Later(Func<Task> f) => Task.CompletedTask;")]
    [InlineData("void M() { Func<Task> f = () => Task.CompletedTask; f(); Action a = async () => await WorkAsync(); a(); Func<Task> g = Work2; g(); } static Task Work2() => Task.CompletedTask;")]
    [InlineData("void M() { var t = Task.Run(Work); t.Wait(); Task u; u = Task.Run(Work); Use(Task.Run(Work)); } static void Use(Task t) { }")]
    [InlineData("void M() { Virtual(); } public Task Never() => Task.Run(Work); static Task Virtual() { Func<Task> f = () => { return Task.Run(Work); }; return f is null ? Task.CompletedTask : Task.Delay(1); }")]
    [InlineData("void M(Base b) { b.Start(); } public abstract class Base { public virtual Task Start() => Task.Run(() => { }); }")]
    [InlineData("async void M() { await WorkAsync(); } void N() { M(); Work(); One(); } static Task One() => Two(); static Task Two() => Three(); static Task Three() => Four(); static Task Four() => Five(); static Task Five() => Task.Run(Work);")]
    [InlineData("void M(List<Task> all) { _ = Task.WhenAll(all); _ = Task.WhenAny(all); all.Select(t => t.ContinueWith(_ => { })).ToList(); }")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(Work + members), Sources.Project);
}
