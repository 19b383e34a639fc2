using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

public class DependencyManifestTests : HostTest
{
    private static string RuntimeId => RuntimeInformation.RuntimeIdentifier;

    [Fact]
    public async Task AssemblyIsTheOneThatTheManifestNames()
    {
        WriteWords("A/Words.dll", "stand-in");
        WriteWords($"A/runtimes/{RuntimeId}/lib/net9.0/Words.dll", "left behind by another build");
        WriteWords($"A/runtimes/{RuntimeId}/lib/net10.0/Words.dll", "real");
        WriteManifest($$"""
            "Words/1.0.0": {
              "runtime": { "lib/netstandard2.0/Words.dll": { "assemblyVersion": "1.0.0.0" } },
              "runtimeTargets": {
                "runtimes/{{RuntimeId}}/lib/net10.0/Words.dll": { "rid": "{{RuntimeId}}", "assetType": "runtime" },
                "runtimes/solaris/lib/net10.0/Words.dll": { "rid": "solaris", "assetType": "runtime" }
              }
            }
            """);
        Assert.Equal("real", await SayAsync());
    }

    [Fact]
    public async Task TheMostParticularSystemGoesFirst()
    {
        WriteWords("A/for-all/Words.dll", "any");
        WriteWords("A/for-this/Words.dll", "this");
        WriteManifest($$"""
            "Words/1.0.0": { "runtimeTargets": {
              "for-all/Words.dll": { "rid": "{{RuntimeIds.Chain[1]}}", "assetType": "runtime" },
              "for-this/Words.dll": { "rid": "{{RuntimeIds.Chain[0]}}", "assetType": "runtime" }
            } }
            """);
        Assert.Equal("this", await SayAsync());
    }

    [Fact]
    public async Task LocalPathSaysWhereTheFileStands()
    {
        WriteWords("A/parts/Words.dll", "in parts");
        WriteManifest("""
            "Words/1.0.0": { "runtime": { "lib/net8.0/Words.dll": { "localPath": "parts/Words.dll" } } }
            """);
        Assert.Equal("in parts", await SayAsync());
    }

    [Fact]
    public async Task WhatTheManifestDoesNotNameIsFoundByLayout()
    {
        WriteWords("A/Words.dll", "beside");
        WriteManifest("""
            "Other/1.0.0": { "runtime": { "lib/net8.0/Other.dll": {} }, "compile": { "lib/net8.0/Other.dll": {} } }
            """);
        Assert.Equal("beside", await SayAsync());
    }

    [Fact]
    public async Task NativeLibraryInAFolderThatOnlyTheManifestKnows()
    {
        using PluginFolder copies = new();
        Folder.WriteFile($"A/runtimes/{RuntimeId}/native/inner/{NativePlugin.FileName}", NativePlugin.Library());
        Folder.Write(NativePlugin.Calling(Plugin("A")));
        WriteManifest($$"""
            "Crc/1.0.0": { "runtimeTargets": {
              "runtimes/{{RuntimeId}}/native/inner/{{NativePlugin.FileName}}": { "rid": "{{RuntimeId}}", "assetType": "native", "fileVersion": "0.0.0.0" }
            } }
            """);
        PluginHost host = await LoadedHostAsync(o => o.PrivateCopyDirectory = copies.Path);
        Assert.Equal(NativePlugin.Crc, host.InvokeFunc("A", "crc"));
        Assert.Single(Directory.EnumerateFiles(copies.Path, "*crc*", SearchOption.AllDirectories));
        await AssertGoneAsync(host);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "targets": { "net10.0": { "A/1.0.0": { "runtimeTargets": { "a.dll": {} } } } } }""")]
    [InlineData("")]
    public async Task DamagedManifestIsRefused(string json)
    {
        Folder.Write(Plugin("A"));
        Folder.WriteFile("A/A.deps.json", Encoding.UTF8.GetBytes(json));
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal("A", error.Plugin);
        Assert.Contains("its A.deps.json is truncated or damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("Copy it again", error.Message, StringComparison.Ordinal);
        Assert.Empty(Marks);
    }

    [Fact]
    public void ByteOrderMarkAndCommentsAreRead() => Assert.Equal(
        [new DependencyAsset("x.dll", null)],
        DependencyManifest.Parse(Encoding.UTF8.GetPreamble().Concat("""/* a */{"targets":{"t":{"l":{"runtime":{"x.dll":{},},},},},}"""u8.ToArray()).ToArray()).Assemblies);

    [Fact]
    public void TargetWithTheRuntimeIdentifierIsTaken()
    {
        DependencyManifest manifest = DependencyManifest.Parse("""
            {
              "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0/linux-x64" },
              "targets": {
                ".NETCoreApp,Version=v10.0": { "L/1": { "runtime": { "lib/a.dll": {} } } },
                ".NETCoreApp,Version=v10.0/linux-x64": { "L/1": {
                  "runtime": { "lib/b.dll": {} }, "native": { "runtimes/linux-x64/native/c.so": {} },
                  "resources": { "lib/net8.0/de/b.resources.dll": { "locale": "de" } } } }
              }
            }
            """u8.ToArray());
        Assert.Equal(["b.dll", "de/b.resources.dll"], manifest.Assemblies.Select(a => a.Path));
        Assert.Equal(["c.so"], manifest.Natives.Select(a => a.Path));
    }

    [Fact]
    public void WhatTheSdkWritesIsRead()
    {
        // Of these tests themselves: what it says must be what is there.
        string file = Path.ChangeExtension(typeof(DependencyManifestTests).Assembly.Location, ".deps.json");
        DependencyManifest manifest = DependencyManifest.Parse(File.ReadAllBytes(file));
        Assert.Contains(manifest.Assemblies, a => a.Path == "Hotswap.Runtime.dll");
        Assert.All(manifest.Assemblies, a => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, a.Path)), a.Path));
        Assert.ThrowsAny<JsonException>(() => DependencyManifest.Parse(File.ReadAllBytes(file)[..100]));
    }

    private static CompiledAssembly Words(string text) =>
        PluginCompiler.Library("Words", $"public static class Words {{ public static string Get() => \"{text}\"; }}");

    private void WriteWords(string path, string text) => Folder.WriteFile(path, Words(text).Dll);

    private void WriteManifest(string libraries) => Folder.WriteFile("A/A.deps.json", Encoding.UTF8.GetBytes($$"""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0", "signature": "" },
          "targets": { ".NETCoreApp,Version=v10.0": { "A/1.0.0": { "runtime": { "A.dll": {} } }, {{libraries}} } },
          "libraries": {}
        }
        """));

    private async Task<object?> SayAsync()
    {
        Folder.Write(Plugin("A") with { InvokeFunc = "return Words.Get();" }, Words(""));
        PluginHost host = await LoadedHostAsync();
        return host.InvokeFunc("A", "say");
    }
}
