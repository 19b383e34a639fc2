using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace Hotswap.Runtime.Tests.Swap;

public class SwapTests : HostTest
{
    [Fact]
    public async Task S01_CallsEndOnTheCodeTheyBeganOn()
    {
        const string Wait = """if (name == "wait") { ((Action)args[0]!)(); return "GREETING"; } return null;""";
        Folder.Write(Plugin("A") with { Greeting = "old", InvokeFunc = Wait.Replace("GREETING", "old", StringComparison.Ordinal) });
        PluginHost host = await LoadedHostAsync();
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim go = new();
        Task<object?> call = Task.Run(() => host.InvokeFunc("A", "wait", () =>
        {
            entered.Set();
            go.Wait();
        }));
        entered.Wait();

        Folder.Write(Plugin("A") with { Greeting = "new", InvokeFunc = Wait.Replace("GREETING", "new", StringComparison.Ordinal) });
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
        Assert.False(call.IsCompleted);
        go.Set();
        Assert.Equal("old", await call);
    }

    [Fact]
    public async Task S01_NoCallFailsWhileReloadingUnderLoad()
    {
        Folder.Write(Plugin("A") with { Greeting = "0" });
        PluginHost host = await LoadedHostAsync();
        using CancellationTokenSource stop = new();
        long calls = 0;
        Task[] callers = [.. Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            int last = 0;
            while (!stop.IsCancellationRequested)
            {
                object? result = i % 2 == 0 ? host.InvokeFunc("A", "greet") : await host.InvokeFuncAsync("A", "greet");
                int now = int.Parse((string)result!, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(now >= last, "An older version answered after a newer one.");
                last = now;
                Interlocked.Increment(ref calls);
            }
        }))];

        for (int i = 1; i <= 20; i++)
        {
            Folder.Write(Plugin("A") with { Greeting = i.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            await host.ReloadAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal("20", Greet(host, "A"));
        Assert.True(calls > 100);
        await host.WaitForVerdictsAsync();
        Assert.Equal(20, host.VersionTotals.Collected);
    }

    [Fact]
    public async Task S02_OnFreeWaitsForTheLastCallAndTheFreeDelay()
    {
        FakeTimeProvider time = new();
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            o.TimeProvider = time;
            o.FreeDelay = TimeSpan.FromSeconds(15);
            o.LifecycleTimeout = Timeout.InfiniteTimeSpan;
        });
        AsyncLease lease = host.EnterAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        Assert.Equal(PluginVersionState.Draining, host.Versions[0].State);

        // However much time passes, the open lease holds it.
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("hello", lease.Generation.FindPlugin("A")!.InvokeFunc("greet"));
        Assert.DoesNotContain("A.OnFree", Marks);

        lease.Dispose();
        await Wait.UntilAsync(() => Log.Lines.Any(l => l.EventId == 9));
        time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.DoesNotContain("A.OnFree", Marks);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await Wait.UntilAsync(() => Marks.Contains("A.OnFree"));
        await Wait.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(250));
            return host.VersionTotals.Collected == 1;
        });
        _ = Task.Run(async () =>
        {
            while (host.Versions.Count > 0)
            {
                time.Advance(TimeSpan.FromMilliseconds(250));
                await Task.Yield();
            }
        });
        await AssertGoneAsync(host);
    }

    [Fact]
    public async Task S03_EveryRetiredVersionGivesItsMemoryBack()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        for (int i = 0; i < 10; i++)
        {
            Folder.Write(Plugin("A") with { Greeting = $"number {i}" });
            await host.ReloadAsync();
            Assert.Equal($"number {i}", Greet(host, "A"));
        }

        await host.WaitForVerdictsAsync();
        Assert.Equal(new VersionTotals(11, 10, 0, 0), host.VersionTotals);
        Assert.Equal(PluginVersionState.Serving, Assert.Single(host.Versions).State);
        Assert.Equal(10, Log.Lines.Count(l => l.EventId == 14));
    }

    [Fact]
    public async Task S03_AVersionThatIsKeptIsReportedAsLeaked()
    {
        Folder.Write(Plugin("A") with
        {
            ExportType = "Hotswap.Runtime.Tests.Swap.IKeepable",
            Export = "return new Kept();",
            Types = "internal sealed class Kept : Hotswap.Runtime.Tests.Swap.IKeepable { }",
        });
        PluginHost host = await LoadedHostAsync(o => o.LeakTimeout = TimeSpan.FromMilliseconds(200));
        object? kept = host.Current!.FindPlugin("A")!.Export;
        Folder.Write(Plugin("A"));
        await host.ReloadAsync();

        VersionTotals totals = await host.WaitForVerdictsAsync();
        Assert.Equal(1, totals.Leaked);
        Assert.Contains(Log.Lines, l => l.EventId == 15 && l.Text.StartsWith("A#1", StringComparison.Ordinal));
        GC.KeepAlive(kept);
        ExpectsLeftovers = true;
    }

    [Fact]
    public async Task S05_FilesCanBeOverwrittenAndDeletedWhileLoaded()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();

        // Overwritten in place, as a plain copy does.
        File.WriteAllBytes(Folder.PathOf("A/A.dll"), PluginCompiler.Plugin(Plugin("A") with { Greeting = "new" }).Dll);
        Assert.Equal("hello", Greet(host, "A"));
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));

        Folder.Remove("A");
        Assert.Equal("new", Greet(host, "A"));
    }

    [Fact]
    public async Task FreedObjectsDropEverythingAndSaySo()
    {
        Folder.Write(Plugin("A") with { OnInit = $"""AppContext.SetData("{Key}", vault);""" });
        PluginHost host = await LoadedHostAsync();
        PluginManager generation = host.Current!;
        Plugin plugin = generation.FindPlugin("A")!;
        Vault own = generation.Vault;
        Vault handle = (Vault)AppContext.GetData(Key)!;
        AppContext.SetData(Key, null);

        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await host.WaitForVerdictsAsync();

        Assert.Throws<PluginFreedException>(() => generation.FindPlugin("A"));
        Assert.Throws<PluginFreedException>(() => generation.Plugins);
        Assert.Throws<PluginFreedException>(() => generation.Vault);
        Assert.Throws<PluginFreedException>(() => plugin.InvokeFunc("greet"));
        Assert.Throws<PluginFreedException>(() => plugin.Export);
        Assert.Throws<PluginFreedException>(() => own.DataBag.Count);
        Assert.Throws<PluginFreedException>(() => handle.LiveFuncs.Count);
        Assert.Equal("A", plugin.Name);
        Assert.Equal(1, generation.Generation);
    }
}

/// <summary>What a plugin of these tests exports.</summary>
public interface IKeepable;
