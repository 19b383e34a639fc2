using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Hotswap.Analyzers.Tests.Borders;

/// <summary>Referenced assemblies that are plugins, and what is said of them.</summary>
internal static class ReferencedPlugin
{
    public const string Source = "[assembly: HotswapManifest(1, \"E\", \"{}\")] public class Sky { public static int N; }";

    public static ProjectUnderTest Referencing(this ProjectUnderTest project, string plugin) => project.Referencing(plugin, Source);

    public static DiagnosticResult Error(string id, string plugin) => new DiagnosticResult(id, DiagnosticSeverity.Error).WithArguments(plugin);
}
