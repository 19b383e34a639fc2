using Xunit;
using Ended = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;
using Stored = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4004StoredInHost>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>Methods of a host that nobody has measured, told by their shape: HS4003 where there is a way back, HS4004 where there is none.</summary>
public class HostRegistrationTests
{
    private const string Contract = """
        [assembly: HotswapContract]
        public interface IBus { IDisposable Subscribe<T>(Action<T> handler); void Publish<T>(T message); ValueTask<IAsyncDisposable> SubscribeAsync(string topic, Func<string, Task> handler); }
        public interface ITopics { void Subscribe(string topic, Action<string> handler); void Unsubscribe(string topic, Action<string> handler); }
        public interface ICommand { void Run(); }
        public interface IRegistry { void Register(string name, ICommand command); bool Unregister(string name); void AddListener(ICommand listener); void RemoveListener(ICommand listener); }
        public interface IRouter { void Map(string path, Func<string, string> handler); void SetFormatter(Func<object, string>? formatter); void Subscribe(Action<string> handler); }
        public interface IScheduler { void Schedule(Action work); IDisposable Schedule(TimeSpan due, Action work); IDisposable SchedulePeriodic(TimeSpan period, Action work); T Run<T>(Func<T> work); }
        public interface IHost { IBus Bus { get; } ITopics Topics { get; } IRegistry Registry { get; } IRouter Router { get; } IScheduler Scheduler { get; } IObservable<int> Ticks { get; } }
        public static class Commands { public static void Register(string name, Action run) { } public static void Unregister(string name) { } }
        """;

    private const string Own = "private IHost? _h; private IDisposable? _d; private readonly Stack<IDisposable> _all = new(); void On(string s) { } Task OnAsync(string s) => Task.CompletedTask; sealed class C : ICommand { public void Run() { } } sealed class O : IObserver<int> { public void OnCompleted() { } public void OnError(Exception e) { } public void OnNext(int n) { } } ";

