using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Modelling;

/// <summary>The models of live functions and live types.</summary>
internal static class LiveModeller
{
    private const string Jobs = "LiveJobs";

    public static EquatableArray<LiveFuncModel> Funcs(PluginProject project, INamedTypeSymbol plugin, string entryNamespace)
    {
        string registry = Identifiers.Free(plugin.ContainingNamespace, "LiveFuncs");
        string space = Identifiers.Namespace(plugin.ContainingNamespace);
        string pluginType = TypeText.Code(plugin);
        string jobs = Identifiers.Free(plugin.ContainingNamespace, Jobs);
        return project.LiveFunctions
            .Select(f => new LiveFuncModel(
                entryNamespace,
                space,
                registry,
                f.Name,
                Identifiers.WithoutPrefix(f.Name, project.Role.LivePrefix, registry),
                plugin.IsStatic ? null : pluginType,
                f.Method.IsStatic ? TypeText.Code(f.Method.ContainingType) : null,
                TypeText.Code(f.Method.ReturnType),
                f.Returns,
                f.Method.Parameters
                    .Select(p => new ParameterModel(
                        Identifiers.Escape(p.Name),
                        TypeText.Code(p.Type),
                        Injection.OfLiveFunction(p, project.Known)))
                    .ToEquatableArray(),
                TypeText.Signature(f.Method))
            {
                Job = f.Data.IsDefault ? null : new JobFactoryModel(jobs, Identifiers.WithoutPrefix(f.Name, project.Role.LivePrefix, jobs)),
                Data = f.Data.IsDefault ? EquatableArray<LiveParameter>.Empty : f.Data.ToEquatableArray(),
                FormerNames = f.FormerNames.ToEquatableArray(),
            })
            .ToEquatableArray();
    }

    public static EquatableArray<LiveTypeModel> Types(PluginProject project, INamedTypeSymbol plugin, string entryNamespace)
    {
        string registry = Identifiers.Free(plugin.ContainingNamespace, "LiveTypes");
        string jobs = Identifiers.Free(plugin.ContainingNamespace, Jobs);
        Dictionary<string, DataObject> data = project.DataObjects.ToDictionary(d => d.Class);
        string space = Identifiers.Namespace(plugin.ContainingNamespace);
        return project.LiveTypes
            .Select(t => new LiveTypeModel(
                entryNamespace,
                space,
                registry,
                t.Name,
                Identifiers.WithoutPrefix(t.Name, project.Role.LivePrefix, registry),
                TypeText.Code(t.Type),
                TypeText.Metadata(t.Type),
                HasFactory(t.Type, project.Known.Compilation))
            {
                DataClass = t.DataClass,
                Noun = data[t.DataClass].Noun,
                IsStruct = t.Type.IsValueType,
                Job = new JobFactoryModel(jobs, Identifiers.WithoutPrefix(t.Name, project.Role.LivePrefix, jobs)),
                Handler = t.Handler is { } handler ? Handler(handler, project.Known) : null,
                Members = data[t.DataClass].Members.Select(m => new LiveMemberModel(m.Name, m.Value.DeclaredType.Replace("global::", ""))).ToEquatableArray(),
                FormerNames = t.FormerNames.ToEquatableArray(),
            })
            .ToEquatableArray();
    }

    /// <summary>Whether <c>new</c> without arguments and initialisers makes one.</summary>
    private static bool HasFactory(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers().Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return false;
            }
        }

        return type.InstanceConstructors.Any(c =>
            c.Parameters.IsEmpty && Access.CanUse(c, compilation) && !Access.IsObsoleteError(c));
    }

    private static HandlerModel Handler(IMethodSymbol handler, KnownTypes known) => new(
        handler.Name,
        known.ReturnKindOf(handler),
        handler.Parameters.Select(p => new ArgumentModel(Injection.OfLiveFunction(p, known), false)).ToEquatableArray());
}
