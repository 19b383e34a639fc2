using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

public class ContextTests : HostTest
{
    private static CompiledAssembly Words(string text) =>
        PluginCompiler.Library("Words", $"public static class Words {{ public static string Get() => \"{text}\"; }}");

    [Fact]
    public async Task PrivateDependenciesOfTwoPluginsStandSideBySide()
    {
        foreach (string name in new[] { "A", "B" })
        {
            CompiledAssembly words = Words($"words of {name}");
            Folder.Write(Plugin(name) with { InvokeFunc = "return Words.Get();" }, words);
            Folder.WriteFile($"{name}/Words.dll", words.Dll);
        }

        PluginHost host = await LoadedHostAsync();
        Assert.Equal("words of A", host.InvokeFunc("A", "get"));
        Assert.Equal("words of B", host.InvokeFunc("B", "get"));
    }

    [Fact]
    public async Task TheDependencyClosureIsLoadedBeforeTheSwap()
    {
        CompiledAssembly inner = PluginCompiler.Library("Inner", "public static class Inner { public static string Get() => \"inner\"; }");
        CompiledAssembly outer = PluginCompiler.Library("Outer", "public static class Outer { public static string Get() => Inner.Get(); }", inner);
        Folder.Write(Plugin("A") with { InvokeFunc = "return Outer.Get();" }, outer);
        Folder.WriteFile("A/Outer.dll", outer.Dll);
        Folder.WriteFile("A/Inner.dll", inner.Dll);
        PluginHost host = await LoadedHostAsync();

        Folder.Remove("A");
        Assert.Equal("inner", host.InvokeFunc("A", "get"));
    }

    [Fact]
    public async Task ContractBesideThePluginIsTakenFromTheHost()
    {
        string name = $"Contract{Guid.NewGuid():N}";
        CompiledAssembly contract = PluginCompiler.Contract(name, "namespace C; public interface IGreeter { string Greet(); }");
        Assembly hosts = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(contract.Dll));
        Folder.Write(Plugin("A") with { ExportType = "C.IGreeter", Export = "return new Greeter();", Types = "internal sealed class Greeter : C.IGreeter { public string Greet() => \"hi\"; }" }, contract);
        Folder.WriteFile($"A/{name}.dll", contract.Dll);
        PluginHost host = await LoadedHostAsync();

