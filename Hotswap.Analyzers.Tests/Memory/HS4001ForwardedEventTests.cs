using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4001EventNotLeft>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4001: own events whose accessors hand their handlers on to a host's.</summary>
public class HS4001ForwardedEventTests
{
    [Theory]
    [InlineData("forwarding event not left", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            public event EventHandler? Beat { add => _host!.Tick += value; remove => _host!.Tick -= value; }
            public void OnLoad(object? data) { _host = (IServer)data!; [|Beat += OnBeat|]; }
            void OnBeat(object? s, EventArgs e) { }
            public void OnFree() { }
        }
        """)]
    [InlineData("wrapper class, static, lambda", """
        [HotswapPlugin] public sealed class World
        {
            private Hub? _hub;
            public void OnLoad(object? data) {
                _hub = new Hub((IServer)data!);
                [|_hub.Message += OnMessage|];
                [|_hub.Message += m => Console.WriteLine(m)|];
                [|Hub.Changed += OnChanged|];
                _hub.Closed += OnChanged;
                _hub.Own += OnChanged;
                _hub.Left += OnMessage;
            }
            void OnMessage(string m) { } void OnChanged() { }
            public void OnFree() => _hub!.Left -= OnMessage;
            sealed class Hub(IServer host) {
                private readonly FileSystemWatcher _w = new(".");
                private Action? _closed;
                public event Action<string>? Message { add => host.Message += value; remove => host.Message -= value; }
                public event Action<string>? Left { add => host.Message += value; remove => host.Message -= value; }
                public static event Action? Changed { add => Registry.Changed += value; remove => Registry.Changed -= value; }
                public event Action? Closed { add => _closed += value; remove => _closed -= value; }
                public event Action? Own;
                public void Raise() { Own?.Invoke(); _closed?.Invoke(); }
            }
        }
        """)]
    [InlineData("other handler left, lambda in -=", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            private event Action<string>? Said { add => _host!.Message += value; remove => _host!.Message -= value; }
            public void OnLoad(object? data) { _host = (IServer)data!;
                [|Said += A|];
                Said += B;
                [|Said -= m => { }|];
            }
            void A(string s) { } void B(string s) { }
            public void OnFree() => Said -= B;
        }
        """)]
    [InlineData("own object's event is forwarded, and one over two steps", """
        [HotswapPlugin] public sealed class World
        {
            private readonly FileSystemWatcher _files = new("."); private IServer? _host;
            public event FileSystemEventHandler Created { add => _files.Created += value; remove => _files.Created -= value; }
            private event EventHandler? Inner { add => _host!.Tick += value; remove => _host!.Tick -= value; }
            public event EventHandler? Outer { add => Inner += value; remove => Inner -= value; }
            public void OnLoad(object? data) { _host = (IServer)data!; Created += (s, e) => { };
                [|Outer += OnBeat|];
            }
            void OnBeat(object? s, EventArgs e) { }
        }
        """)]
    [InlineData("left by an own event that does not hand that on", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            public event EventHandler? Beat { add => [|_host!.Tick += value|]; remove { } }
            public void OnLoad(object? data) { _host = (IServer)data!; [|_host.Tick += OnBeat|]; }
            void OnBeat(object? s, EventArgs e) { }
            public void OnFree() => Beat -= OnBeat;
        }
        """)]
    [InlineData("another handler, which a caller gives, is left by the own event", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            public event EventHandler? Beat { add => _host!.Tick += value; remove => _host!.Tick -= value; }
            public void OnLoad(object? data) => _host = (IServer)data!;
            public void Replace(EventHandler old) { [|_host!.Tick += OnBeat|]; Beat -= old; }
            void OnBeat(object? s, EventArgs e) { }
        }
        """)]
    [InlineData("accessor that does not leave", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            public event EventHandler? Beat { add => [|_host!.Tick += value|]; remove { } }
            public void OnLoad(object? data) { _host = (IServer)data!; Beat += OnBeat; }
            void OnBeat(object? s, EventArgs e) { }
            public void OnFree() => Beat -= OnBeat;
        }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("forwarding event left by itself", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            private event EventHandler? Beat { add => _host!.Tick += value; remove => _host!.Tick -= value; }
            public void OnLoad(object? data) { _host = (IServer)data!; Beat += OnBeat; }
            void OnBeat(object? s, EventArgs e) { }
            public void OnFree() => Beat -= OnBeat;
        }
        """)]
    [InlineData("subscribed at the host, left by the own event and the other way round", """
        [HotswapPlugin] public sealed class World
        {
            private IServer? _host;
            private event EventHandler? Beat { add { _host!.Tick += value; } remove { _host!.Tick -= value; } }
            public void OnLoad(object? data) { _host = (IServer)data!; _host.Tick += OnBeat; Beat += OnOther; }
            void OnBeat(object? s, EventArgs e) { } void OnOther(object? s, EventArgs e) { }
            public void OnFree() { Beat -= OnBeat; _host!.Tick -= OnOther; }
        }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("library", """
        public sealed class Feed : IDisposable {
            public event ConsoleCancelEventHandler? Cancelled { add => Console.CancelKeyPress += value; remove => Console.CancelKeyPress -= value; }
            public Feed() { Cancelled += On; [|Cancelled += Off|];
            }
            void On(object? s, ConsoleCancelEventArgs e) { } void Off(object? s, ConsoleCancelEventArgs e) { }
            public void Dispose() => Cancelled -= On;
        }
        """)]
    public Task FlaggedInALibrary(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), ProjectUnderTest.Library);
    }
}
