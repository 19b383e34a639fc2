using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Harness;

/// <summary>Makes compilations against the running framework and Hotswap.Runtime.</summary>
internal static class TestCompilation
{
    /// <summary>The SDK's implicit usings, as in a user's project.</summary>
    public const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<MetadataReference, byte[]> _images = [];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p)!.Contains("Microsoft.NETCore.App", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(Vault).Assembly.Location);

    public static CSharpCompilation Create(params string[] sources) =>
        Create("World", [.. sources.Select((s, i) => (i == 0 ? "World.cs" : $"World{i}.cs", s))]);

    public static CSharpCompilation Create(string assembly, IReadOnlyList<(string Path, string Text)> sources, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            assembly,
            [Parse("Usings.cs", ImplicitUsings), .. sources.Select(s => Parse(s.Path, s.Text))],
            [.. Framework, Runtime, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                concurrentBuild: false,
                deterministic: true));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, "/src/" + path, System.Text.Encoding.UTF8);

    /// <summary>A referenced assembly, compiled from source.</summary>
    public static MetadataReference Library(string assembly, string source) => ToReference(Create(assembly, [(assembly + ".cs", source)]));

    /// <summary>A referenced assembly.</summary>
    public static MetadataReference ToReference(CSharpCompilation compilation)
    {
        using var bytes = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(bytes);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        PortableExecutableReference reference = MetadataReference.CreateFromImage(bytes.ToArray());
        _images.Add(reference, bytes.ToArray());
        return reference;
    }

    /// <summary>The bytes of a library that was made here.</summary>
    public static byte[] Image(MetadataReference library) =>
        _images.TryGetValue(library, out byte[]? image) ? image : throw new ArgumentException("Not made by Library.", nameof(library));
}
