using System.Collections.Immutable;
using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Modelling;

/// <summary>Turns a bound plugin into the models that are emitted. After this step there are no symbols.</summary>
internal static class PluginModeller
{
    /// <summary>The models of a plugin, or null if the project has no plugin class.</summary>
    public static PluginModel? Build(PluginProject? project)
    {
        if (project?.PluginClass is not { } plugin)
        {
            return null;
        }

        string space = Identifiers.EntryNamespace(project.Known.Compilation.AssemblyName);
        EquatableArray<RefusalModel> refused = Refused(project);
        if (!FunctionModeller.CanReach(plugin, project))
        {
            return Unreachable(project, space, refused);
        }

        EquatableArray<string> funcs = project.LiveFunctions.Select(f => LiveFuncModel.ClassNameOf(f.Name)).ToEquatableArray();
        EquatableArray<string> types = project.LiveTypes.Select(t => LiveTypeModel.ClassNameOf(t.Name)).ToEquatableArray();
        FunctionsModel? functions = FunctionModeller.Functions(project, plugin, space);
        var entry = new EntryModel(
            space,
            project.PluginName,
            TypeText.Code(plugin),
            plugin.IsStatic,
            project.Lifecycle.Select(Call).ToEquatableArray(),
            Imports(project),
            functions,
            funcs,
            types,
            refused.Count == 0 ? null : Reasons(refused));
        var manifest = new ManifestModel(
            space,
            project.PluginName,
            Export(project),
            project.Imports.Select(m => new DependencyModel(m.Member.Name, m.Member.Name, TypeText.Metadata(m.Type))).ToEquatableArray(),
            functions is null ? EquatableArray<string>.Empty : functions.Names.Select(n => n.ClassName).ToEquatableArray(),
            funcs,
            types,
            refused);
        return new PluginModel(
            entry,
            manifest,
            functions,
            FunctionModeller.List(project, plugin, space, functions),
            LiveModeller.Funcs(project, plugin, space),
            LiveModeller.Types(project, plugin, space),
            project.DataObjects.Select(d => new DataObjectModel(space, d)).ToEquatableArray());
    }

    /// <summary>
    /// A plugin class that generated code cannot name, because it is refused or its name is still being typed: an entry that only
    /// throws, and nothing that would name the class.
    /// </summary>
    private static PluginModel Unreachable(PluginProject project, string space, EquatableArray<RefusalModel> refused) => new(
        new EntryModel(
            space,
            project.PluginName,
            "",
            IsStatic: true,
            EquatableArray<LifecycleCallModel>.Empty,
            Imports: null,
            Functions: null,
            EquatableArray<string>.Empty,
            EquatableArray<string>.Empty,
            refused.Count == 0 ? "Its plugin class has no complete name." : Reasons(refused)),
        new ManifestModel(
            space,
            project.PluginName,
            Export: null,
            EquatableArray<DependencyModel>.Empty,
            EquatableArray<string>.Empty,
            EquatableArray<string>.Empty,
            EquatableArray<string>.Empty,
            refused),
        Functions: null,
        EquatableArray<FunctionModel>.Empty,
        EquatableArray<LiveFuncModel>.Empty,
        EquatableArray<LiveTypeModel>.Empty,
        EquatableArray<DataObjectModel>.Empty);

    private static string Reasons(EquatableArray<RefusalModel> refused) => string.Join("; ", refused.Select(r => r.Id + ": " + r.Message));

    private static EquatableArray<RefusalModel> Refused(PluginProject project) => project.Faults
        .Where(f => f.IsRefusal)
        .Select(f => new RefusalModel(f.Id, FaultMessages.Of(f) + Place(f.Location)))
        .ToEquatableArray();

    /// <summary>The file alone: with the line, every edit above a fault would change the manifest.</summary>
    private static string Place(Location location) => location.SourceTree is { FilePath.Length: > 0 } tree
        ? " (" + tree.FilePath.Substring(tree.FilePath.LastIndexOfAny(['/', '\\']) + 1) + ")"
        : "";

    private static LifecycleCallModel Call(LifecycleBinding binding) => new(
        binding.Kind,
        binding.Method.IsStatic ? TypeText.Code(binding.Method.ContainingType) : null,
        binding.Returns,
        binding.Arguments
            .Zip(binding.Method.Parameters, (a, p) => new ArgumentModel(
                a,
                a == Argument.Data && p.NullableAnnotation == NullableAnnotation.NotAnnotated))
            .ToEquatableArray());

    private static ImportModel? Imports(PluginProject project) => project.Imports.IsEmpty
        ? null
        : new ImportModel(
            TypeText.CodeNotNull(project[LifecycleMethod.Import]!.Method.ReturnType),
            project.Imports
                .Select(m => new ImportMemberModel(Identifiers.Escape(m.Member.Name), TypeText.CodeNotNull(m.Type)))
                .ToEquatableArray());

    private static string? Export(PluginProject project) =>
        project[LifecycleMethod.Export] is { Method.ReturnType: { SpecialType: not SpecialType.System_Object } type }
            ? TypeText.Metadata(type)
            : null;
}
