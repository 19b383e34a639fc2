using System.Diagnostics;
using System.Runtime.InteropServices;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>What is written to disk, and what happens where it cannot be.</summary>
public class PrivateCopyTests : HostTest
{
    [Fact]
    public async Task NothingIsWrittenWhereNoNativeLibraryIs()
    {
        using PluginFolder copies = new();
        string never = copies.PathOf("never");
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost(o => o.PrivateCopyDirectory = never);
        string[] before = Everything();
        await host.LoadAsync();
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(before, Everything());

        Folder.Write(Plugin("A") with { Greeting = "new" });
        before = Everything();
        await host.ReloadAsync();
        Assert.Equal("new", Greet(host, "A"));
        await AssertGoneAsync(host);
        Assert.Equal(before, Everything());
        Assert.False(Path.Exists(never));

        // Folders have times too: a file that came and went would show.
        string[] Everything() => [.. Directory.EnumerateFileSystemEntries(Folder.Path, "*", SearchOption.AllDirectories).Append(Folder.Path)
            .Select(f => $"{f} {File.GetLastWriteTimeUtc(f):O}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task CopiesThatCannotBeWrittenFailTheReloadAndTheOldCodeServes()
    {
        using PluginFolder copies = new();
        string obstacle = copies.WriteFile("obstacle", []);
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync(o => o.PrivateCopyDirectory = obstacle);
        Journal.Clear(Key);

        NativePlugin.Write(Folder, Plugin("A") with { Greeting = "new" });
        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("A", LoadStage.Load), (error.Plugin, error.Stage));
        Assert.Contains($"its native libraries could not be copied to \"{obstacle}\" (", error.Message, StringComparison.Ordinal);
        Assert.Contains("set PluginHostOptions.PrivateCopyDirectory to a folder that the host can write to", error.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(["A.Reloadable"], Marks);

        File.Delete(obstacle);
        await host.ReloadAsync();
        Assert.Equal(NativePlugin.Crc, host.InvokeFunc("A", "crc"));
        await AssertGoneAsync(host);
    }

    [Fact]
    public async Task DiskThatNothingMayBeExecutedFromFailsTheLoad()
    {
        // Mounting one takes rights that tests may lack; containers mostly have one for shared memory.
        string? disk = !OperatingSystem.IsLinux() ? null : File.ReadLines("/proc/mounts").Select(m => m.Split(' '))
            .Where(m => m[2] == "tmpfs" && m[3].Split(',') is var options && options.Contains("rw") && options.Contains("noexec"))
            .Select(m => m[1]).FirstOrDefault(IsWritable);
        if (disk is null)
        {
            return;
        }

        NativePlugin.Write(Folder, Plugin("A"));
        PluginLoadException e = await AssertFailsAsync(() => NewHost(o => o.PrivateCopyDirectory = disk).LoadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("A", LoadStage.Load), (error.Plugin, error.Stage));
        Assert.Contains("mounted noexec", error.Message, StringComparison.Ordinal);

        static bool IsWritable(string folder)
        {
            try
            {
                using FileStream file = new(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task DiskThatIsFullFailsTheReloadAndTheOldCodeServes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using PluginFolder copies = new();
        using PluginFolder next = new();
        Folder.Write(NativePlugin.Alone(callsLibrary: false));
        next.Write(NativePlugin.Alone(callsLibrary: true));
        next.WriteFile($"A/runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{NativePlugin.FileName}", NativePlugin.Library());

        using Process host = OtherHost.StartWithSmallFiles(kilobytes: 16, copies.Path, Folder.Path, next.Path);
        string[] lines = await OtherHost.EndsWellAsync(host);
        Assert.Equal(4, lines.Length);
        Assert.Equal("answer 1", lines[0]);
        Assert.Contains("its native libraries could not be copied to", lines[1], StringComparison.Ordinal);
        Assert.Contains("(the file is too large)", lines[1], StringComparison.Ordinal);
        Assert.Contains("Free space there, or set", lines[1], StringComparison.Ordinal);
        Assert.Equal("answer 1", lines[2]);
        Assert.Equal("0 copies", lines[3]);
    }

    [Fact]
    public async Task FolderThatSomebodyTidiesAwayIsMadeAnew()
    {
        using PluginFolder copies = new();
        NativePlugin.Write(Folder, Plugin("A"));
        PluginHost host = await LoadedHostAsync(o => o.PrivateCopyDirectory = copies.Path);
        Assert.Equal(NativePlugin.Crc, host.InvokeFunc("A", "crc"));
        if (!OperatingSystem.IsWindows())
        {
            Directory.Delete(Assert.Single(Directory.EnumerateDirectories(copies.Path)), recursive: true);
        }

        NativePlugin.Write(Folder, Plugin("A") with { Greeting = "new" });
        await host.ReloadAsync();
        Assert.Equal(NativePlugin.Crc, host.InvokeFunc("A", "crc"));
        await AssertGoneAsync(host);
        Assert.Empty(Directory.EnumerateFileSystemEntries(copies.Path));
    }
}
