using System.Diagnostics.Metrics;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>Plugins whose code misbehaves in ways that a runtime may stumble over.</summary>
public class CodeFaultTests : HostTest
{
    private const string Throw = """throw new InvalidOperationException("thrown");""";

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
    public async Task F04_WhatLiesBehindAnExceptionIsNamedOnTheSameLine()
    {
        PluginHost host = await HostOfAAsync();
        Folder.Write(Plugin("B") with
        {
            OnLoad = "Broken.Use();",
            Types = """internal static class Broken { static Broken() => throw new InvalidOperationException("no such\nfile"); public static void Use() { } }""",
        });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal(
            "System.TypeInitializationException: The type initializer for 'Plugins.B.Broken' threw an exception. ---> System.InvalidOperationException: no such file",
            Assert.Single(e.Errors).Message);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException();")]
    [InlineData("done(state); done(state);")]
    public async Task F04_BrokenSourceOfAValueTaskDoesNotEndTheProcess(string onCompleted)
    {
        PluginHost host = await HostOfAAsync();
        Folder.Write(PluginCompiler.Plugin("B", $$"""
            using System;
            using System.Threading.Tasks;
            using System.Threading.Tasks.Sources;
            using Hotswap;

            [HotswapPlugin]
            public sealed partial class B : IValueTaskSource
            {
                public ValueTask OnLoad(object? data) => new(this, 0);
                public void OnInit(Vault vault) { }
                public void OnFree() { }
                public object? Export() => null;
                public object? Import() => null;
                public bool Reloadable() => true;
                public object? InvokeFunc(string name, params object?[] args) => null;
                public void GetResult(short token) { }
                public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;
                public void OnCompleted(Action<object?> done, object? state, short token, ValueTaskSourceOnCompletedFlags flags) { {{onCompleted}} }
            }
            """));

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("B", LoadStage.OnLoad), (error.Plugin, error.Stage));
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task S02_CallbackOnTheTokenOfBackgroundWorkThatHangsHoldsUpItsVersionAlone()
    {
        await AssertHoldsUpItsVersionAloneAsync("""
            context.Run(async stopping =>
            {
                using var registration = stopping.Register(gate.Pass);
                await Task.Delay(Timeout.Infinite, stopping);
            });
            """);
        Assert.Single(Marks, "A.OnFree");
    }

    [Fact]
    public Task S03_UnloadingHandlerThatHangsHoldsUpItsVersionAlone() => AssertHoldsUpItsVersionAloneAsync(
        "AssemblyLoadContext.GetLoadContext(typeof(Main).Assembly)!.Unloading += _ => gate.Pass();");

    private async Task AssertHoldsUpItsVersionAloneAsync(string passesGate)
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with { OnInit = $"""var gate = (Gate)AppContext.GetData("{Key}")!; {passesGate}""" });
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync(o => o.LifecycleTimeout = TimeSpan.FromMilliseconds(300));
        AppContext.SetData(Key, null);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await gate.ReachedAsync();

        Folder.Write(Plugin("B") with { Greeting = "new" });
        await host.ReloadAsync();
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 1, Collected: 1 });
        Assert.Single(Marks, "B.OnFree");
        gate.Open();
        await Wait.UntilAsync(() => host.VersionTotals is { Abandoned: 0, Collected: 2 });
    }

    [Fact]
    public async Task S03_UnloadingHandlerThatThrowsIsLoggedAndTheVersionGoes()
    {
        Folder.Write(Plugin("A") with
        {
            OnInit = """AssemblyLoadContext.GetLoadContext(typeof(Main).Assembly)!.Unloading += _ => throw new InvalidOperationException("at unloading");""",
        });
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        Folder.Write(Plugin("B") with { Greeting = "new" });
        await host.ReloadAsync();

        Assert.Equal(2, (await host.WaitForVerdictsAsync()).Collected);
        Assert.Contains("at unloading", Assert.Single(Log.Lines, l => l.EventId == 25).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S03_ListenerToMetricsThatThrowsEndsNeitherLoadsNorTheFreeing()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost();
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, host))
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException());
        listener.Start();
        await host.LoadAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
    }

    [Fact]
    public async Task S03_LogThatThrowsEndsNeitherLoadsNorTheFreeing()
    {
        Folder.Write(Plugin("A"));
        using BrokenLog log = new();
        PluginHost host = await LoadedHostAsync(o => o.LoggerFactory = log);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);

        Folder.Write(Plugin("A") with { OnInit = Throw });
        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Contains("thrown", e.Message, StringComparison.Ordinal);
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
