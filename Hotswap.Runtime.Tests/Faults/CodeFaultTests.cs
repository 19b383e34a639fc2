using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>Plugins whose code misbehaves in ways that a runtime may stumble over.</summary>
public class CodeFaultTests : HostTest
{
    [Theory]
    [InlineData("static Main() => throw new InvalidOperationException(\"boom\");")]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() => throw new InvalidOperationException(\"boom\");")]
    public async Task F01_ExceptionBeforeTheConstructor(string members)
    {
        PluginHost host = await HostOfAAsync();
        Folder.Write(Plugin("B") with { Members = members });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("B", LoadStage.Load), (error.Plugin, error.Stage));
        Assert.Contains("boom", Log.Lines.Single(l => l.EventId == 3).Text, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
    }

    [Fact]
    public async Task F10_HangingModuleInitialiserIsFreedWhenItReturns()
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        PluginHost host = await HostOfAAsync(o => o.LifecycleTimeout = TimeSpan.FromMilliseconds(300));
        Folder.Write(Plugin("B") with
        {
            Members = $"""[System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() => ((Gate)AppContext.GetData("{Key}")!).Pass();""",
        });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("B", Assert.Single(e.Errors).Plugin);
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(PluginVersionState.Abandoned, host.Versions.Single(v => v.Version.Plugin == "B").State);
        gate.Open();
        AppContext.SetData(Key, null);
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 1 });
        Assert.DoesNotContain("B.OnFree", Marks);
    }

    [Fact]
    public async Task F04_ExceptionThatThrowsFromItsOwnMembers()
    {
        PluginHost host = await HostOfAAsync();
        Folder.Write(Plugin("B") with
        {
            OnLoad = "throw new Broken();",
            Types = "internal sealed class Broken : Exception { public override string Message => throw new Broken(); public override string ToString() => throw new Broken(); }",
        });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Contains("Plugins.B.Broken", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task S02_BackgroundWorkThatIgnoresItsTokenIsAbandonedUntilItReturns()
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with { OnInit = $"""context.Run(_ => ((Gate)AppContext.GetData("{Key}")!).PassAsync());""" });
        PluginHost host = await LoadedHostAsync(o => o.LifecycleTimeout = TimeSpan.FromMilliseconds(300));
        await gate.ReachedAsync();
        AppContext.SetData(Key, null);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();

        await Wait.UntilAsync(() => host.VersionTotals.Abandoned == 1);
        Assert.Equal("new", Greet(host, "A"));
        Assert.Equal(1, host.Versions.Single(v => v.State == PluginVersionState.Abandoned).BackgroundWork);
        Assert.DoesNotContain("A.OnFree", Marks);
        gate.Open();
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 1 });
        Assert.Single(Marks, "A.OnFree");
    }

    [Fact]
    public async Task S03_AsyncLocalsOfPluginTypesDoNotStayOnTheHostsFlow()
    {
        const string Set = "_local.Value = new Node();";
        Folder.Write(Plugin("A") with
        {
            OnLoad = Set,
            OnInit = Set,
            OnPublish = Set,
            OnFree = Set,
            InvokeFunc = Set + " return null;",
            Members = "private static readonly AsyncLocal<Node> _local = new(); internal sealed class Node;",
        });
        PluginHost host = await LoadedHostAsync();
        host.InvokeFunc("A", "sync");
        await host.InvokeFuncAsync("A", "async");
        Folder.Write(Plugin("A"));
        await host.ReloadAsync();
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
    }

    [Fact]
    public async Task S03_AsyncLocalsDoNotStayWhereTheFlowIsSuppressed()
    {
        Folder.Write(Plugin("A") with
        {
            InvokeFunc = "_local.Value = new Node(); return null;",
            Members = "private static readonly AsyncLocal<Node> _local = new(); internal sealed class Node;",
        });
        PluginHost host = await LoadedHostAsync();
        AsyncLocal<string> own = new() { Value = "own" };
        AsyncFlowControl suppressed = ExecutionContext.SuppressFlow();
        host.InvokeFunc("A", "sync");
        Assert.True(ExecutionContext.IsFlowSuppressed());
        Assert.Equal("own", own.Value);
        suppressed.Undo();
        Assert.Equal("own", own.Value);

        Folder.Write(Plugin("A"));
        await host.ReloadAsync();
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
    }

    private async Task<PluginHost> HostOfAAsync(Action<PluginHostOptions>? configure = null)
    {
        Folder.Write(Plugin("A"));
        return await LoadedHostAsync(configure);
    }
}
