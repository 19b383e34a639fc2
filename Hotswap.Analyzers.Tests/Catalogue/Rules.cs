using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers.Tests.Catalogue;

/// <summary>All rules and fixes that the assemblies hold, and the files of the repository that speak of them.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. Create<DiagnosticAnalyzer>(typeof(HotswapAnalyzer)).OrderBy(a => a.GetType().Name, StringComparer.Ordinal)];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
    [
        .. Analyzers.Where(a => a is not DiagnosticSuppressor).SelectMany(a => a.SupportedDiagnostics)
            .OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    public static ImmutableHashSet<string> Fixable { get; } =
        [.. Create<CodeFixProvider>(typeof(CodeFixes.StaticStateFix)).SelectMany(f => f.FixableDiagnosticIds)];

    public static string Root { get; } = FindRoot();

    public static string Page(string id) => Path.Combine(Root, "docs", "rules", id + ".md");

    private static IEnumerable<T> Create<T>(Type anyOfAssembly) => anyOfAssembly.Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(T)))
        .Select(t => (T)Activator.CreateInstance(t)!);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Hotswap.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Hotswap.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
