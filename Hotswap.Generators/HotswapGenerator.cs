using System.Collections.Immutable;
using Hotswap.Discovery;
using Hotswap.Generators.Emit;
using Hotswap.Generators.Model;
using Hotswap.Generators.Modelling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators;

/// <summary>
/// Writes what the runtime needs of a plugin, so that it finds nothing by reflection: entry, live registries and manifest;
/// the mark of a contract; and a host's table of linked plugins.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HotswapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectRole> role = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectRole.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Role);
        Plugin(context, role);
        Contract(context, role);
        Host(context, role);
    }

    private static void Plugin(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectRole> role)
    {
        IncrementalValueProvider<string?> prefix = role
            .Select(static (r, _) => r.IsPlugin ? r.LivePrefix : null)
            .WithTrackingName(TrackingNames.ScanPrefix);

        // File by file, so that an edit scans one file; what it finds is bound only where something was found.
        IncrementalValuesProvider<SyntaxTree> trees = context.CompilationProvider
            .Combine(prefix)
            .SelectMany(static (pair, _) => pair.Right is null ? [] : ((CSharpCompilation)pair.Left).SyntaxTrees)
            .WithTrackingName(TrackingNames.Trees);
        IncrementalValuesProvider<TreeCandidates> found = trees
            .Combine(prefix)
            .SelectMany(static (pair, ct) => pair.Right is { } livePrefix && DeclarationScanner.Scan(pair.Left, livePrefix, ct) is { } hit
                ? ImmutableArray.Create(hit)
                : [])
            .WithTrackingName(TrackingNames.Scan);
        IncrementalValueProvider<PluginModel?> plugin = found
            .Collect()
            .Combine(context.CompilationProvider)
            .Combine(role)
            .Select(static (input, ct) => input.Left.Left.IsEmpty
                ? null
                : PluginModeller.Build(PluginBinder.Bind(input.Left.Right, input.Left.Left, input.Right, ct)))
            .WithTrackingName(TrackingNames.Plugin);

        context.RegisterSourceOutput(
            plugin.Select(static (p, _) => p?.Entry).WithTrackingName(TrackingNames.Entry),
            static (output, entry) => Add(output, "PluginEntry", entry, EntryEmitter.Emit));
        context.RegisterSourceOutput(
            plugin.Select(static (p, _) => p?.Manifest).WithTrackingName(TrackingNames.Manifest),
            static (output, manifest) => Add(output, "HotswapManifest", manifest, ManifestEmitter.Emit));
        context.RegisterSourceOutput(
            plugin.Select(static (p, _) => p?.Functions).WithTrackingName(TrackingNames.Functions),
            static (output, functions) => Add(output, "Functions", functions, FunctionsEmitter.Emit));
        context.RegisterSourceOutput(
            plugin.SelectMany(static (p, _) => p?.FunctionList.Items ?? []).WithTrackingName(TrackingNames.FunctionList),
            static (output, function) => Add(output, function.ClassName, function, FunctionEmitter.Emit));
        context.RegisterSourceOutput(
            plugin.SelectMany(static (p, _) => p?.LiveFuncs.Items ?? []).WithTrackingName(TrackingNames.LiveFuncs),
            static (output, func) => Add(output, func.ClassName, func, LiveFuncEmitter.Emit));
        context.RegisterSourceOutput(
            plugin.SelectMany(static (p, _) => p?.LiveTypes.Items ?? []).WithTrackingName(TrackingNames.LiveTypes),
            static (output, type) => Add(output, type.ClassName, type, LiveTypeEmitter.Emit));
        context.RegisterSourceOutput(
            plugin.SelectMany(static (p, _) => p?.DataObjects.Items ?? []).WithTrackingName(TrackingNames.DataObjects),
            static (output, data) => Add(output, data.Data.Class, data, DataObjectEmitter.Emit));
    }

    private static void Contract(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectRole> role)
    {
        IncrementalValueProvider<bool> isContract = role
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => pair.Left.IsContract && pair.Right.GetTypeByMetadataName("Hotswap.HotswapContractAttribute") is not null)
            .WithTrackingName(TrackingNames.Contract);
        context.RegisterSourceOutput(isContract, static (output, yes) =>
        {
            if (yes)
            {
                output.AddSource("HotswapContract.g.cs", Code.File().Line("[assembly: global::Hotswap.HotswapContract]").ToSourceText());
            }
        });
    }

    private static void Host(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectRole> role)
    {
        IncrementalValueProvider<StaticPluginsModel?> plugins = role
            .Combine(context.CompilationProvider)
            .Select(static (pair, ct) => pair.Left.IsHost && pair.Right.GetTypeByMetadataName("Hotswap.StaticPlugin") is not null
                ? new StaticPluginsModel(new(pair.Left.StaticLinking ? ReferencedPlugins.Of(pair.Right, ct) : []))
                : null)
            .WithTrackingName(TrackingNames.StaticPlugins);
        context.RegisterSourceOutput(plugins, static (output, model) => Add(output, "StaticPlugins", model, StaticPluginsEmitter.Emit));
    }

    private static void Add<T>(SourceProductionContext output, string name, T? model, Func<T, SourceText> emit)
        where T : class
    {
        if (model is not null)
        {
            output.AddSource(name + ".g.cs", emit(model));
        }
    }
}
