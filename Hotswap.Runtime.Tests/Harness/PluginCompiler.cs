using System.Collections.Immutable;
using Hotswap.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Runtime.Tests.Harness;

/// <summary>Compiles sources in memory as the SDK would: with the real generator, for a project of a certain role.</summary>
internal static class PluginCompiler
{
    private static readonly ImmutableArray<MetadataReference> _frameworkReferences =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => p.Contains("Microsoft.NETCore.App", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private static readonly ImmutableArray<MetadataReference> _hotswapReferences =
    [
        MetadataReference.CreateFromFile(typeof(PluginHost).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Journal).Assembly.Location),
    ];

    /// <summary>A plugin.</summary>
    public static CompiledAssembly Plugin(PluginText text, params CompiledAssembly[] references) =>
        Compile(text.Name, text.ToString(), Role("HotswapPlugin"), references, text.Resource is { } resource ? [Resource("zoo", resource)] : []);

    /// <summary>A plugin from any source.</summary>
    public static CompiledAssembly Plugin(string assemblyName, string source, params CompiledAssembly[] references) =>
        Compile(assemblyName, source, Role("HotswapPlugin"), references);

    /// <summary>A plugin from any source, in a project with further properties.</summary>
    public static CompiledAssembly Plugin(
        string assemblyName, string source, IReadOnlyDictionary<string, string> properties, params CompiledAssembly[] references) =>
        Compile(assemblyName, source, Role("HotswapPlugin").Concat(properties).ToDictionary(), references);

    /// <summary>A contract.</summary>
    public static CompiledAssembly Contract(string assemblyName, string source) => Compile(assemblyName, source, Role("HotswapContract"), []);

    /// <summary>An assembly without a role.</summary>
    public static CompiledAssembly Library(string assemblyName, string source, params CompiledAssembly[] references) =>
        Compile(assemblyName, source, new Dictionary<string, string>(), references);

    /// <summary>An assembly with a resource in it: a plugin with its texts, or, without a role, one of its satellites.</summary>
    public static CompiledAssembly WithResource(string assemblyName, string source, bool isPlugin, string resource, byte[] content) =>
        Compile(assemblyName, source, isPlugin ? Role("HotswapPlugin") : new(), [], Resource(resource, content));

    private static ResourceDescription Resource(string name, byte[] content) => new(name, () => new MemoryStream(content), isPublic: true);

    private static Dictionary<string, string> Role(string role) => new() { [role] = "true" };

    private static CompiledAssembly Compile(
        string assemblyName,
        string source,
        Dictionary<string, string> properties,
        CompiledAssembly[] references,
        params ResourceDescription[] resources)
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), parse, $"{assemblyName}.cs");
        Compilation compilation = CSharpCompilation.Create(
            assemblyName,
            [tree],
            [.. _frameworkReferences, .. _hotswapReferences, .. references.Select(r => r.Reference)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver.Create([new HotswapGenerator().AsSourceGenerator()], parseOptions: parse, optionsProvider: new ProjectProperties(properties))
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported.Where(d => d.Severity == DiagnosticSeverity.Error));

        using MemoryStream dll = new();
        using MemoryStream pdb = new();
        EmitResult result = compilation.Emit(dll, pdb, manifestResources: resources, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return new CompiledAssembly(assemblyName, dll.ToArray(), pdb.ToArray());
    }

    private sealed class ProjectProperties(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        private const string Prefix = "build_property.";

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = null;
                return key.StartsWith(Prefix, StringComparison.Ordinal) && properties.TryGetValue(key[Prefix.Length..], out value);
            }
        }
    }
}
