using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>The runtime's verdict on things that were measured to keep an unloaded version in memory, or not to.</summary>
[Collection(AloneCollection.Name)]
public class LeakZooTests : HostTest
{
    public static TheoryData<string> Leaking => new(ZooCases.Leaking.Keys);

    public static TheoryData<string> Harmless => new(ZooCases.Harmless.Keys);

    public static TheoryData<string> Cached => new(ZooCases.Cached.Keys);

    public static TheoryData<string> ForEver => new(ZooCases.ForEver.Keys);

    [Theory]
    [MemberData(nameof(Leaking))]
    public async Task S03_LeakedUntilItIsUndone(string name)
    {
        Folder.Write(Animal(name, ZooCases.Leaking[name]));
        try
        {
            await LeakAsync();
        }
        finally
        {
            ZooHost.Undo();
        }

        await GoneAsync(name);

        // With the remedy in OnFree.
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await VerdictAsync(NewHost(), remedied: true));
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task S03_Collected(string name)
    {
        Folder.Write(Animal(name, ZooCases.Harmless[name]));
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await VerdictAsync(NewHost(), remedied: false));
        ZooHost.Kept.Clear();
    }

    [Theory]
    [MemberData(nameof(Cached))]
    public async Task S03_CollectedOnceCachesOfTheFrameworkAreEmptied(string name)
    {
        Folder.Write(Animal(name, ZooCases.Cached[name]));
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await VerdictAsync(Impatient(), remedied: false));
        Assert.DoesNotContain(Log.Lines, l => l.EventId is 15 or 18);
    }

    [Theory]
    [MemberData(nameof(ForEver))]
    public async Task S03_LeakedForEver(string name)
    {
        Folder.Write(Animal(name, ZooCases.ForEver[name]));
        await LeakAsync();
    }

    private async Task LeakAsync()
    {
        ExpectsLeftovers = true;
        PluginHost careless = Impatient();
        Assert.Equal(new VersionTotals(1, 0, 1, 0), await VerdictAsync(careless, remedied: false));
        Assert.Equal(PluginVersionState.Leaked, Assert.Single(careless.Versions).State);
        Assert.DoesNotContain(Log.Lines, l => l.EventId == 18);
    }

    // A clock of its own: it is the first of a minute to empty caches.
    private PluginHost Impatient() => NewHost(o =>
    {
        o.LeakTimeout = TimeSpan.FromMilliseconds(50);
        o.TimeProvider = new OwnClock();
    });

    private static async Task<VersionTotals> VerdictAsync(PluginHost host, bool remedied)
    {
        await host.LoadAsync(data: remedied);
        await host.DisposeAsync();
        return await host.WaitForVerdictsAsync();
    }

    // By the assembly itself: the runtime looks at leaked versions only now and then.
    private static Task GoneAsync(string name) => Wait.UntilAsync(() =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return !AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == name);
    });

    private PluginText Animal(string name, string setUp) => Plugin(name) with
    {
        OnLoad = "_remedied = (bool)data!;",
        OnInit = "Animal.SetUp(); ZooHost.Register(Animal._undo);",
        OnFree = "if (_remedied) Animal._undo!();",
        Members = "private static bool _remedied;",
        Types = $$"""
            internal static class Animal
            {
                internal static Action? _undo;
                internal static object? _field;
                private static event Action? _own;
                [ThreadStatic] private static Node? _perThread;
                private static readonly AsyncLocal<Node> _local = new();
                private static void Handle() => _field ??= new Node();
                internal static void SetUp() { {{setUp}} }
            }
            public sealed class Node { public string? Name { get; set; } public override string ToString() => "node"; }
            public struct Plain { public int N; }
            public enum Color { Red }
            public interface IProxied { void Call(); }
            public class Proxy : DispatchProxy { protected override object? Invoke(MethodInfo? method, object?[]? args) => null; }
            internal static class Statics<T> { internal static T? Value; }
            internal sealed class Writer : System.IO.StringWriter;
            internal sealed class Context : SynchronizationContext;
            internal sealed class Culture() : System.Globalization.CultureInfo("");
            internal sealed class Principal() : System.Security.Principal.GenericPrincipal(new System.Security.Principal.GenericIdentity("zoo"), null);
            internal sealed class Encodings : System.Text.EncodingProvider
            {
                public override System.Text.Encoding? GetEncoding(int page) => null;
                public override System.Text.Encoding? GetEncoding(string name) => null;
            }
            internal sealed class Handler : System.Net.Http.HttpMessageHandler
            {
                protected override async Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken cancellation)
                {
                    await Task.Yield();
                    return new System.Net.Http.HttpResponseMessage { Content = new System.Net.Http.StringContent("zoo") };
                }
            }
            internal sealed class Observer : IObserver<System.Diagnostics.DiagnosticListener>
            {
                public void OnCompleted() { }
                public void OnError(Exception error) { }
                public void OnNext(System.Diagnostics.DiagnosticListener value) { }
            }
            internal sealed class Listener : System.Diagnostics.TraceListener
            {
                public override void Write(string? message) { }
                public override void WriteLine(string? message) { }
            }
            internal sealed class Events : System.Diagnostics.Tracing.EventListener;
            internal sealed class Source() : System.Diagnostics.Tracing.EventSource("Zoo");

            // What the source generator of System.Text.Json writes, in short.
            internal sealed class JsonOfNode() : System.Text.Json.Serialization.JsonSerializerContext(null)
            {
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;

                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => type != typeof(Node) ? null
                    : System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateObjectInfo<Node>(
                        Options, new() { ObjectCreator = () => new Node(), PropertyMetadataInitializer = _ => [] });
            }
            """,
        Resource = [1, 2, 3],
    };

    private sealed class OwnClock : TimeProvider;
}
