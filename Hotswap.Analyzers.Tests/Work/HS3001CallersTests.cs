using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3001EndlessLoop>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3001: a loop that goes on until a token fires that it is passed. Who passes it, and who only calls something of that name.</summary>
public class HS3001CallersTests
{
    // The only call passes no token, so that nothing ends the loop: found wherever the call stands and whatever it is called on.
    [Theory]
    [InlineData("void Go() => new Worker().Run(default);")]
    [InlineData("void Go() { var worker = new Worker(); worker.Run(default); }")]
    [InlineData("void Go() { Worker worker; worker = new(); worker.Run(default); }")]
    [InlineData("void Go() { Worker worker = new(); worker.Run(default); }")]
    [InlineData("void Go(Worker worker) => worker.Run(default);")]
    [InlineData("void Go(Worker? worker) => worker!.Run(default);")]
    [InlineData("void Go(Worker? worker) => worker?.Run(default);")]
    [InlineData("void Go(Derived worker) => worker.Run(default);")]
    [InlineData("void Go<T>(T worker) where T : Worker => worker.Run(default);")]
    [InlineData("void Go(dynamic other) { other.Run(5); new Worker().Run(default); }")]
    [InlineData("void Go(List<Worker> workers) => workers.ForEach(w => w.Run(default));")]
    [InlineData("void Go(List<Worker> workers) { foreach (Worker w in workers) { w.Run(default); } }")]
    [InlineData("void Go(List<Worker> workers) { foreach (var w in workers) { w.Run(default); } }")]
    [InlineData("void Go(Dictionary<int, Worker> workers) { if (workers.TryGetValue(1, out var w)) { w.Run(default); } }")]
    [InlineData("void Go(object o) { if (o is Worker w) { w.Run(default); } }")]
    [InlineData("void Go(object o) => ((Worker)o).Run(default);")]
    [InlineData("void Go(object o) => (o as Worker)!.Run(default);")]
    [InlineData("Worker _worker = new(); void Go() => _worker.Run(default);")]
    [InlineData("Worker _worker = new(); void Go() => this._worker.Run(default);")]
    [InlineData("static Worker Shared => new(); void Go() => World.Shared.Run(default);")]
    [InlineData("class Box { public Worker Worker = new(); } void Go(Box box) => box.Worker.Run(default);")]
    [InlineData("class Box { public Worker Worker { get; } = new(); } Box _box = new(); void Go() => _box.Worker.Run(default);")]
    [InlineData("Worker[] _workers = [new()]; void Go() => _workers[0].Run(default);")]
    [InlineData("(Worker A, int B) _pair = (new(), 1); void Go() => _pair.A.Run(default);")]
    [InlineData("Worker Make() => new(); void Go() => Make().Run(default);")]
    [InlineData("void Go(IEnumerable<Worker> all) { _ = from w in all select Start(w); Action Start(Worker w) { w.Run(default); return () => { }; } }")]
    [InlineData("class Inner : Worker { public void Go() => Run(default); }")]
    [InlineData("class Inner : Worker { public void Go() => base.Run(default); }")]
    [InlineData("class Inner : Worker { public void Go() => this.Run(default); }")]
    [InlineData("class Inner : Worker { class Deeper(Inner inner) { public void Go() => inner.Run(default); } }")]
    [InlineData("class Inner(Worker worker) { public void Go() => worker.Run(default); }")]
    [InlineData("class Inner(Worker worker) { Action _go = () => worker.Run(default); public void Go() => _go(); }")]
    [InlineData("Action Go(Worker worker) => () => worker.Run(default);")]
    [InlineData("Action<Worker> Go() => worker => worker.Run(default);")]
    [InlineData("Action<Worker> Go() => (Worker worker) => worker.Run(default);")]
    [InlineData("Action<Worker> Go() => delegate(Worker worker) { worker.Run(default); };")]
    [InlineData("int Value { get => 1; set { new Worker().Run(default); } }")]
    [InlineData("Worker Value { get => field; set { value.Run(default); field = value; } } = new();")]
    [InlineData("void Go() { void Local(Worker worker) => worker.Run(default); Local(new()); }")]
    [InlineData("void Go() { static void Local(Worker worker) => worker.Run(default); Worker worker = new(); Local(worker); }")]
    [InlineData("void Go(Worker worker) => worker.Run(new CancellationToken());")]
    [InlineData("void Go(Worker worker) => worker.Run(new());")]
    [InlineData("void Go(Worker worker) => worker.Run(CancellationToken.None);")]
    [InlineData("void Go(Worker worker) => worker.Run(default(CancellationToken));")]
    [InlineData("void Go(Worker worker) => worker.Run(token: default);")]
    [InlineData("void Go(Worker worker) => worker.Run((default));")]
    [InlineData("void Go(Worker worker, bool now) => worker.Run(now ? default : CancellationToken.None);")]
    [InlineData("CancellationToken _none = default; void Go(Worker worker) => worker.Run(_none);")]
    [InlineData("void Go(Worker worker) { CancellationToken none = default; worker.Run(none); }")]
    [InlineData("void Go(Worker worker) => With(worker, default); void With(Worker worker, CancellationToken token) => worker.Run(token);")]
    public Task Called(string caller) => Verify.Verify(Source(caller, isEndless: true), Sources.ServerProject);

