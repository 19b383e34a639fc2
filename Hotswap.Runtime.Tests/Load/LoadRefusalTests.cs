using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

public class LoadRefusalTests : HostTest
{
    [Fact]
    public async Task L02_NamesThatDifferOnlyInCaseAreListed()
    {
        Folder.Write(Plugin("World"));
        Folder.WriteFile("world.dll", PluginCompiler.Plugin(Plugin("world")).Dll);

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains("duplicate name", e.Message, StringComparison.Ordinal);
        Assert.Contains(Folder.PathOf("World/World.dll"), e.Message, StringComparison.Ordinal);
        Assert.Contains(Folder.PathOf("world.dll"), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L02_SamePluginNameFromTwoFilesFails()
    {
        Folder.Write(PluginCompiler.Plugin("First", Plugin("World").ToString()));
        Folder.Write(PluginCompiler.Plugin("Second", Plugin("WORLD").ToString()));

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains("duplicate name", e.Message, StringComparison.Ordinal);
        Assert.Contains(Folder.PathOf("First/First.dll"), e.Message, StringComparison.Ordinal);
        Assert.Contains(Folder.PathOf("Second/Second.dll"), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L12_MissingDirectory()
    {
        string missing = Folder.PathOf("nowhere");
        PluginLoadException e = await AssertFailsAsync(() => NewHost(o => o.PluginDirectory = missing).LoadAsync());
        Assert.Contains($"\"{missing}\" does not exist", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L12_PathThatIsAFile()
    {
        string file = Folder.WriteFile("plugins.txt", []);
        PluginLoadException e = await AssertFailsAsync(() => NewHost(o => o.PluginDirectory = file).LoadAsync());
        Assert.Contains("is a file", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L12_FileThatIsNoAssembly()
    {
        Folder.WriteFile("A/A.dll", "this is text, not code"u8.ToArray());
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "is no assembly");
    }

    [Fact]
    public async Task L12_EmptyFile()
    {
        Folder.WriteFile("A/A.dll", []);
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "is no assembly");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public async Task L12_TruncatedAssembly(double part)
    {
        byte[] whole = PluginCompiler.Plugin(Plugin("A")).Dll;
        Folder.WriteFile("A/A.dll", whole[..(int)(whole.Length * part)]);
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "truncated or damaged");
    }

    [Fact]
    public async Task L12_AssemblyThatIsNoPlugin()
    {
        Folder.Write(PluginCompiler.Library("A", "public class Plain { }"));
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "is no plugin");
    }

    [Fact]
    public async Task L12_PluginOfANewerContract()
    {
        Folder.Write(PluginCompiler.Library("A", "[assembly: Hotswap.HotswapManifest(9999, \"X\", \"{}\")]"));
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "runtime contract 9999");
    }

    [Fact]
    public async Task L12_ReferenceAssembly()
    {
        const string Namespace = "namespace Plugins.A;";
        Folder.Write(PluginCompiler.Plugin("A", Plugin("A").ToString().Replace(
            Namespace, $"[assembly: System.Runtime.CompilerServices.ReferenceAssembly]\n{Namespace}", StringComparison.Ordinal)));
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "is a reference assembly, which has no code");
    }

    [Fact]
    public async Task L12_AssemblyForAnotherArchitecture()
    {
        byte[] dll = PluginCompiler.Plugin(Plugin("A")).Dll;
        int machine = BitConverter.ToInt32(dll, 0x3c) + 4;
        BitConverter.TryWriteBytes(dll.AsSpan(machine), (ushort)0x01F0);
        Folder.WriteFile("A/A.dll", dll);
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", $"its A.dll cannot be loaded into this {System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture} process");
    }

    [Theory]
    [InlineData("No.Such")]
    [InlineData("Plain")]
    public async Task L12_EntryThatCannotBeMade(string entry)
    {
        Folder.Write(PluginCompiler.Library("A", $$"""[assembly: Hotswap.HotswapManifest(1, "{{entry}}", "{\"plugin\":\"A\"}")] public class Plain;"""));
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", $"its entry \"{entry}\", which the generator writes, cannot be made");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"plugin":"A","liveFuncs":3}""")]
    public async Task L12_ManifestThatCannotBeRead(string payload)
    {
        Folder.Write(PluginCompiler.Library("A", $"[assembly: Hotswap.HotswapManifest(1, \"X\", @\"{payload.Replace("\"", "\"\"", StringComparison.Ordinal)}\")]"));
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "manifest");
    }

    [Fact]
    public async Task L12_UnreadableFileLeavesTheOldGenerationServing()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        Folder.WriteFile("A/A.dll", [0]);

        await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Equal(1, host.Current!.Generation);
    }

    [Fact]
    public async Task L12_FolderWithoutItsAssemblyIsTold()
    {
        Folder.WriteFile("A/B.dll", PluginCompiler.Plugin(Plugin("B")).Dll);
        AssertOneError(await AssertFailsAsync(() => NewHost().LoadAsync()), "A", "has no A.dll");
    }

    [Fact]
    public async Task L12_EmptyDirectoryGivesAnEmptyReport()
    {
        PluginHost host = NewHost();
        LoadReport report = await host.LoadAsync();
        Assert.Empty(report.Plugins);
        Assert.Empty(host.Current!.Plugins);
    }

    [Fact]
    public async Task L12_EmptyDirectoryWhilePluginsServeFailsUnlessAllowed()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = await LoadedHostAsync();
        PluginHost allowing = await LoadedHostAsync(o => o.AllowEmpty = true);
        Folder.Remove("A");

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Contains("AllowEmpty", e.Message, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
        Assert.Empty((await allowing.ReloadAsync()).Plugins);
    }

    [Fact]
    public async Task L12_AllErrorsAreReportedAtOnce()
    {
        Folder.WriteFile("A/A.dll", [0]);
        Folder.Write(PluginCompiler.Library("B", "public class Plain { }"));
        Folder.Write(Plugin("C"));

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Equal(["A", "B"], e.Errors.Select(x => x.Plugin));
        Assert.Empty(Marks);
    }

    [Fact]
    public async Task L13_WhitelistLoadsOnlyThoseNamed()
    {
        Folder.Write(Plugin("A"));
        Folder.Write(Plugin("B"));
        Folder.WriteFile("C/C.dll", [0]);
        PluginHost host = await LoadedHostAsync(o => o.Whitelist = ["b"]);
        Assert.Equal(["B"], host.Current!.Plugins.Select(p => p.Name));
    }

    [Fact]
    public async Task L13_WhatIsWrongWithOthersDoesNotMatter()
    {
        Folder.Write(Plugin("A"));
        Folder.WriteFile("junk/other.dll", [1]);
        Folder.WriteFile("C.dll", [1]);
        Folder.WriteFile("C/C.dll", [1]);

        PluginHost host = await LoadedHostAsync(o => o.Whitelist = ["a"]);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task L13_NamesThatAreNotThereAreAllNamed()
    {
        Folder.Write(Plugin("A"));
        PluginLoadException e = await AssertFailsAsync(() => NewHost(o => o.Whitelist = ["A", "X", "Y"]).LoadAsync());
        Assert.Contains("X, Y", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L05_RefusedSourceIsNotExecuted()
    {
        // The analyzers are off here; the generator has written what is missing into the manifest.
        Folder.Write(PluginCompiler.Plugin("A", $$"""
            using Hotswap;
            using Hotswap.Runtime.Tests.Harness;

            [HotswapPlugin]
            public sealed class Main
            {
                static Main() => Journal.Write("{{Key}}", "static constructor");
                public void OnLoad(object? data) => Journal.Write("{{Key}}", "OnLoad");
            }
            """));

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        foreach (string method in new[] { "OnInit", "OnFree", "Export", "Import", "Reloadable", "InvokeFunc" })
        {
            Assert.Contains(method, Assert.Single(e.Errors).Message, StringComparison.Ordinal);
        }

        Assert.Empty(Marks);
    }

    private static void AssertOneError(PluginLoadException e, string plugin, string text)
    {
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(plugin, error.Plugin);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }
}
