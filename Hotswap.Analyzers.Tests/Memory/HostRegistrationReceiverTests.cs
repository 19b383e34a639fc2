using Xunit;
using Ended = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;
using Stored = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4004StoredInHost>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>Registrations by what they are called on, whether by a method of its own, of a base, or by an extension method, and by what takes them back.</summary>
public class HostRegistrationReceiverTests
{
    private const string Contract = """
        [assembly: HotswapContract]
        public interface ILeave { void Unfollow(Action work); void Detach(Action work); }
        public interface IFeed : ILeave { void Attach(Action work); }
        public class Hub : IFeed { public void Attach(Action work) { } public void Detach(Action work) { } public void Unfollow(Action work) { } }
        public interface IBus<T> { }
        public interface ITopics { void Subscribe(string topic, Action work); void Unsubscribe(string topic, Action work); }
        public interface IPlain { void Remove(string name); }
        public sealed class Board : System.Collections.ObjectModel.Collection<object> { public new void Add(object work) { } public new void Remove(object work) { } }
        public interface IHost { Hub Hub { get; } IFeed Feed { get; } ITopics Topics { get; } IPlain Plain { get; } Board Board { get; } IObservable<int> Ticks { get; } }
        public static class Jobs { public static void Register(Action work) { } public static void Unregister(Action work) { } }
        public static class Topics
        {
            public static void Subscribe(this ITopics topics, Action work) => topics.Subscribe("", work);
            public static void Unsubscribe(this ITopics topics, Action work) => topics.Unsubscribe("", work);
            public static void Attach<T>(this IBus<T> bus, Action work) { }
            public static void Detach<T>(this IBus<T> bus, Action work) { }
            public static void SubscribeLate(this IPlain plain, Action work) { }
            public static void UnsubscribeLate(this IPlain plain, Action work) { }
            public static void SubscribeForGood(this IPlain plain, Action work) { }
            public static void Register(this IPlain plain, Action work) { }
            public static void Unregister(this IPlain plain, Action work) { }
        }
        """;

    private const string Reactive = """
        public static class ObservableExtensions
        {
            public static IDisposable Subscribe<T>(this IObservable<T> source, Action<T> next) => null!;
            public static IObservable<T> SubscribeOn<T>(this IObservable<T> source, SynchronizationContext context) => source;
        }
        """;

    private static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Contract).Referencing("System.Reactive", Reactive);

    [Theory]
    [InlineData("[|_h.Topics.Subscribe(Work)|];", "_h!.Topics.Unsubscribe(Other);", "_h!.Hub.Detach(Work);")]
    [InlineData("[|Topics.Subscribe(_h.Topics, Work)|];", "Topics.Unsubscribe(_h!.Topics, Work);", "")]
    [InlineData("[|Jobs.Register(Work)|];", "Jobs.Unregister(Work);", "")]
    [InlineData("[|_h.Plain.SubscribeLate(Work)|];", "_h!.Plain.UnsubscribeLate(Work);", "")]
    [InlineData("[|_h.Plain.Register(Work)|];", "_h!.Plain.Unregister(Work);", "_h!.Plain.Remove(\"\");")]
    [InlineData("[|_h.Topics.Subscribe(Work)|]; ", "_h!.Topics.Unsubscribe(\"\", Work);", "")]
    [InlineData("[|_h.Topics.Subscribe(\"\", Work)|];", "_h!.Topics.Unsubscribe(Work);", "")]
    [InlineData("[|_h.Feed.Attach(Work)|];", "_h!.Feed.Detach(Work);", "_h!.Feed.Unfollow(Work);")]
    [InlineData("[|_h.Feed.Attach(Work)|]; ", "_h!.Hub.Detach(Work);", "_h!.Topics.Unsubscribe(Work);")]
    [InlineData("[|_h.Hub.Attach(Work)|];", "((ILeave)_h!.Hub).Detach(Work);", "")]
    public async Task TakenBackByACounterpart(string registers, string takesBack, string takesNothingBack)
    {
        await Ended.Verify(Plugin(registers, takesNothingBack), Project);
        await Ended.Verify(Plugin(registers.Replace("[|", "").Replace("|]", ""), takesBack), Project);
        await Stored.Verify(Plugin(registers.Replace("[|", "").Replace("|]", ""), takesNothingBack), Project);
    }

    /// <summary>Whatever the assembly is called, what Rx adds to the framework's IObservable registers; what only makes a query does not.</summary>
    [Fact]
    public async Task OfRx()
    {
        await Ended.Verify(Plugin("[|_h.Ticks.Subscribe(n => Work())|]; _d = [|_h.Ticks.SubscribeOn(new Loop()).Subscribe(n => Work())|];", ""), Project);
        await Ended.Verify(Plugin("_d = _h.Ticks.SubscribeOn(new Loop()).Subscribe(n => Work());", "_d?.Dispose();"), Project);
        await Stored.Verify(Plugin("var on = _h.Ticks.SubscribeOn(new Loop());", ""), Project);
    }

    [Fact]
    public Task AnExtensionMethodWithoutAWayBackStores() => Stored.Verify(Plugin("[|_h.Plain.SubscribeForGood(Work)|];", ""), Project);

    [Theory]
    [InlineData("_bus!.Attach(Console.WriteLine); _h.Plain.SubscribeLate(Console.WriteLine);")]
    [InlineData("new OwnTopics().Subscribe(Work); new OwnTopics().Subscribe(\"\", Work);")]
    [InlineData("ITopics own = new OwnTopics(); own.Subscribe(Work);")]
    public async Task NothingOfThePluginIsGivenOrNothingThatOutlivesIt(string code)
    {
        await Ended.Verify(Plugin(code, ""), Project);
        await Stored.Verify(Plugin(code, ""), Project);
    }

    /// <summary>One rule speaks of a host's collection.</summary>
    [Fact]
    public async Task ToAHostsCollectionIsStored()
    {
        await Ended.Verify(Plugin("_h.Board.Add(this);", ""), Project);
        await Stored.Verify(Plugin("[|_h.Board.Add(this)|];", ""), Project);
    }

    private static string Plugin(string load, string free) => Sources.Plugin($$"""
        private IHost? _h; private IBus<World>? _bus; private IDisposable? _d;
        private void Work() { }
        private void Other() { }
        public void OnLoad(object? data) { _h = (IHost)data!; _bus = (IBus<World>)data; {{load}} }
        public void OnFree() { {{free}} }
        sealed class Loop : SynchronizationContext { }
        sealed class OwnTopics : ITopics { public void Subscribe(string topic, Action work) { } public void Unsubscribe(string topic, Action work) { } }
        """);
}
