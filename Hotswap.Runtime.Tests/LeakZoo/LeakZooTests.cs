using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>The runtime's verdict on things that were measured to keep an unloaded version in memory, or not to.</summary>
[Collection(AloneCollection.Name)]
public class LeakZooTests : HostTest
{
    public static TheoryData<string> Leaking => new(ZooCases.Leaking.Keys);

    public static TheoryData<string> Harmless => new(ZooCases.Harmless.Keys);

    [Theory]
    [MemberData(nameof(Leaking))]
    public async Task S03_LeakedUntilItIsUndone(string name)
    {
        Folder.Write(Animal(name, ZooCases.Leaking[name]));
        ExpectsLeftovers = true;
        PluginHost careless = NewHost(o => o.LeakTimeout = TimeSpan.FromMilliseconds(50));
        await careless.LoadAsync(data: false);
        await careless.DisposeAsync();
        try
        {
            Assert.Equal(new VersionTotals(1, 0, 1, 0), await careless.WaitForVerdictsAsync());
            Assert.Equal(PluginVersionState.Leaked, Assert.Single(careless.Versions).State);
        }
        finally
        {
            ZooHost.Undo();
        }

        await GoneAsync(name);

        // With the remedy in OnFree.
        PluginHost careful = NewHost();
        await careful.LoadAsync(data: true);
        await careful.DisposeAsync();
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await careful.WaitForVerdictsAsync());
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task S03_Collected(string name)
    {
        Folder.Write(Animal(name, ZooCases.Harmless[name]));
        PluginHost host = NewHost();
        await host.LoadAsync(data: false);
        await host.DisposeAsync();
        Assert.Equal(new VersionTotals(1, 1, 0, 0), await host.WaitForVerdictsAsync());
        ZooHost.Kept.Clear();
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
                [ThreadStatic] private static Node? _perThread;
                private static readonly AsyncLocal<Node> _local = new();
                private static void Handle() => _field ??= new Node();
                internal static void SetUp() { {{setUp}} }
            }
            public sealed class Node { public override string ToString() => "node"; }
            public enum Color { Red }
            internal sealed class Writer : System.IO.StringWriter;
            internal sealed class Listener : System.Diagnostics.TraceListener
            {
                public override void Write(string? message) { }
                public override void WriteLine(string? message) { }
            }
            internal sealed class Events : System.Diagnostics.Tracing.EventListener;
            """,
    };
}
