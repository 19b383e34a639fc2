using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

public class LoadOrderTests : HostTest
{
    [Fact]
    public async Task L01_StepsRunInOrderOverAllPlugins()
    {
        Folder.Write(Plugin("A") with { OnPublish = "" });
        Folder.Write(Plugin("B") with { OnPublish = "" });
        await LoadedHostAsync();

        Assert.Equal(
            [
                "A.Reloadable", "B.Reloadable", "A.Export", "B.Export", "A.Import", "B.Import", "A.OnLoad", "B.OnLoad",
                "A.OnInit", "B.OnInit", "A.OnPublish", "B.OnPublish",
            ],
            Marks);
    }

    [Fact]
    public async Task L01_VaultIsSetUpBetweenOnLoadAndOnInit()
    {
        Folder.Write(Plugin("A") with
        {
            OnInit = """Mark("sees " + vault.LiveFuncs.Count + " " + vault.Extension);""",
            Members = "internal static void live_Ping() { }",
        });
        List<string> seen = [];
        await LoadedHostAsync(o => o.ExtensionFactory = () =>
        {
            seen.AddRange(Marks);
            return "extension";
        });

        Assert.Equal("A.OnLoad", seen[^1]);
        Assert.Equal("A.sees 1 extension", Marks[^1]);
    }

