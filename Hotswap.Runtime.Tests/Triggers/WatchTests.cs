using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.Telemetry;
using Microsoft.Extensions.Logging;

namespace Hotswap.Runtime.Tests.Triggers;

public class WatchTests : FakeTimeTest
{
    [Fact]
    public async Task ARebuiltPluginIsReloadedWithTheDataOfTheLoad()
    {
        const string TellData = """Mark("data " + data);""";
        Folder.Write(Plugin("A") with { OnLoad = TellData });
        PluginHost host = NewHost(Watching);
        using MeterProbe probe = new(host);
        await host.LoadAsync("of the load");
        Folder.Write(Plugin("A") with { OnLoad = TellData, Greeting = "new" });
        await PumpAsync(() => host.ReloadCounter == 1);

        Assert.Equal("new", Greet(host, "A"));
        Assert.Equal(["A.data of the load", "A.data of the load"], Marks.Where(m => m.Contains("data", StringComparison.Ordinal)));
        Assert.Equal(["1 hotswap.trigger=call", "1 hotswap.trigger=watch"], probe.Recorded("hotswap.reloads"));
        Assert.Contains(Log.Lines, l => l.EventId == 40 && l.Text.Contains(Folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ItIsOffByDefault()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(OnFakeTime);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        Folder.WriteFile("version.txt", "2"u8.ToArray());
        await PumpAMinuteAsync();

        Assert.Equal(0, host.ReloadCounter);
        Assert.Null(host.PatchVersion);
        Assert.False(File.Exists(Folder.PathOf("result.txt")));
    }

    [Fact]
    public async Task ManyFilesWrittenOneAfterTheOtherAreOneReload()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Watching);
        for (int i = 0; i < 10; i++)
        {
            // Never still for as long as the settle time of 500 ms.
            Folder.Write(PluginCompiler.Plugin(Plugin($"B{i}")));
            Time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
            Time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Assert.Equal(0, host.ReloadCounter);
        await PumpAsync(() => host.ReloadCounter > 0);
        await PumpAMinuteAsync();
        Assert.Equal(1, host.ReloadCounter);
        Assert.Equal(11, host.Current!.Plugins.Count);
    }

    [Fact]
    public async Task AFailedReloadIsToldOnceAndTheNextChangeIsTaken()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost(Watching);
        using MeterProbe probe = new(host);
        await host.LoadAsync();
        Folder.WriteFile("A/A.dll", [1, 2, 3]);
        await PumpAsync(() => Log.Lines.Any(l => l.EventId == 2));
        await PumpAMinuteAsync();

        Assert.Equal("hello", Greet(host, "A"));
        Assert.Single(Log.Lines, l => l.EventId == 2);
        Assert.StartsWith("1 hotswap.trigger=watch", Assert.Single(probe.Recorded("hotswap.reload.failures")), StringComparison.Ordinal);

        Folder.Write(Plugin("A") with { Greeting = "mended" });
        await PumpAsync(() => host.ReloadCounter == 1);
        Assert.Equal("mended", Greet(host, "A"));
    }

    [Fact]
    public async Task WhatWasReloadedByACallIsNotReloadedAgain()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Watching);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        await PumpAMinuteAsync();

        Assert.Equal(1, host.ReloadCounter);
    }

    [Fact]
    public async Task FilesThatAreNoCodeAreNoChange()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Watching);
        Folder.WriteFile("A/state.json", "{}"u8.ToArray());
        Folder.WriteFile("A/A.xml", "<doc/>"u8.ToArray());
        Folder.WriteFile(".git/A.dll", [1]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder.PathOf("A/A.dll"), UnixFileMode.UserRead);
        }

        await PumpAMinuteAsync();

        Assert.Equal(0, host.ReloadCounter);
        Assert.DoesNotContain(Log.Lines, l => l.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task AFolderThatIsReplacedByAnotherIsWatchedOn()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Watching);
        for (int i = 1; i <= 2; i++)
        {
            string aside = Folder.Path + ".aside";
            Directory.Move(Folder.Path, aside);
            await PumpAsync(() => Log.Lines.Count(l => l.EventId == 2) == i);
            Directory.Move(aside, Folder.Path);
            Folder.Write(Plugin("A") with { Greeting = $"number {i}" });
            await PumpAsync(() => host.ReloadCounter == i);
            Assert.Equal($"number {i}", Greet(host, "A"));
        }
    }

    [Fact]
    public async Task TheDirectoryOfTheLastReloadIsTheOneThatIsWatched()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Watching);
        using PluginFolder other = new();
        other.Write(Plugin("A") with { Greeting = "other" });
        await host.ReloadAsync(options: new ReloadOptions { PluginDirectory = other.Path });
        await PumpAMinuteAsync();
        Assert.Equal(1, host.ReloadCounter);

        Folder.Write(Plugin("A") with { Greeting = "of the first folder" });
        await PumpAMinuteAsync();
        Assert.Equal(1, host.ReloadCounter);

        other.Write(Plugin("A") with { Greeting = "other, again" });
        await PumpAsync(() => host.ReloadCounter == 2);
        Assert.Equal("other, again", Greet(host, "A"));
    }

    [Fact]
    public async Task NoTriggerStartsBeforeTheFirstLoadHasSucceeded()
    {
        Folder.WriteFile("A/A.dll", [1, 2, 3]);
        PluginHost host = NewHost(o =>
        {
            Watching(o);
            o.FlagFile = "version.txt";
        });
        await AssertFailsAsync(() => PumpAsync(host.LoadAsync()));
        Folder.Write(Plugin("A"));
        Folder.WriteFile("version.txt", "1"u8.ToArray());
        await PumpAMinuteAsync();
        Assert.Null(host.Current);
        Assert.Empty(Marks);

        await host.LoadAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await PumpAsync(() => host.ReloadCounter == 1);
    }

    [Fact]
    public async Task DisposalStopsAReloadThatATriggerHasBegun()
    {
        TaskCompletionSource begun = new();
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o =>
        {
            Watching(o);
            o.ReloadCallback = async (_, previous, cancellation) =>
            {
                if (previous is not null)
                {
                    begun.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                }
            };
        });
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await PumpAsync(() => begun.Task.IsCompleted);

        Task disposed = host.DisposeAsync().AsTask();
        await PumpAsync(() => disposed.IsCompleted);
        await disposed;
        Assert.DoesNotContain(Log.Lines, l => l.Level >= LogLevel.Error);
        Assert.Equal(2, Marks.Count(m => m == "A.OnFree"));
    }

    private void Watching(PluginHostOptions options)
    {
        OnFakeTime(options);
        options.Watch = true;
    }
}