    private static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Contract);

    [Theory]
    [InlineData("handle dropped", "public void OnLoad(object? data) { var h = (IHost)data!; [|h.Bus.Subscribe<string>(On)|]; _ = [|h.Bus.Subscribe<string>(s => { })|]; }")]
    [InlineData("handle kept", "public void OnLoad(object? data) { _d = [|((IHost)data!).Bus.Subscribe<string>(On)|]; }")]
    [InlineData("handle awaited", "public async Task OnLoad(object? data) { await [|((IHost)data!).Bus.SubscribeAsync(\"a\", OnAsync)|]; }")]
    [InlineData("handle given by a helper, and dropped", "public void OnLoad(object? data) { _h = (IHost)data!; Listen(); } IDisposable Listen() => [|_h!.Bus.Subscribe<string>(On)|];")]
    [InlineData("delegate in a variable", "private Action<string>? _on; public void OnLoad(object? data) { _on = s => { }; ((IHost)data!).Bus.ToString(); [|((IHost)data).Bus.Subscribe(_on)|]; }")]
    [InlineData("observer of a host's observable", "public void OnLoad(object? data) { [|((IHost)data!).Ticks.Subscribe(new O())|]; }")]
    [InlineData("no Unsubscribe", "public void OnLoad(object? data) { [|((IHost)data!).Topics.Subscribe(\"a\", On)|]; } void Never() => _h!.Topics.Unsubscribe(\"a\", On);")]
    [InlineData("no Unregister", "public void OnLoad(object? data) { [|((IHost)data!).Registry.Register(\"a\", new C())|]; [|Commands.Register(\"b\", () => { })|]; }")]
    [InlineData("no RemoveListener", "public void OnLoad(object? data) { [|((IHost)data!).Registry.AddListener(new C())|]; }")]
    [InlineData("periodic work", "public void OnLoad(object? data) { [|((IHost)data!).Scheduler.SchedulePeriodic(TimeSpan.FromSeconds(1), () => { })|]; }")]
    public Task FlaggedWhereThereIsAWayBack(string shape, string members) => VerifyEnded(shape, members);

    [Theory]
    [InlineData("mapped", "public void OnLoad(object? data) { [|((IHost)data!).Router.Map(\"/a\", s => s)|]; }")]
    [InlineData("subscribed", "public void OnLoad(object? data) { _h = (IHost)data!; [|_h.Router.Subscribe(On)|]; }")]
    [InlineData("set", "public void OnLoad(object? data) { [|((IHost)data!).Router.SetFormatter(o => \"\")|]; }")]
    public Task FlaggedWhereThereIsNoWayBack(string shape, string members) => VerifyStored(shape, members);

    [Theory]
    [InlineData("handle disposed", "public void OnLoad(object? data) { var h = (IHost)data!; _d = h.Bus.Subscribe<string>(On); _all.Push(h.Bus.Subscribe<string>(On)); using var u = h.Bus.Subscribe<string>(On); } public void OnFree() { _d?.Dispose(); while (_all.TryPop(out IDisposable? d)) { d.Dispose(); } }")]
    [InlineData("handle disposed when retiring", "public void OnLoad(object? data, PluginContext context) { var d = ((IHost)data!).Bus.Subscribe<string>(On); context.Retiring.Register(d.Dispose); var e = ((IHost)data).Bus.Subscribe<string>(On); context.Retiring.Register(static s => ((IDisposable)s!).Dispose(), e); }")]
    [InlineData("handle given by a helper, and disposed", "public void OnLoad(object? data) { _h = (IHost)data!; _d = Listen(); } IDisposable Listen() => _h!.Bus.Subscribe<string>(On); public void OnFree() => _d?.Dispose();")]
    [InlineData("handle awaited with using", "public async Task OnLoad(object? data) { await using var d = await ((IHost)data!).Bus.SubscribeAsync(\"a\", OnAsync); }")]
    [InlineData("Unsubscribe", "public void OnLoad(object? data) { _h = (IHost)data!; _h.Topics.Subscribe(\"a\", On); } public void OnFree() => Leave(); void Leave() => _h?.Topics.Unsubscribe(\"a\", On);")]
    [InlineData("Unregister by a kept delegate", "private readonly List<Action> _undo = []; public void OnLoad(object? data) { _h = (IHost)data!; _h.Registry.Register(\"a\", new C()); _undo.Add(() => _h.Registry.Unregister(\"a\")); Commands.Register(\"b\", () => { }); } public void OnFree() { Commands.Unregister(\"b\"); _undo.ForEach(u => u()); }")]
    [InlineData("set back", "public void OnLoad(object? data) { _h = (IHost)data!; _h.Router.SetFormatter(o => \"\"); } public void OnFree() => _h!.Router.SetFormatter(null);")]
    [InlineData("work that ends, calls that only use the delegate", "public void OnLoad(object? data) { var h = (IHost)data!; h.Scheduler.Schedule(() => { }); h.Scheduler.Schedule(TimeSpan.FromSeconds(1), () => { }); h.Scheduler.Run(() => 1); h.Bus.Publish(new C()); }")]
    [InlineData("delegates and objects of the host", "public void OnLoad(object? data) { var h = (IHost)data!; h.Bus.Subscribe<string>(Console.WriteLine); h.Topics.Subscribe(\"a\", Console.WriteLine); h.Router.Subscribe(Console.WriteLine); }")]
    [InlineData("own objects", "sealed class B : ITopics { public void Subscribe(string t, Action<string> h) { } public void Unsubscribe(string t, Action<string> h) { } } public void OnLoad() { new B().Subscribe(\"a\", On); ITopics b = new B(); b.Subscribe(\"a\", On); }")]
    [InlineData("unknown origin", "public void Wire(IHost h) { h.Bus.Subscribe<string>(On); h.Topics.Subscribe(\"a\", On); h.Router.Map(\"a\", s => s); }")]
    [InlineData("what the vault gives is fresh in each generation", "public void OnPublish(Vault vault) { var h = vault.GetExtension<IHost>(); h.Bus.Subscribe<string>(On); h.Topics.Subscribe(\"a\", On); h.Router.Map(\"a\", s => s); }")]
    [InlineData("what is given for a call, mapped", "internal static void live_X(IRouter router) { router.Map(\"a\", s => s); }")]
    public async Task Silent(string shape, string members)
    {
        await VerifyEnded(shape, members);
        await VerifyStored(shape, members);
    }

    [Fact]
    public Task UsersEntriesAreEndedByTheirCounterpartAndHoldForInterfaces() => Ended.Verify(
        Sources.Plugin(Own + """
            public void OnLoad(object? data) { _h = (IHost)data!; [|_h.Scheduler.Schedule(() => { })|]; _h.Bus.Subscribe<string>(On); _h.Registry.Register("a", new C()); new S().Schedule(() => { }); }
            public void OnFree() => _h!.Registry.Unregister("a");
            sealed class S : IScheduler { public void Schedule(Action w) { } public IDisposable Schedule(TimeSpan d, Action w) => null!; public IDisposable SchedulePeriodic(TimeSpan p, Action w) => null!; public T Run<T>(Func<T> w) => w(); }
            """),
        Project with { EditorConfig = "hotswap_hs4003_members = IScheduler.Schedule, IRegistry.Register\nhotswap_hs4003_harmless = IBus.Subscribe" });

    [Fact]
    public Task WhatStoresCanBeListedAndTakenOut() => Stored.Verify(
        Sources.Plugin(Own + "public void OnLoad(object? data) { _h = (IHost)data!; [|_h.Bus.Publish(new C())|]; _h.Bus.Publish(1); _h.Router.Map(\"a\", s => s); }"),
        Project with { EditorConfig = "hotswap_hs4004_members = IBus.Publish\nhotswap_hs4004_harmless = IRouter.Map" });

    private static Task VerifyEnded(string shape, string members)
    {
        Assert.NotEmpty(shape);
        return Ended.Verify(Sources.Plugin(Own + members), Project);
    }

    private static Task VerifyStored(string shape, string members)
    {
        Assert.NotEmpty(shape);
        return Stored.Verify(Sources.Plugin(Own + members), Project);
    }
}