    [Fact]
    public async Task L03_LoadingAServingHostIsRefused()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => host.LoadAsync());
        Assert.Contains("ReloadAsync", e.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L04_FindPluginIgnoresCase()
    {
        Folder.Write(Plugin("World"));
        PluginHost host = await LoadedHostAsync();

        using Lease lease = host.Enter(out PluginManager generation);
        Assert.Same(generation.Plugins[0], generation.FindPlugin("wORLD"));
        Assert.Null(generation.FindPlugin("worl"));
    }

    [Fact]
    public async Task L06_RebuiltPluginIsLoadedAnew()
    {
        Folder.Write(Plugin("World") with { Greeting = "one" });
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("one", Greet(host, "World"));

        Folder.Write(Plugin("World") with { Greeting = "two" });
        LoadReport report = await host.ReloadAsync();

        Assert.Equal("two", Greet(host, "World"));
        Assert.Equal("ok", Assert.Single(report.Plugins).Note);
        Assert.Equal(2, report.Plugins[0].Version.Number);
    }

    [Fact]
    public async Task L07_UnchangedPluginIsCarriedOver()
    {
        Folder.Write(Plugin("World") with { OnPublish = "" });
        PluginHost host = await LoadedHostAsync(o => o.FreeDelay = TimeSpan.FromHours(1));
        Plugin before = host.Current!.FindPlugin("World")!;
        Journal.Clear(Key);

        LoadReport report = await host.ReloadAsync();

        Assert.Same(before, host.Current!.FindPlugin("World"));
        Assert.Equal("unchanged", Assert.Single(report.Plugins).Note);
        Assert.Equal(["World.Reloadable", "World.OnPublish"], Marks);
        Assert.Equal(2, before.ReferenceCount);
    }

    [Fact]
    public async Task L07_FileThatWasWrittenAgainWithTheSameContentIsUnchanged()
    {
        CompiledAssembly world = PluginCompiler.Plugin(Plugin("World"));
        Folder.Write(world);
        PluginHost host = await LoadedHostAsync();

        Folder.Write(world);
        LoadReport report = await host.ReloadAsync();
        Assert.Equal("unchanged", Assert.Single(report.Plugins).Note);
    }

    [Fact]
    public async Task L07_ChangedPrivateDependencyLoadsThePluginAnew()
    {
        CompiledAssembly Library(string text) => PluginCompiler.Library("Words", $"public static class Words {{ public static string Get() => \"{text}\"; }}");
        CompiledAssembly one = Library("one");
        CompiledAssembly world = PluginCompiler.Plugin(Plugin("World") with { InvokeFunc = "return Words.Get();" }, one);
        Folder.Write(world);
        Folder.WriteFile("World/Words.dll", one.Dll);
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("one", host.InvokeFunc("World", "words"));

        Folder.WriteFile("World/Words.dll", Library("two").Dll);
        LoadReport report = await host.ReloadAsync();

        Assert.Equal("ok", Assert.Single(report.Plugins).Note);
        Assert.Equal("two", host.InvokeFunc("World", "words"));
    }

    [Fact]
    public async Task L08_PluginThatIsNotReloadableIsCarriedOver()
    {
        Folder.Write(Plugin("World") with { Greeting = "one", Reloadable = "return false;" });
        PluginHost host = await LoadedHostAsync();

        Folder.Write(Plugin("World") with { Greeting = "two" });
        LoadReport report = await host.ReloadAsync();

        Assert.Equal("not reloadable", Assert.Single(report.Plugins).Note);
        Assert.Equal("one", Greet(host, "World"));
    }

    [Fact]
    public async Task L08_TheNewFileOfAPluginThatIsNotReloadableIsNotEvenLookedAt()
    {
        Folder.Write(Plugin("World") with { Reloadable = "return false;" });
        PluginHost host = await LoadedHostAsync();

        Folder.WriteFile("World/World.dll", [1, 2, 3]);
        LoadReport report = await host.ReloadAsync();
        Assert.Equal("not reloadable", Assert.Single(report.Plugins).Note);
    }

    [Fact]
    public async Task L09_PluginsComeAndGoBetweenReloads()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();

        Folder.Write(Plugin("B"));
        LoadReport added = await host.ReloadAsync();
        Assert.Equal(["A unchanged", "B ok"], added.Plugins.Select(p => $"{p.Name} {p.Note}"));

        Folder.Remove("A");
        LoadReport removed = await host.ReloadAsync();
        Assert.Equal(["B unchanged"], removed.Plugins.Select(p => $"{p.Name} {p.Note}"));
        Assert.Throws<PluginInvocationException>(() => host.InvokeFunc("A", "greet"));
    }

    [Fact]
    public async Task L10_FreedOnceWhenTheLastGenerationLetsGo()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        Plugin plugin = host.Current!.FindPlugin("A")!;
        AsyncLease first = host.EnterAsync();
        await host.ReloadAsync();
        AsyncLease second = host.EnterAsync();
        await host.ReloadAsync();
        Assert.Equal(3, plugin.ReferenceCount);

        Folder.Remove("A");
        Folder.Write(Plugin("B"));
        await host.ReloadAsync();
        first.Dispose();
        Assert.DoesNotContain("A.OnFree", Marks);
        second.Dispose();
        await host.WaitForVerdictsAsync();

        Assert.Single(Marks, "A.OnFree");
        Assert.Equal(0, plugin.ReferenceCount);
    }

    [Fact]
    public async Task L11_ReportIsSortedByNameAndPrintsOnOneLine()
    {
        Folder.Write(Plugin("zeta"));
        Folder.Write(Plugin("Alpha"));
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Plugin("zeta") with { Greeting = "changed" });

        LoadReport report = await host.ReloadAsync();
        Assert.Equal("generation 2: Alpha unchanged, zeta ok", report.ToString());
    }

    [Fact]
    public async Task L15_ReloadCounterCountsSuccessfulReloadsOnly()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(0, host.ReloadCounter);
        await host.ReloadAsync();
        Assert.Equal(1, host.ReloadCounter);

        Folder.WriteFile("B/B.dll", [1]);
        await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal(1, host.ReloadCounter);
    }

    [Fact]
    public async Task L16_EmptyPluginDirectoryIsNoFolder()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => host.ReloadAsync(null, new ReloadOptions { PluginDirectory = " " }));
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L16_PluginDirectoryCanBeChangedBetweenReloads()
    {
        using PluginFolder other = new();
        Folder.Write(Plugin("A") with { Greeting = "here" });
        other.Write(Plugin("A") with { Greeting = "there" });
        PluginHost host = await LoadedHostAsync();

        await host.ReloadAsync(options: new ReloadOptions { PluginDirectory = other.Path });
        Assert.Equal("there", Greet(host, "A"));

        other.Write(Plugin("A") with { Greeting = "there again" });
        await host.ReloadAsync();
        Assert.Equal("there again", Greet(host, "A"));
    }
}
