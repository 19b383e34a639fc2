using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Jobs;

/// <summary>Live jobs run by the host: the newest code, under a lease, with an exception type for each way to fail.</summary>
public class RunAsyncTests : HostTest
{
    // Kept until the versions were proved to be collected: what comes out must hold nothing of a plugin.
    private readonly List<Exception> _kept = [];

    private PluginHost? _host;

    [Fact]
    public async Task V06_JobsOfAnOldVersionAreRunByTheNewestCode()
    {
        Folder.Write(Jobs("old"));
        PluginHost host = await LoadedHostAsync();
        byte[] call = ((LiveJob)host.InvokeFunc("A", "call")!).ToBytes();
        byte[] fire = ((LiveJob)host.InvokeFunc("A", "fire")!).ToBytes();
        Folder.Write(Jobs("new"));
        await host.ReloadAsync();

        await host.RunAsync(LiveJob.Parse(call));
        await host.RunAsync(LiveJob.Parse(fire));

        Assert.Equal(["A.new call x", "A.new fire 3"], Marks.Where(m => m.StartsWith("A.new", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task V06_AThingThatMovedToAnotherPluginIsFound()
    {
        Folder.Write(Jobs("old"));
        PluginHost host = await LoadedHostAsync();
        var job = (LiveJob)host.InvokeFunc("A", "call")!;
        Folder.Write(Plugin("A"));
        Folder.Write(Plugin("B") with { Members = "internal static void live_Call(string name) => Mark(name);" });
        await host.ReloadAsync();

        await host.RunAsync(job);

        Assert.Contains("B.x", Marks);
    }

    [Fact]
    public async Task V06_AGenerationRunsJobsWithItsOwnCode()
    {
        Folder.Write(Jobs("old"));
        PluginHost host = await LoadedHostAsync();
        var job = (LiveJob)host.InvokeFunc("A", "call")!;
        using AsyncLease old = host.EnterAsync();
        Folder.Write(Jobs("new"));
        await host.ReloadAsync();

        await old.Generation.RunAsync(job);
        await host.RunAsync(job);

        Assert.Equal(["A.old call x", "A.new call x"], Marks.Where(m => m.Contains("call", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task V06_AnUnknownNameSaysWhyAndNamesTheJob()
    {
        Folder.Write(Plugin("A") with
        {
            Types = "internal sealed class Live_Silent { public int N { get; set; } } internal static class More { internal static void live_Vault(Action a) => a(); }",
        });
        PluginHost host = await LoadedHostAsync();

        var unknown = await FailsAsync<LiveJobUnknownException>(host, new LiveJob("live_Nothing", 1, "7"));
        Assert.Equal(("live_Nothing", "7"), (unknown.JobName, unknown.JobId));
        Assert.StartsWith("Live job \"live_Nothing\" (id 7) is unknown: no plugin", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("no Handle or HandleAsync", (await FailsAsync<LiveJobUnknownException>(host, new LiveJob("live_silent", 1))).Message, StringComparison.Ordinal);
        Assert.Contains("through the vault only", (await FailsAsync<LiveJobUnknownException>(host, new LiveJob("live_Vault", 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V06_UnreadableDataIsNotRunAndNamesTheMember()
    {
        Folder.Write(Jobs("old"));
        PluginHost host = await LoadedHostAsync();

        var data = await FailsAsync<LiveJobDataException>(host, new LiveJob("Live_Fire", LiveData.FromJson("""{"N":"x"}"""u8), "7"));
        Assert.Equal(("Live_Fire", "7", "N"), (data.JobName, data.JobId, data.MemberPath));
        Assert.Equal("Live job \"Live_Fire\" (id 7) cannot be read by the newest code: member N: expected an int, found a string", data.Message);
        Assert.DoesNotContain(Marks, m => m.Contains("fire", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("throw new MyException(\"broken\");")]
    [InlineData("await Task.Yield(); throw new MyException(\"broken\");")]
    public async Task V06_WhatTheCodeThrowsComesOutAsText(string body)
    {
        Folder.Write(Plugin("A") with
        {
            Members = $$"""internal static async Task live_Throw() { await Task.CompletedTask; {{body}} }""",
            Types = "public sealed class MyException(string message) : Exception(message) { }",
        });
        PluginHost host = await LoadedHostAsync();

        var failed = await FailsAsync<LiveJobFailedException>(host, new LiveJob("live_Throw", LiveData.Nothing, "7"));
        Assert.Equal(("live_Throw", "7", "Plugins.A.MyException", "Plugins.A.MyException: broken"), (failed.JobName, failed.JobId, failed.ErrorType, failed.Error));
        Assert.Equal("Live job \"live_Throw\" (id 7) failed: Plugins.A.MyException: broken", failed.Message);
        Assert.Contains("live_Throw", failed.Detail, StringComparison.Ordinal);
        Assert.Null(failed.InnerException);
    }

    [Fact]
    public async Task V06_AJobThatRunsAnotherTellsItsOwnFailureFromTheOthers()
    {
        AppContext.SetData(Key, new Func<LiveJob, Task>(job => _host!.RunAsync(job)));
        Folder.Write(Plugin("A") with
        {
            Members = $$"""
                internal static void live_Call(string name) { }
                internal static Task live_Outer() => ((Func<LiveJob, Task>)AppContext.GetData("{{Key}}")!)(new LiveJob("live_Call", LiveData.FromJson("{}"u8), "inner"));
                """,
        });
        _host = await LoadedHostAsync();

        var failed = await FailsAsync<LiveJobFailedException>(_host, new LiveJob("live_Outer", LiveData.Nothing, "outer"));
        Assert.Equal(("outer", typeof(LiveJobDataException).FullName), (failed.JobId, failed.ErrorType));
        AppContext.SetData(Key, null);
        _host = null;
    }

    [Fact]
    public async Task V06_TheWorkIsLeasedUntilItEnds()
    {
        using Gate gate = new();
        AppContext.SetData(Key, gate);
        Folder.Write(Plugin("A") with { Members = $$"""internal static async Task live_Wait() { await ((Gate)AppContext.GetData("{{Key}}")!).PassAsync(); Mark("waited"); }""" });
        PluginHost host = await LoadedHostAsync();
        Task running = host.RunAsync(new LiveJob("live_Wait", LiveData.Nothing));
        await gate.ReachedAsync();
        Folder.Write(Plugin("A"));
        await host.ReloadAsync();

        Assert.Equal(PluginVersionState.Draining, host.Versions.First().State);
        Assert.DoesNotContain("A.OnFree", Marks);
        gate.Open();
        await running;
        await host.WaitForVerdictsAsync();
        Assert.Equal(["A.waited", "A.OnFree"], Marks.Where(m => m is "A.waited" or "A.OnFree"));
        AppContext.SetData(Key, null);
    }

    [Fact]
    public async Task V06_ACancelledJobComesOutAsCancelledByItsTokenAlone()
    {
        Folder.Write(Plugin("A") with
        {
            Members = """
                internal static async Task live_Wait(CancellationToken ct) { await Task.Delay(-1, ct); }
                internal static void live_Other() => throw new OperationCanceledException("another's");
                """,
        });
        PluginHost host = await LoadedHostAsync();
        using CancellationTokenSource cancel = new();
        Task running = host.RunAsync(new LiveJob("live_Wait", LiveData.Nothing), cancel.Token);
        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        _kept.Add(cancelled);
        await FailsAsync<LiveJobFailedException>(host, new LiveJob("live_Other", LiveData.Nothing));
    }

    [Fact]
    public async Task V06_WhatTheCodePutsIntoAsyncLocalsStaysThere()
    {
        Folder.Write(Plugin("A") with { Members = "internal static readonly AsyncLocal<object> Local = new(); internal static void live_Set() { Local.Value = new Main(); }" });
        PluginHost host = await LoadedHostAsync();
        ExecutionContext? before = ExecutionContext.Capture();
        await host.RunAsync(new LiveJob("live_Set", LiveData.Nothing));
        Assert.Same(before, ExecutionContext.Capture());
    }

    [Fact]
    public async Task RunningNeedsALoadedHost()
    {
        Folder.Write(Jobs("old"));
        PluginHost host = NewHost();
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunAsync(new LiveJob("live_Call", 1)));
        await host.LoadAsync();
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.RunAsync(null!));
        await host.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => host.RunAsync(new LiveJob("live_Call", 1)));
    }

    private PluginText Jobs(string version) => Plugin("A") with
    {
        Greeting = version,
        Members = $$"""internal static void live_Call(string name) => Mark("{{version}} call " + name);""",
        Types = $$"""internal sealed class Live_Fire { public int N { get; set; } public void Handle() => Main.Mark("{{version}} fire " + N); }""",
        InvokeFunc = """return name == "call" ? LiveJobs.Call("x") : LiveJobs.Fire(new Live_Fire { N = 3 });""",
    };

    private async Task<T> FailsAsync<T>(PluginHost host, LiveJob job)
        where T : Exception
    {
        T failure = await Assert.ThrowsAsync<T>(() => host.RunAsync(job));
        _kept.Add(failure);
        return failure;
    }
}
