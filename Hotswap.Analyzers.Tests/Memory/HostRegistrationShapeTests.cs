using Xunit;
using Ended = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;
using Stored = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4004StoredInHost>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>Registrations by what their methods return and take: a handle, a task of one, a task, the object itself; types without objects.</summary>
public class HostRegistrationShapeTests
{
    private const string Contract = """
        [assembly: HotswapContract]
        public sealed class Subscription : IDisposable { public void Dispose() { } }
        public interface ISubscription : ICloneable, IDisposable { }
        public interface ITasks { Task<IDisposable> SubscribeAsync(Action work); ValueTask<IDisposable> SubscribeLaterAsync(Action work); Task<Subscription> SubscribeOnceAsync(Action work); }
        public interface IHandles { Subscription Subscribe(Action work); ISubscription SubscribeIt(Action work); IDisposable BindKey(string key, Action work); IDisposable BindName(string key, object value); }
        public interface IForGood { Task SubscribeAsync(Action work); ValueTask SubscribeLaterAsync(Action work); bool Subscribe(Action work); IForGood RegisterIt(Action work); Task<int> SubscribeCountAsync(Action work); }
        public interface IWork { void UseConnection(Action<int> work); IWork UseName(string name); IWork UseClock(Action clock); }
        public interface IPool { void Use(Action<int> work); void Remove(int connection); }
        public interface ITime { void Set(Func<int> now); void Reset(); void SetNow(Func<int> now); void ResetNow(); }
        public interface ITypes
        {
            void Register<T>(); void Register<TService, TMade>(); void Register<T>(string name); void RegisterDefaults();
            void RegisterFor<T>(); void UnregisterFor<T>();
            void AddTime<T>(); void RemoveTime<T>();
        }
        public interface IHost { ITasks Tasks { get; } IHandles Handles { get; } IForGood ForGood { get; } IWork Work { get; } IPool Pool { get; } ITime Time { get; } ITypes Types { get; } }
        """;

    private static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Contract);

    [Theory]
    [InlineData("_d = await [|_h.Tasks.SubscribeAsync(Work)|];")]
    [InlineData("_d = await [|_h.Tasks.SubscribeLaterAsync(Work)|];")]
    [InlineData("_d = await [|_h.Tasks.SubscribeOnceAsync(Work)|];")]
    [InlineData("_d = [|_h.Handles.Subscribe(Work)|];")]
    [InlineData("_d = [|_h.Handles.SubscribeIt(Work)|];")]
    [InlineData("_d = [|_h.Handles.BindKey(\"a\", Work)|];")]
    public async Task AHandleIsDisposed(string registers)
    {
        string unmarked = registers.Replace("[|", "").Replace("|]", "");
        await Ended.Verify(Plugin(registers, ""), Project);
        await Ended.Verify(Plugin(unmarked, "_d?.Dispose();"), Project);
        await Stored.Verify(Plugin(unmarked, ""), Project);
    }

    [Theory]
    [InlineData("await [|_h.ForGood.SubscribeAsync(Work)|];")]
    [InlineData("await [|_h.ForGood.SubscribeLaterAsync(Work)|];")]
    [InlineData("_ = [|_h.ForGood.Subscribe(Work)|];")]
    [InlineData("_ = [|_h.ForGood.RegisterIt(Work)|];")]
    [InlineData("_ = [|_h.Work.UseClock(Work)|];")]
    [InlineData("[|_h.Types.Register<World>()|];")]
    [InlineData("[|_h.Types.Register<IDisposable, World>()|];")]
    [InlineData("[|_h.Types.Register<World>(\"world\")|];")]
    [InlineData("[|_h.Types.Register<List<World>>()|];")]
    public async Task WithoutAWayBackItIsStored(string registers)
    {
        await Stored.Verify(Plugin(registers, ""), Project);
        await Ended.Verify(Plugin(registers.Replace("[|", "").Replace("|]", ""), ""), Project);
    }

    [Fact]
    public async Task ATypeIsTakenBackByTheCounterpart()
    {
        await Ended.Verify(Plugin("[|_h.Types.RegisterFor<World>()|];", ""), Project);
        await Ended.Verify(Plugin("_h.Types.RegisterFor<World>();", "_h!.Types.UnregisterFor<World>();"), Project);
    }

    [Theory]
    [InlineData("await _h.ForGood.SubscribeCountAsync(Work);")]
    [InlineData("_d = _h.Handles.BindName(\"a\", this);")]
    [InlineData("_h.Work.UseConnection(n => Work()); _h.Pool.Use(n => Work()); _h.Work.UseName(\"a\");")]
    [InlineData("_h.Time.Set(() => Now());")]
    [InlineData("_h.Types.Register<string>(); _h.Types.Register<IDisposable, string>(); _h.Types.RegisterDefaults(); _h.Types.Register<List<string>>(\"a\");")]
    [InlineData("_h.Types.AddTime<World>();")]
    public async Task Silent(string code)
    {
        await Ended.Verify(Plugin(code, ""), Project);
        await Stored.Verify(Plugin(code, ""), Project);
    }

    private static string Plugin(string load, string free) => Sources.Plugin($$"""
        private IHost? _h; private IDisposable? _d;
        private void Work() { }
        private int Now() => 1;
        public async Task OnLoad(object? data) { _h = (IHost)data!; {{load}} await Task.Yield(); }
        public void OnFree() { {{free}} }
        """);
}
