using System.Diagnostics;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>Plugin folders with entries that are no plain files and folders.</summary>
public class OddEntryTests : HostTest
{
    [Fact]
    public async Task L01_LinkedFilesAreLoadedAndLookAsWhatTheyLeadTo()
    {
        // As volumes of a cluster show their files: A/A.dll -> A/..data/A.dll, A/..data -> A/..1.
        Folder.WriteFile("A/..1/A.dll", PluginCompiler.Plugin(Plugin("A")).Dll);
        Folder.WriteFile("A/..2/A.dll", PluginCompiler.Plugin(Plugin("A") with { Greeting = "new" }).Dll);
        Directory.CreateSymbolicLink(Folder.PathOf("A/..data"), "..1");
        File.CreateSymbolicLink(Folder.PathOf("A/A.dll"), "..data/A.dll");
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(LoadNote.Unchanged, Assert.Single((await host.ReloadAsync()).Plugins).Note);

        Directory.Delete(Folder.PathOf("A/..data"));
        Directory.CreateSymbolicLink(Folder.PathOf("A/..data"), "..2");
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
    }

    [Fact]
    public async Task L06_FileOfTheSameSizeAndTimeIsAnotherFile()
    {
        if (OperatingSystem.IsWindows())
        {
            // It gives a new file under an old name the old one's time of creation.
            return;
        }

        string file = Folder.WriteFile("A/A.dll", PluginCompiler.Plugin(Plugin("A") with { Greeting = "one" }).Dll);
        DateTime packed = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, packed);
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(LoadNote.Unchanged, Assert.Single((await host.ReloadAsync()).Plugins).Note);

        long length = new FileInfo(file).Length;
        Folder.WriteFile("A/A.dll", PluginCompiler.Plugin(Plugin("A") with { Greeting = "two" }).Dll);
        File.SetLastWriteTimeUtc(file, packed);
        Assert.Equal(length, new FileInfo(file).Length);
        await host.ReloadAsync();
        Assert.Equal("two", Greet(host, "A"));
    }

    [Fact]
    public async Task L01_LinksInACircleAreNotFollowedRound()
    {
        Folder.Write(Plugin("A"));
        Directory.CreateSymbolicLink(Folder.PathOf("A/one"), ".");
        Directory.CreateSymbolicLink(Folder.PathOf("A/two"), Folder.Path);
        Directory.CreateDirectory(Folder.PathOf("A/deep/er"));
        Directory.CreateSymbolicLink(Folder.PathOf("A/deep/er/three"), "../..");

        PluginHost host = await LoadedHostAsync(o => o.Watch = true);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L12_PipesAndDevicesAreNotRead()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Folder.Write(Plugin("A"));
        File.CreateSymbolicLink(Folder.PathOf("A/endless.so"), "/dev/zero");
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("hello", Greet(host, "A"));

        using (Process pipeMaker = Process.Start("mkfifo", [Folder.PathOf("Pipe.dll")]))
        {
            await pipeMaker.WaitForExitAsync();
        }

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("Pipe", Assert.Single(e.Errors).Plugin);
        Assert.Contains("is no assembly", e.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L12_FilesOfOnePluginThatDifferOnlyInCase()
    {
        Folder.Write(Plugin("A"));
        Folder.WriteFile("A/dep.dll", [1]);
        Folder.WriteFile("A/DEP.dll", [1, 2]);
        if (Directory.GetFiles(Folder.PathOf("A"), "*.dll").Length == 2)
        {
            // The file system does not tell them apart.
            return;
        }

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains("\"dep.dll\" is there twice, in names that differ only in case. Remove one of them.", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L01_HiddenNamesAreNoPlugins()
    {
        Folder.Write(Plugin("A"));
        Folder.WriteFile("._A.dll", [1]);
        Folder.WriteFile("A/._A.dll", [1]);
        Folder.WriteFile(".old/B.dll", [1]);
        Folder.WriteFile("lost+found/B.dll", [1]);
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(["A"], host.Current!.Plugins.Select(p => p.Name));

        Folder.WriteFile("A/.git/x.dll", [1]);
        Assert.Equal(LoadNote.Unchanged, Assert.Single((await host.ReloadAsync()).Plugins).Note);
    }

    [Fact]
    public async Task L12_FolderThatMayNotBeEntered()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // Root may enter every folder.
            return;
        }

        Folder.Write(Plugin("A"));
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync();
        UnixFileMode before = File.GetUnixFileMode(Folder.PathOf("B"));
        File.SetUnixFileMode(Folder.PathOf("B"), UnixFileMode.None);
        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        File.SetUnixFileMode(Folder.PathOf("B"), before);

        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("B", LoadStage.Discover), (error.Plugin, error.Stage));
        Assert.Contains("may read and enter it", error.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "B"));
    }

    [Fact]
    public async Task L09_ALinkThatLeadsNowhereIsNoRemoval()
    {
        using PluginFolder elsewhere = new();
        elsewhere.Write(Plugin("A"));
        Directory.CreateSymbolicLink(Folder.PathOf("A"), elsewhere.PathOf("A"));
        Folder.Write(Plugin("B"));
        PluginHost host = await LoadedHostAsync();
        elsewhere.Remove("A");

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("A", LoadStage.Discover), (error.Plugin, error.Stage));
        Assert.Contains("leads nowhere", error.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
    }
}
