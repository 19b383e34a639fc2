using System.Globalization;
using Hotswap.Generators;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Benchmarks.Plugins;

/// <summary>Plugins P0, P1, … in a folder of their own, compiled with the generator, to be changed without a build.</summary>
internal sealed class PluginFolder : IDisposable
{
    private static readonly MetadataReference _contract = MetadataReference.CreateFromFile(typeof(Hello.Contract.IWorld).Assembly.Location);
    private readonly byte[][] _images;
    private int _changes;

    /// <param name="plugins">How many.</param>
    /// <param name="greeting">The expression that greets <c>name</c>.</param>
    /// <param name="types">Further types of the plugins.</param>
    public PluginFolder(int plugins = 1, string greeting = "name", string types = "")
    {
        _images = [.. Enumerable.Range(0, plugins).Select(i => Compile(NameOf(i), greeting, types))];
        for (int i = 0; i < plugins; i++)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, NameOf(i)));
            File.WriteAllBytes(FileOf(i), _images[i]);
        }
    }

    /// <summary>The folder for the host.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hotswap-benchmark-").FullName;

    /// <summary>The name of a plugin.</summary>
    public static string NameOf(int plugin) => string.Create(CultureInfo.InvariantCulture, $"P{plugin}");

    /// <summary>The assembly of a plugin.</summary>
    public string FileOf(int plugin) => System.IO.Path.Combine(Path, NameOf(plugin), NameOf(plugin) + ".dll");

    /// <summary>Makes a plugin another file: bytes behind the last section change the content and nothing else.</summary>
    public void Change(int plugin = 0)
    {
        string file = FileOf(plugin);
        File.WriteAllBytes(file + ".new", [.. _images[plugin], .. BitConverter.GetBytes(++_changes)]);
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static byte[] Compile(string name, string greeting, string types)
    {
        string source = $$"""
            using Hotswap;

            [HotswapPlugin]
            public sealed partial class World : Hello.Contract.IWorld
            {
                [Invokable("greet")]
                public string Greet(string name) => {{greeting}};
                public void OnLoad(object? data) { }
                public void OnInit(Vault vault) { }
                public void OnFree() { }
                public Hello.Contract.IWorld Export() => this;
                public object? Import() => null;
                public bool Reloadable() => true;
                public partial object? InvokeFunc(string name, params object?[] args);
            }

            {{types}}
            """;
        CSharpCompilation compilation = TestCompilation.Create(name, [("World.cs", source)], _contract);
        compilation = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        CSharpGeneratorDriver
            .Create([new HotswapGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions, optionsProvider: TestOptions.Plugin)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return TestCompilation.Image(TestCompilation.ToReference((CSharpCompilation)output));
    }
}
