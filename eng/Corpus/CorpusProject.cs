using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Corpus;

/// <summary>All code of a folder as one plugin: its files, a plugin class, and what servers are compiled against.</summary>
internal sealed class CorpusProject
{
    private const string Added = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        [Hotswap.HotswapPlugin]
        public sealed class CorpusPlugin;
        """;

    // Nor listings of a project's public members, in which every type is declared once more.
    private static readonly string[] _left = ["/bin/", "/obj/", "/test/", "/tests/", "/Tests/", ".Tests/", ".Test/", "/benchmark", "/samples/", "/playground/", ".TestKit", "/TestKit", "/docs/", "/src/api/"];

    private static readonly CSharpParseOptions _options = new(
        LanguageVersion.Preview,
        DocumentationMode.None,
        preprocessorSymbols: ["NET", "NETCOREAPP", "NET10_0", "NET10_0_OR_GREATER", "NET9_0_OR_GREATER", "NET8_0_OR_GREATER", "NET7_0_OR_GREATER", "NET6_0_OR_GREATER"]);

    /// <summary>How the folder of the assemblies that a project is compiled against is called, after the project's own name.</summary>
    public const string Packages = ".packages";

    private CorpusProject(string name, int lines, CSharpCompilation compilation)
    {
        Name = name;
        Lines = lines;
        Compilation = compilation;
    }

    public string Name { get; }

    public int Lines { get; }

    public int Files => Compilation.SyntaxTrees.Length - 1;

    public CSharpCompilation Compilation { get; }

    public static CorpusProject Read(string folder)
    {
        var trees = new List<SyntaxTree> { CSharpSyntaxTree.ParseText(Added, _options, "CorpusPlugin.cs", Encoding.UTF8) };
        int lines = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string path = Path.GetRelativePath(folder, file);
            if (!_left.Any(("/" + path).Contains))
            {
                var text = SourceText.From(File.ReadAllText(file), Encoding.UTF8);
                lines += text.Lines.Count;
                trees.Add(CSharpSyntaxTree.ParseText(text, _options, path));
            }
        }

        // One after the other, so that times can be compared.
        var compilation = CSharpCompilation.Create(
            Path.GetFileName(folder),
            trees,
            References(folder).Select(f => MetadataReference.CreateFromFile(f)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false));
        return new CorpusProject(Path.GetFileName(folder), lines, compilation);
    }

    /// <summary>The framework, and of the packages beside the folder what the framework has not, or has in an older version.</summary>
    private static IEnumerable<string> References(string folder)
    {
        string packages = folder + Packages;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => !Path.GetFileName(f).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !IsOfTheCompiler(f))
            .Concat(Directory.Exists(packages) ? Directory.EnumerateFiles(packages, "*.dll").Where(IsManaged) : [])
            .GroupBy(f => Path.GetFileName(f), StringComparer.OrdinalIgnoreCase)
            .Select(g => g.MaxBy(f => AssemblyName.GetAssemblyName(f).Version)!);
    }

    private static bool IsManaged(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.HasMetadata;
    }

    private static bool IsOfTheCompiler(string file) =>
        Path.GetFileName(file) is "Hotswap.Analyzers.dll" or "Hotswap.Discovery.dll" or "Hotswap.Corpus.dll";
}
