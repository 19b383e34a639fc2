using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.Telemetry;

namespace Hotswap.Runtime.Tests.Triggers;

public class FlagFileTests : FakeTimeTest
{
    [Fact]
    public async Task P01_ChangedContentOfTheFlagFileReloads()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost(Flagged);
        using MeterProbe probe = new(host);
        await host.LoadAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        await PumpAMinuteAsync();
        Assert.Equal(0, host.ReloadCounter);

        Flag("1.0.1\n");
        await PumpAsync(() => host.ReloadCounter == 1);
        Assert.Equal("new", Greet(host, "A"));
        Assert.Equal("1 hotswap.trigger=flag_file", probe.Recorded("hotswap.reloads")[^1]);

        Folder.Write(Plugin("A") with { Greeting = "newest" });
        Flag("1.0.2");
        await PumpAsync(() => host.ReloadCounter == 2);
        Assert.Equal("newest", Greet(host, "A"));
    }

    [Fact]
    public async Task P01_TheSameContentAgainDoesNothing()
    {
        Folder.Write(Plugin("A"));
        Flag("1.0.0");
        PluginHost host = await LoadedHostAsync(Flagged);
        Folder.Write(Plugin("A") with { Greeting = "new" });
        Flag("1.0.0");
        await PumpAMinuteAsync();
        Flag("  1.0.0\n");
        await PumpAMinuteAsync();

        Assert.Equal(0, host.ReloadCounter);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task P01_AnEmptiedOrRemovedFlagFileDoesNothing()
    {
        Folder.Write(Plugin("A"));
        Flag("1.0.0");
        PluginHost host = await LoadedHostAsync(Flagged);
        Flag("");
        await PumpAMinuteAsync();
        File.Delete(Folder.PathOf("version.txt"));
        await PumpAMinuteAsync();

        Assert.Equal(0, host.ReloadCounter);
        Assert.Equal("1.0.0", host.PatchVersion);
        Flag("1.0.1");
        await PumpAsync(() => host.ReloadCounter == 1);
    }

    [Fact]
    public async Task P01_AFlaggedReloadReadsFilesWhoseSizeAndTimeDidNotChange()
    {
        CompiledAssembly old = PluginCompiler.Plugin(Plugin("A") with { Greeting = "AAAA" });
        CompiledAssembly changed = PluginCompiler.Plugin(Plugin("A") with { Greeting = "BBBB" });
        Assert.Equal(old.Dll.Length, changed.Dll.Length);
        Folder.Write(old);
        PluginHost host = await LoadedHostAsync(Flagged);
        DateTime written = File.GetLastWriteTimeUtc(Folder.PathOf("A/A.dll"));
        File.WriteAllBytes(Folder.PathOf("A/A.dll"), changed.Dll);
        File.SetLastWriteTimeUtc(Folder.PathOf("A/A.dll"), written);
        Flag("2");
        await PumpAsync(() => host.ReloadCounter == 1);

        Assert.Equal("BBBB", Greet(host, "A"));
    }

    [Fact]
    public async Task P02_TheOutcomeIsWrittenToTheResultFile()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Flagged);
        Assert.Null(Result());
        Flag("1.0.1\n");
        await PumpAsync(() => Result() == "1.0.1");

        Folder.WriteFile("A/A.dll", [1, 2, 3]);
        Flag("1.0.2");
        await PumpAsync(() => Result() != "1.0.1");
        Assert.Contains("<hotswap:A>", Result(), StringComparison.Ordinal);
        Assert.Equal(1, host.ReloadCounter);

        Folder.Write(Plugin("A") with { Greeting = "mended" });
        Flag("1.0.3");
        await PumpAsync(() => Result() == "1.0.3");
        Assert.Equal("mended", Greet(host, "A"));
        Assert.False(File.Exists(Folder.PathOf("result.txt.new")));
    }

    [Fact]
    public async Task P02_TheOutcomeOfAFlaggedFirstLoadIsWrittenToo()
    {
        Folder.WriteFile("A/A.dll", [1, 2, 3]);
        Flag("7");
        PluginHost host = NewHost(Flagged);
        PluginLoadException error = await AssertFailsAsync(() => PumpAsync(host.LoadAsync()));
        Assert.Equal(error.Message, Result());
        Assert.Null(host.PatchVersion);

        Folder.Write(Plugin("A"));
        await host.LoadAsync();
        Assert.Equal("7", Result());
    }

    [Fact]
    public async Task P02_WhileAnotherHoldsTheLockTheResultIsNotTouched()
    {
        Folder.Write(Plugin("A"));
        Flag("1");
        PluginHost host = NewHost(Flagged);
        Task<LoadReport> load;
        using (new FileStream(Folder.PathOf("result.txt.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            load = host.LoadAsync();
            await Wait.UntilAsync(() => host.PatchVersion == "1");
            Assert.Null(Result());
            Assert.False(load.IsCompleted);
        }

        await load;
        Assert.Equal("1", Result());
    }

    [Fact]
    public async Task P02_AResultThatCannotBeWrittenIsLoggedAndTheVersionServes()
    {
        Folder.Write(Plugin("A"));
        Flag("1");
        Directory.CreateDirectory(Folder.PathOf("result.txt"));
        PluginHost host = NewHost(Flagged);
        using MeterProbe probe = new(host);
        await host.LoadAsync();

        Assert.Equal("1", host.PatchVersion);
        Assert.Contains("result.txt", Assert.Single(Log.Lines, l => l.EventId == 44).Text, StringComparison.Ordinal);
        Assert.Equal(["1 hotswap.trigger=flag_file"], probe.Recorded("hotswap.trigger.failures"));
    }

    [Fact]
    public async Task P02_ALockFileThatCannotBeMadeIsNotWaitedFor()
    {
        Folder.Write(Plugin("A"));
        using PluginFolder elsewhere = new();
        string flag = elsewhere.WriteFile("version.txt", "1"u8.ToArray());
        File.CreateSymbolicLink(elsewhere.PathOf("result.txt.lock"), elsewhere.PathOf("nowhere/lock"));
        PluginHost host = NewHost(o =>
        {
            Flagged(o);
            o.FlagFile = flag;
        });

        // One that another host holds is waited for, for ten seconds.
        await host.LoadAsync().WaitAsync(TimeSpan.FromSeconds(9));
        Assert.Equal("1", host.PatchVersion);
        Assert.Single(Log.Lines, l => l.EventId == 44);
    }

    [Fact]
    public async Task P03_TheCurrentPatchVersionCanBeAskedFor()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(Flagged);
        Assert.Null(host.PatchVersion);
        Flag("1.0.1\r\n");
        await PumpAsync(() => host.PatchVersion is not null);
        Assert.Equal("1.0.1", host.PatchVersion);

        // One that failed does not serve.
        Folder.WriteFile("A/A.dll", [1, 2, 3]);
        Flag("1.0.2");
        await PumpAsync(() => Result() != "1.0.1");
        Assert.Equal("1.0.1", host.PatchVersion);
    }

    [Fact]
    public async Task P04_WithoutFlagTheShippedPluginsAreLoadedUntilOneIsDeployed()
    {
        using PluginFolder deployed = new();
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        deployed.Write(Plugin("A") with { Greeting = "deployed" });
        deployed.WriteFile("version.txt", " \n"u8.ToArray());
        PluginHost host = await LoadedHostAsync(o =>
        {
            Flagged(o);
            o.DeploymentDirectory = deployed.Path;
        });
        Assert.Equal("shipped", Greet(host, "A"));
        Assert.Null(host.PatchVersion);

        deployed.WriteFile("version.txt", "2.0"u8.ToArray());
        await PumpAsync(() => host.ReloadCounter == 1);
        Assert.Equal("deployed", Greet(host, "A"));
        Assert.Equal("2.0", host.PatchVersion);
        Assert.Equal("2.0", await File.ReadAllTextAsync(deployed.PathOf("result.txt")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task P04_WithFlagTheDeployedPluginsAreLoadedOnStart(bool watchesFlag)
    {
        using PluginFolder deployed = new();
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        deployed.Write(Plugin("A") with { Greeting = "deployed" });
        deployed.WriteFile("version.txt", "2.0"u8.ToArray());
        PluginHost host = await LoadedHostAsync(o =>
        {
            OnFakeTime(o);
            o.FlagFile = watchesFlag ? "version.txt" : null;
            o.DeploymentDirectory = deployed.Path;
        });

        Assert.Equal("deployed", Greet(host, "A"));
        Assert.Equal("2.0", host.PatchVersion);
        Assert.Equal(watchesFlag, File.Exists(deployed.PathOf("result.txt")));

        // A plain reload stays with what is deployed.
        deployed.Write(Plugin("A") with { Greeting = "deployed anew" });
        await host.ReloadAsync();
        Assert.Equal("deployed anew", Greet(host, "A"));
    }

    [Fact]
    public async Task P04_ADeploymentDirectoryThatIsNotThereIsNoError()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        string later = Folder.PathOf(".later");
        PluginHost host = await LoadedHostAsync(o =>
        {
            Flagged(o);
            o.DeploymentDirectory = later;
        });
        Assert.Equal("shipped", Greet(host, "A"));

        CompiledAssembly plugin = PluginCompiler.Plugin(Plugin("A") with { Greeting = "deployed" });
        Folder.WriteFile(".later/A/A.dll", plugin.Dll);
        Folder.WriteFile(".later/version.txt", "1"u8.ToArray());
        await PumpAsync(() => host.ReloadCounter == 1);
        Assert.Equal("deployed", Greet(host, "A"));
    }

    private void Flagged(PluginHostOptions options)
    {
        OnFakeTime(options);
        options.FlagFile = "version.txt";
    }

    private void Flag(string content) => Folder.WriteFile("version.txt", System.Text.Encoding.UTF8.GetBytes(content));

    private string? Result() => File.Exists(Folder.PathOf("result.txt")) ? File.ReadAllText(Folder.PathOf("result.txt")) : null;
}
