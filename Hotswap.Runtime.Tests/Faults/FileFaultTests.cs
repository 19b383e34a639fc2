using System.Diagnostics;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>Folders and files that are not as they should be, or change at the wrong moment: a clear error, the old code serves.</summary>
public class FileFaultTests : HostTest
{
    // Asked after the folder was listed and before the files are read.
    private string AtTheWrongMoment => $"""(AppContext.GetData("{Key}") as Action)?.Invoke(); return true;""";

    [Fact]
    public Task L12_FolderThatVanishesBetweenListingAndReading() => AssertRefusedAsync(() => Folder.Remove("B"));

    [Fact]
    public Task L12_FileThatVanishesBetweenListingAndReading() => AssertRefusedAsync(() => File.Delete(Folder.PathOf("B/B.dll")));

    [Fact]
    public Task L12_FileThatIsCutOffBetweenListingAndReading() => AssertRefusedAsync(() =>
    {
        using FileStream file = new(Folder.PathOf("B/B.dll"), FileMode.Open);
        file.SetLength(file.Length / 2);
    });

    [Fact]
    public Task L12_FileThatIsEmptiedBetweenListingAndReading() => AssertRefusedAsync(() => File.WriteAllBytes(Folder.PathOf("B/B.dll"), []));

    [Fact]
    public Task L12_LinkThatLeadsNowhere() => AssertRefusedAsync(() =>
    {
        File.Delete(Folder.PathOf("B/B.dll"));
        File.CreateSymbolicLink(Folder.PathOf("B/B.dll"), Folder.PathOf("nowhere.dll"));
    });

    [Fact]
    public Task L12_FileThatIsCutOffWhileItIsRead() => WhileReadingAsync(
        () =>
        {
            using FileStream file = new(Folder.PathOf("B/B.dll"), FileMode.Open);
            file.SetLength(file.Length / 2);
        },
        async (_, reload) => Assert.All((await AssertFailsAsync(() => reload)).Errors, e => Assert.Equal("B", e.Plugin)));

    [Fact]
    public Task L12_FolderThatVanishesWhileItIsRead() => WhileReadingAsync(
        () => Folder.Remove("B"),
        async (_, reload) => Assert.Contains("cannot be read", Assert.Single((await AssertFailsAsync(() => reload)).Errors).Message, StringComparison.Ordinal));

    [Fact]
    public Task L06_FileThatIsReplacedWhileItIsReadIsReadAgain() => WhileReadingAsync(
        () => Folder.Write(Plugin("B") with { Greeting = "replaced" }),
        async (host, reload) =>
        {
            await reload;
            Assert.Equal("replaced", Greet(host, "B"));
        });

    [Fact]
    public async Task L12_WholePluginDirectoryThatVanishes()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        Folder.Remove("A");
        Directory.Delete(Folder.Path);

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Directory.CreateDirectory(Folder.Path);
        Assert.Contains(Folder.Path, e.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L01_LinkedFoldersAndDeepPathsAreFollowed()
    {
        using PluginFolder elsewhere = new();
        elsewhere.Write(Plugin("A"));
        string deep = Folder.PathOf(string.Join('/', Enumerable.Range(0, 12).Select(i => $"level{i}")));
        Directory.CreateDirectory(deep);
        Directory.CreateSymbolicLink(Path.Combine(deep, "A"), elsewhere.PathOf("A"));

        PluginHost host = await LoadedHostAsync(o => o.PluginDirectory = deep);
        Assert.Equal("hello", Greet(host, "A"));
        elsewhere.Write(Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
    }

    [Fact]
    public async Task L01_FiftyPlugins()
    {
        for (int i = 0; i < 50; i++)
        {
            Folder.Write(PluginCompiler.Plugin($"P{i:00}", $$"""
                [Hotswap.HotswapPlugin]
                public sealed partial class P
                {
                    public void OnLoad(object? data) { }
                    public void OnInit(Hotswap.Vault vault) { }
                    public void OnFree() { }
                    public object? Export() => null;
                    public object? Import() => null;
                    public bool Reloadable() => true;
                    public object? InvokeFunc(string name, params object?[] args) => {{i}};
                }
                """));
        }

        PluginHost host = await LoadedHostAsync();
        Assert.Equal(Enumerable.Range(0, 50).Cast<object>(), Enumerable.Range(0, 50).Select(i => host.InvokeFunc($"p{i:00}", "number")!));
        Folder.Remove("P07");
        LoadReport report = await host.ReloadAsync();
        Assert.Equal(49, report.Plugins.Count(p => p.Note == LoadNote.Unchanged));
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
    }

    // Symbols are read after their assembly: a pipe in their place holds the reader up in between.
    private async Task WhileReadingAsync(Action happens, Func<PluginHost, Task, Task> then)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Plugin("B"));
        string symbols = Folder.PathOf("B/B.pdb");
        File.Delete(symbols);
        using (Process pipeMaker = Process.Start("mkfifo", [symbols]))
        {
            await pipeMaker.WaitForExitAsync();
        }

        Task<LoadReport> reload = host.ReloadAsync();
        using (await Task.Run(() => new FileStream(symbols, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)).WaitAsync(TimeSpan.FromMinutes(1)))
        {
            File.Delete(symbols);
            happens();
        }

        await then(host, reload);
        Assert.Equal("hello", Greet(host, "A"));
    }

    private async Task AssertRefusedAsync(Action harm)
    {
        Folder.Write(Plugin("A") with { Reloadable = AtTheWrongMoment });
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Plugin("B"));
        Journal.Clear(Key);
        AppContext.SetData(Key, harm);
        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        AppContext.SetData(Key, null);

        Assert.All(e.Errors, error => Assert.Equal("B", error.Plugin));
        Assert.Equal("hello", Greet(host, "A"));
        Assert.DoesNotContain(Marks, m => m.StartsWith('B'));

        if (Directory.Exists(Folder.PathOf("B")))
        {
            Folder.Remove("B");
        }

        Folder.Write(Plugin("B"));
        await host.ReloadAsync();
        Assert.Equal("hello", Greet(host, "B"));
    }
}