        using Lease lease = host.Enter(out PluginManager generation);
        object export = generation.FindPlugin("A")!.Export!;
        Assert.Same(hosts.GetType("C.IGreeter"), export.GetType().GetInterface("C.IGreeter"));
    }

    [Fact]
    public async Task NamedAssembliesAreShared()
    {
        string name = $"Shared{Guid.NewGuid():N}";
        CompiledAssembly library = PluginCompiler.Library(name, "public static class Counter { public static int N; }");
        Assembly hosts = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(library.Dll));
        Folder.Write(Plugin("A") with { InvokeFunc = "return ++Counter.N;" }, library);
        Folder.WriteFile($"A/{name}.dll", library.Dll);

        PluginHost apart = await LoadedHostAsync();
        PluginHost shared = await LoadedHostAsync(o => o.SharedAssemblies = [name]);
        apart.InvokeFunc("A", "count");
        Assert.Equal(0, hosts.GetType("Counter")!.GetField("N")!.GetValue(null));
        shared.InvokeFunc("A", "count");
        Assert.Equal(1, hosts.GetType("Counter")!.GetField("N")!.GetValue(null));
    }

    [Fact]
    public async Task FlatLayoutWorks()
    {
        CompiledAssembly a = PluginCompiler.Plugin(Plugin("A"));
        Folder.WriteFile("A.dll", a.Dll);
        Folder.WriteFile("A.pdb", a.Pdb);
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task StackTracesNameSourceLines()
    {
        Folder.Write(Plugin("A") with
        {
            InvokeFunc = "return Fail();",
            Members = """
                [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
                private static object Fail() => throw new InvalidOperationException("where");
                """,
        });
        PluginHost host = await LoadedHostAsync();
        Assert.Contains("A.cs:line", Trace(host), StringComparison.Ordinal);

        static string Trace(PluginHost host)
        {
            try
            {
                host.InvokeFunc("A", "fail");
                return "";
            }
            catch (InvalidOperationException e)
            {
                return e.StackTrace!;
            }
        }
    }

    [Fact]
    public async Task NativeLibraryIsCopiedOncePerVersionAndFreedWhenCollected()
    {
        using PluginFolder copies = new();
        WriteWithNative("one");
        PluginHost host = await LoadedHostAsync(o => o.PrivateCopyDirectory = copies.Path);
        Assert.Single(Copies());

        Assert.Equal(0xCBF43926u, host.InvokeFunc("A", "crc"));
        Assert.Equal(0xCBF43926u, host.InvokeFunc("A", "crc"));
        Assert.Single(Copies());
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(owner, File.GetUnixFileMode(Assert.Single(Directory.EnumerateDirectories(copies.Path))));
        }

        WriteWithNative("two");
        await host.ReloadAsync();
        await host.WaitForVerdictsAsync();
        Assert.Single(Copies());
        Assert.Equal(0xCBF43926u, host.InvokeFunc("A", "crc"));

        await AssertGoneAsync(host);
        Assert.Empty(Directory.EnumerateFileSystemEntries(copies.Path));

        string[] Copies() => [.. Directory.EnumerateFiles(copies.Path, "*crc*", SearchOption.AllDirectories)];

        void WriteWithNative(string greeting) => NativePlugin.Write(Folder, Plugin("A") with { Greeting = greeting });
    }

    [Fact]
    public async Task CopiesOfDeadOwnersAreRemovedAndThoseOfLivingOnesAreNot()
    {
        using PluginFolder copies = new();
        string dead = Path.GetDirectoryName(copies.WriteFile("hotswap-native-dead/.lock", []))!;
        string never = Directory.CreateDirectory(copies.PathOf("hotswap-native-never-held")).FullName;
        string alive = Path.GetDirectoryName(copies.WriteFile("hotswap-native-alive/.lock", []))!;
        string foreign = Path.GetDirectoryName(copies.WriteFile("something-else/.lock", []))!;
        using FileStream held = new(Path.Combine(alive, ".lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        using NativeLibraryStore store = new(copies.Path, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        string version = store.NewVersionFolder();
        Assert.False(Directory.Exists(dead));
        Assert.False(Directory.Exists(never));
        Assert.True(Directory.Exists(alive));
        Assert.True(Directory.Exists(foreign));
        store.Remove(version);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("linux-x64", "linux-x64,linux,unix-x64,unix,any")]
    [InlineData("linux-musl-arm64", "linux-musl-arm64,linux-musl,linux-arm64,linux,unix-arm64,unix,any")]
    [InlineData("win-x64", "win-x64,win,any")]
    [InlineData("osx-arm64", "osx-arm64,osx,unix-arm64,unix,any")]
    public void RuntimeIdsFallBack(string id, string chain) => Assert.Equal(chain, string.Join(",", RuntimeIds.For(id)));

    [Fact]
    public async Task FilesForThisSystemGoBeforeStandIns()
    {
        CompiledAssembly standIn = Words("stand-in");
        Folder.Write(Plugin("A") with { InvokeFunc = "return Words.Get();" }, standIn);
        Folder.WriteFile("A/Words.dll", standIn.Dll);
        Folder.WriteFile($"A/runtimes/{RuntimeIds.Chain[1]}/lib/net10.0/Words.dll", Words("real").Dll);
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("real", host.InvokeFunc("A", "get"));
    }

    [Fact]
    public async Task LinkedFolderIsFollowed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using PluginFolder releases = new();
        CompiledAssembly one = PluginCompiler.Plugin(Plugin("A") with { Greeting = "one" });
        CompiledAssembly two = PluginCompiler.Plugin(Plugin("A") with { Greeting = "two" });
        releases.WriteFile("1/A.dll", one.Dll);
        releases.WriteFile("2/A.dll", two.Dll);
        Directory.CreateSymbolicLink(Folder.PathOf("A"), releases.PathOf("1"));
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("one", Greet(host, "A"));

        Directory.Delete(Folder.PathOf("A"));
        Directory.CreateSymbolicLink(Folder.PathOf("A"), releases.PathOf("2"));
        Assert.Equal("ok", Assert.Single((await host.ReloadAsync()).Plugins).Note);
        Assert.Equal("two", Greet(host, "A"));
    }

    [Fact]
    public async Task FolderThatOthersCanWriteIsWarnedAboutOnce()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Folder.Write(Plugin("A"));
        File.SetUnixFileMode(Folder.Path, File.GetUnixFileMode(Folder.Path) | UnixFileMode.OtherWrite);
        PluginHost host = await LoadedHostAsync();
        await host.ReloadAsync();
        Assert.Single(Log.Lines, l => l.EventId == 31 && l.Text.Contains(Folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FolderThatIsBeingWrittenIsWaitedFor()
    {
        CompiledAssembly plugin = PluginCompiler.Plugin(Plugin("A") with { Greeting = "whole" });
        Queue<byte[]> parts = new(plugin.Dll.Chunk((plugin.Dll.Length / 4) + 1));
        string path = Folder.WriteFile("A/A.dll", parts.Dequeue());

        // Whenever the load has found it unfit and waits for what comes next, another part comes.
        PluginHost host = await LoadedHostAsync(o => o.TimeProvider = new WaitTold(() =>
        {
            using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(parts.Dequeue());
        }));
        Assert.Empty(parts);
        Assert.Equal("whole", Greet(host, "A"));
    }

    /// <summary>The system's clock, which tells when a load waits for a folder to change.</summary>
    private sealed class WaitTold(Action waiting) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == LoadPlanner.SettleTime)
            {
                waiting();
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
