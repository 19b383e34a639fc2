using System.Collections.Immutable;
using System.Reflection;
using Hotswap.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Corpus;

/// <summary>The analyzers that are run: ours, and those of the SDK.</summary>
internal static class Analyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> Ours { get; } = Of(typeof(HotswapAnalyzer).Assembly);

    /// <summary>
    /// Those that the SDK gives a web project that says nothing, the reference packs' included, and that are on: with a finding that is a suggestion
    /// at least.
    /// </summary>
    public static ImmutableArray<DiagnosticAnalyzer> OfTheSdk { get; } = ReadSdk(DiagnosticSeverity.Info);

    /// <summary>Those of them that a build runs which shows errors and warnings alone.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> OfTheSdkInABuild { get; } = ReadSdk(DiagnosticSeverity.Warning);

    private static ImmutableArray<DiagnosticAnalyzer> ReadSdk(DiagnosticSeverity least)
    {
        string folder = Folder("SdkAnalyzers");
        string config = Path.Combine(folder, "build", "config", "analysislevel_10_default.globalconfig");
        AnalyzerConfigSet set = AnalyzerConfigSet.Create(
            new[] { AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(config)), "/.globalconfig") });
        ImmutableDictionary<string, ReportDiagnostic> severities = set.GlobalConfigOptions.TreeOptions;
        return
        [
            .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }.Select(f => Path.Combine(folder, f))
                .Concat(OfPack("Microsoft.NETCore.App.Ref")).Concat(OfPack("Microsoft.AspNetCore.App.Ref"))
                .SelectMany(f => Of(Assembly.LoadFrom(f)))
                .Where(a => a is not DiagnosticSuppressor && a.SupportedDiagnostics.Any(IsOn)),
        ];

        bool IsOn(DiagnosticDescriptor rule)
        {
            ReportDiagnostic severity = severities.TryGetValue(rule.Id, out ReportDiagnostic configured) ? configured
                : rule.IsEnabledByDefault ? rule.DefaultSeverity switch
                {
                    DiagnosticSeverity.Error => ReportDiagnostic.Error,
                    DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
                    DiagnosticSeverity.Info => ReportDiagnostic.Info,
                    _ => ReportDiagnostic.Hidden,
                }
                : ReportDiagnostic.Suppress;
            return severity is ReportDiagnostic.Error or ReportDiagnostic.Warn || (least == DiagnosticSeverity.Info && severity == ReportDiagnostic.Info);
        }
    }

    private static string Folder(string key) => typeof(Analyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    /// <summary>What the newest reference pack of this framework has for the compiler.</summary>
    private static IEnumerable<string> OfPack(string pack) => Directory.GetFiles(
        Path.Combine(
            Directory.GetDirectories(Path.Combine(Folder("ReferencePacks"), pack)).MaxBy(d => Version.TryParse(Path.GetFileName(d), out Version? version) ? version : new Version())!,
            "analyzers", "dotnet", "cs"),
        "*.dll");

    private static ImmutableArray<DiagnosticAnalyzer> Of(Assembly assembly) =>
    [
        .. TypesOf(assembly)
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && t.GetConstructor(Type.EmptyTypes) is not null && t.IsDefined(typeof(DiagnosticAnalyzerAttribute)))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            // Fixes beside the analyzers need the assemblies of an editor.
            return e.Types.OfType<Type>();
        }
    }
}
