using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Hotswap.Analyzers.Tests;

/// <summary>What all test compilations have in common.</summary>
internal static class TestProject
{
    /// <summary>The implicit usings of a plugin project.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Hotswap;
        """;

    private static readonly ReferenceAssemblies _none = new("net10.0");

    public static (string Name, string Text) UsingsFile => ("Usings.cs", Usings);

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions CompilationOptions { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    public static void SetUp(AnalyzerTest<DefaultVerifier> test, ProjectUnderTest project)
    {
        test.ReferenceAssemblies = _none;
        test.TestState.AdditionalReferences.AddRange(project.WithoutRuntime ? References.Framework : References.All);
        if (!project.WithoutRuntime)
        {
            test.TestState.Sources.Add(UsingsFile);
        }

        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + string.Concat(project.Properties.Select(Line))));
        if (project.EditorConfig.Length > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + project.EditorConfig + "\n"));
        }

        foreach ((string name, string text) in project.AdditionalFiles)
        {
            test.TestState.AdditionalFiles.Add((name, text));
        }

        foreach ((string name, string source) in project.OtherAssemblies)
        {
            ProjectState other = test.TestState.AdditionalProjects[name];
            other.Sources.Add((name + "Usings.cs", Usings));
            other.Sources.Add((name + ".cs", source));
            other.AdditionalReferences.AddRange(References.All);
            test.TestState.AdditionalProjectReferences.Add(name);
        }
    }

    private static string Line(KeyValuePair<string, string> property) => $"build_property.{property.Key} = {property.Value}\n";
}