    // Beside a call without a token, others of that name pass one: they are not of this method, and end nothing.
    [Theory]
    [InlineData("class Other { public void Run(CancellationToken token) { } } Other _other = new(); void Go() => _other.Run(_own.Token);")]
    [InlineData("class Other { public void Run(CancellationToken token) { } } void Go(Other other) => other.Run(_own.Token);")]
    [InlineData("class Other { public void Run(CancellationToken token) { } } void Go() { var other = new Other(); other.Run(_own.Token); }")]
    [InlineData("class Other { public void Run(CancellationToken token) { } } Other Make() => new(); void Go() => Make().Run(_own.Token);")]
    [InlineData("class Other { public static void Run(CancellationToken token) { } } void Go() => Other.Run(_own.Token);")]
    [InlineData("class Other { public void Run(CancellationToken token) { } public void Go(CancellationTokenSource own) => Run(own.Token); }")]
    [InlineData("class Other<T> { public void Run(T token) { } } void Go(Other<CancellationToken> other) => other.Run(_own.Token);")]
    [InlineData("void Run(CancellationToken token) { } void Go() => Run(_own.Token);")]
    [InlineData("void Go() { void Run(CancellationToken token) { } Run(_own.Token); }")]
    [InlineData("void Go(Action<CancellationToken> Run) => Run(_own.Token);")]
    public Task OnlyOthersPassAToken(string other) => Verify.Verify(Source("void Start() => new Worker().Run(default); " + other, isEndless: true), Sources.ServerProject);

    // One call that passes a token that this version fires is enough.
    [Theory]
    [InlineData("void Go(Worker worker) => worker.Run(_own.Token);")]
    [InlineData("void Go(Worker worker) { worker.Run(default); worker.Run(_own.Token); }")]
    [InlineData("void Go(Worker worker) { worker.Run(); worker.Run(_own.Token); }")]
    [InlineData("CancellationToken Token => _own.Token; void Go(Worker worker) => worker.Run(Token);")]
    [InlineData("void Go(Worker worker) => With(worker, _own.Token); void With(Worker worker, CancellationToken token) => worker.Run(token);")]
    [InlineData("Action<CancellationToken> Go(Worker worker) => token => worker.Run(token);")]
    [InlineData("Action<CancellationToken> Go(Worker worker) => worker.Run;")]
    [InlineData("Action<CancellationToken> Go(Worker? worker) => worker!.Run;")]
    [InlineData("class Inner : Worker { public Action<CancellationToken> Go() => Run; }")]
    [InlineData("class Inner : Worker { public Action<CancellationToken> Go() => base.Run; }")]
    [InlineData("void Go(Worker worker, PluginContext context) => context.Run(token => { worker.Run(token); return Task.CompletedTask; });")]
    [InlineData("void Go(Worker worker, bool now) => worker.Run(now ? default : _own.Token);")]
    [InlineData("void Go(Worker worker) { CancellationToken token; token = _own.Token; worker.Run(token); }")]
    public Task OnePassesAToken(string caller) => Verify.Verify(Source(caller, isEndless: false), Sources.ServerProject);

    private static string Source(string code, bool isEndless) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            private readonly CancellationTokenSource _own = new();
            public void OnFree() => _own.Cancel();
            {{code}}
        }
        public class Derived : Worker;
        public class Worker { public void Run(CancellationToken token = default) { {{(isEndless ? "[|while|]" : "while")}} (!token.IsCancellationRequested) { Thread.Sleep(10); } } }
        """);
}
