using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Triggers;

public class DeploymentFolderTests : FakeTimeTest, IDisposable
{
    private readonly PluginFolder _deployed = new();

    [Fact]
    public async Task P04_AVersionWithAFolderOfItsOwnIsTakenFromThere()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        PluginHost host = await LoadedHostAsync(Deployed);
        await ShipAsync(host, "1.0.1");
        Assert.Equal("1.0.1", Greet(host, "A"));

        await ShipAsync(host, "1.0.2");
        Assert.Equal("1.0.2", Greet(host, "A"));

        // Taken back: the flag alone.
        Flag("1.0.1");
        await PumpAsync(() => host.PatchVersion == "1.0.1");
        Assert.Equal("1.0.1", Greet(host, "A"));
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("..")]
    [InlineData("A")]
    public async Task P04_AVersionThatNamesNoDeploymentIsTakenFromTheDeploymentDirectory(string version)
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        _deployed.Write(Plugin("A") with { Greeting = "flat" });
        PluginHost host = await LoadedHostAsync(Deployed);
        Flag(version);
        await PumpAsync(() => host.ReloadCounter == 1);

        Assert.Equal("flat", Greet(host, "A"));
    }

    [Fact]
    public async Task P05_OnlyTheNewestDeploymentsAreKept()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        PluginHost host = await LoadedHostAsync(Keeping(2));
        foreach (string version in new[] { "v1", "v2", "v3", "v4" })
        {
            await ShipAsync(host, version);
        }

        await PumpAsync(() => Deployments().Length == 2);
        Assert.Equal(["v3", "v4"], Deployments());
        Assert.Equal("v4", Greet(host, "A"));
        Assert.Equal(2, Log.Lines.Count(l => l.EventId == 46));
    }

    [Fact]
    public async Task P05_TheOneThatServesIsKeptHoweverOldItIs()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        Deploy("v1");
        Deploy("v2");
        Deploy("v3");
        PluginHost host = NewHost(Keeping(1));
        Flag("v1");
        await host.LoadAsync();

        Assert.Equal(["v1", "v3"], Deployments());
        Assert.Equal("v1", Greet(host, "A"));
    }

    [Fact]
    public async Task P05_TheOneThatAServingPluginWasLoadedFromIsKept()
    {
        Deploy("v1");
        _deployed.WriteFile("v1/B/B.dll", PluginCompiler.Plugin(Plugin("B")).Dll);
        Directory.SetLastWriteTimeUtc(_deployed.PathOf("v1"), DateTime.UtcNow.AddHours(-2));
        Flag("v1");
        PluginHost host = await LoadedHostAsync(o =>
        {
            Deployed(o);
            o.DeploymentsToKeep = 1;
        });
        foreach (string version in new[] { "v2", "v3" })
        {
            _deployed.WriteFile($"{version}/B/B.dll", File.ReadAllBytes(_deployed.PathOf("v1/B/B.dll")));
            await ShipAsync(host, version);
        }

        // B is the same in all of them, and was carried over from the first.
        await PumpAsync(() => Deployments().Length == 2);
        Assert.Equal(["v1", "v3"], Deployments());
        Assert.Equal("v3", Greet(host, "A"));
    }

    [Fact]
    public async Task P05_TheOneThatALinkLeadsToIsKept()
    {
        Deploy("v1");
        Deploy("v2");
        Deploy("v3");
        Directory.CreateSymbolicLink(_deployed.PathOf("current"), "v1");
        Flag("current");
        PluginHost host = await LoadedHostAsync(o =>
        {
            Deployed(o);
            o.DeploymentsToKeep = 1;
        });

        await PumpAsync(() => Deployments().Length == 3);
        Assert.Equal(["current", "v1", "v3"], Deployments());
        Assert.Equal("v1", Greet(host, "A"));
    }

    [Fact]
    public async Task P05_ZeroKeepsAll()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        PluginHost host = await LoadedHostAsync(Deployed);
        foreach (string version in new[] { "v1", "v2", "v3" })
        {
            await ShipAsync(host, version);
        }

        await PumpAMinuteAsync();
        Assert.Equal(["v1", "v2", "v3"], Deployments());
    }

    [Fact]
    public async Task P05_WhatIsNoDeploymentIsNeverDeleted()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        _deployed.Write(Plugin("A") with { Greeting = "flat" });
        _deployed.WriteFile("notes/readme.md", "kept"u8.ToArray());
        Deploy("v1");
        Deploy("v2");
        PluginHost host = NewHost(Keeping(1));
        Flag("v2");
        await host.LoadAsync();

        Assert.Equal(["A", "notes", "v2"], Deployments());

        // Nothing of a flat deployment is old.
        Flag("flat");
        await PumpAsync(() => host.PatchVersion == "flat");
        Assert.Equal(["A", "notes", "v2"], Deployments());
        Assert.Equal("flat", Greet(host, "A"));
    }

    [Fact]
    public async Task P05_AFailedDeploymentDeletesNothing()
    {
        Folder.Write(Plugin("A") with { Greeting = "shipped" });
        PluginHost host = await LoadedHostAsync(Keeping(1));
        await ShipAsync(host, "v1");
        _deployed.WriteFile("v2/A/A.dll", [1, 2, 3]);
        Flag("v2");
        await PumpAsync(() => host.LastLoad is { Succeeded: false });

        Assert.Contains("<hotswap:A>", host.LastLoad!.Error, StringComparison.Ordinal);
        Assert.Equal(["v1", "v2"], Deployments());
        Assert.Equal("v1", Greet(host, "A"));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _deployed.Dispose();
    }

    private void Deployed(PluginHostOptions options)
    {
        OnFakeTime(options);
        options.FlagFile = "version.txt";
        options.DeploymentDirectory = _deployed.Path;
    }

    private Action<PluginHostOptions> Keeping(int deployments) => options =>
    {
        Deployed(options);
        options.DeploymentsToKeep = deployments;
    };

    // As a deployment does it: files first, the flag last.
    private async Task ShipAsync(PluginHost host, string version)
    {
        Deploy(version);
        Flag(version);
        await PumpAsync(() => host.PatchVersion == version);
    }

    // Folders get times a minute apart: clocks of file systems are coarse.
    private void Deploy(string version)
    {
        CompiledAssembly plugin = PluginCompiler.Plugin(Plugin("A") with { Greeting = version });
        _deployed.WriteFile($"{version}/A/A.dll", plugin.Dll);
        Directory.SetLastWriteTimeUtc(_deployed.PathOf(version), DateTime.UtcNow.AddMinutes(Deployments().Length - 60));
    }

    private void Flag(string version) => _deployed.WriteFile("version.txt", System.Text.Encoding.UTF8.GetBytes(version));

    private string[] Deployments() =>
        [.. Directory.EnumerateDirectories(_deployed.Path).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
}
