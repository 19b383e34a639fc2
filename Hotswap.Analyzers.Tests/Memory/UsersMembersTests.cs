using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>Members that users add to a rule, or take out of it, by name: as declared, overridden, implemented, extended, or by whole types.</summary>
public class UsersMembersTests
{
    private const string Library = """
        public class Bus { public virtual IDisposable? Hear(Action work) => null; public static IDisposable? Tap(Action work) => null; public class Inner { public IDisposable? Hear(Action work) => null; } }
        public class Fast : Bus { public override IDisposable? Hear(Action work) => null; }
        public interface IFeed { IDisposable? Follow(Action work); event Action? Fed; }
        public class Feed : IFeed { public IDisposable? Follow(Action work) => null; public IDisposable? Follow() => null; public event Action? Fed { add { } remove { } } }
        public static class Feeds { public static IDisposable? Chase(this IFeed feed, Action work) => null; }
        public class Box<T> { public IDisposable? Open(Action work) => null; }
        public class Handle(Action work) : IDisposable { public Action Work => work; public void Dispose() { } }
        public interface IHub { void Subscribe(Action work); void Unsubscribe(Action work); }
        public class Hub : IHub { public void Subscribe(Action work) { } public void Unsubscribe(Action work) { } }
        """;

    private const string Members =
        "void Work() { } private Bus? _bus; private Fast? _fast; private Feed? _feed; private Bus.Inner? _inner; private Box<int>? _box; private Hub? _hub; "
        + "public void OnLoad(object? data) { _bus = (Bus)data!; _fast = (Fast)data; _feed = (Feed)data; _inner = (Bus.Inner)data; _box = (Box<int>)data; _hub = (Hub)data; } ";

    [Theory]
    [InlineData("Bus.Hear", "[|_bus!.Hear(Work)|]; [|_fast!.Hear(Work)|]; _inner!.Hear(Work); Bus.Tap(Work);")]
    [InlineData("Fast.Hear", "_bus!.Hear(Work); [|_fast!.Hear(Work)|];")]
    [InlineData("Bus.Tap", "_bus!.Hear(Work); [|Bus.Tap(Work)|];")]
    [InlineData("Bus", "[|_bus!.Hear(Work)|]; [|Bus.Tap(Work)|]; _inner!.Hear(Work);")]
    [InlineData("Bus+Inner.Hear", "_bus!.Hear(Work); [|_inner!.Hear(Work)|];")]
    [InlineData("IFeed.Follow", "[|_feed!.Follow(Work)|]; [|((IFeed)_feed).Follow(Work)|]; _feed.Follow();")]
    [InlineData("IFeed.Fed", "[|_feed!.Fed += Work|]; [|((IFeed)_feed).Fed += Work|];")]
    [InlineData("Feeds.Chase", "[|_feed!.Chase(Work)|]; [|Feeds.Chase(_feed, Work)|];")]
    [InlineData("Box`1.Open", "[|_box!.Open(Work)|];")]
    [InlineData("Handle..ctor", "[|new Handle(Work)|]; _bus!.Hear(Work);")]
    [InlineData("Bus.Tap, Feeds.Chase", "[|Bus.Tap(Work)|]; [|_feed!.Chase(Work)|]; _bus!.Hear(Work);")]
    [InlineData("Nothing.Hear, .Hear, Hear, Bus., Bus.Nothing, ..ctor, Bus..ctor", "_bus!.Hear(Work); Bus.Tap(Work); new Handle(Work);")]
    public Task Added(string members, string code) => Check("hotswap_hs4003_members = " + members, code);

    [Theory]
    [InlineData("System.Runtime.InteropServices.GCHandle", "GCHandle.Alloc(this); [|new Meter(\"m\").CreateObservableGauge(\"g\", () => 1)|];")]
    [InlineData("System.Diagnostics.Metrics.Meter.CreateObservableGauge", "[|GCHandle.Alloc(this)|]; new Meter(\"m\").CreateObservableGauge(\"g\", () => 1);")]
    [InlineData("System.Diagnostics.Process.Exited", "Process.Start(\"x\").Exited += (_, _) => { };")]
    [InlineData("System.Runtime.DependentHandle..ctor", "_ = new System.Runtime.DependentHandle(this, this);")]
    [InlineData("System.IObservable`1.Subscribe", "[|_hub!.Subscribe(Work)|];")]
    [InlineData("IHub.Subscribe", "_hub!.Subscribe(Work); ((IHub)_hub).Subscribe(Work);")]
    [InlineData("Hub.Subscribe", "_hub!.Subscribe(Work); [|((IHub)_hub).Subscribe(Work)|];")]
    [InlineData("IHub", "_hub!.Subscribe(Work);")]
    public Task TakenOut(string members, string code) => Check("hotswap_hs4003_harmless = " + members, code);

    private static Task Check(string config, string code) => Verify.Verify(
        Sources.Plugin(Members + $"public void OnInit() {{ {code} }}"),
        ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Library", Library) with { EditorConfig = config });
}
