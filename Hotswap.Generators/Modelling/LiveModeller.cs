using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Modelling;

/// <summary>The models of live functions and live types.</summary>
internal static class LiveModeller
{
    public static EquatableArray<LiveFuncModel> Funcs(PluginProject project, INamedTypeSymbol plugin, string entryNamespace)
    {
        string registry = Identifiers.Free(plugin.ContainingNamespace, "LiveFuncs");
        string space = Identifiers.Namespace(plugin.ContainingNamespace);
        string pluginType = TypeText.Code(plugin);
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
                TypeText.Signature(f.Method)))
            .ToEquatableArray();
    }

    public static EquatableArray<LiveTypeModel> Types(PluginProject project, INamedTypeSymbol plugin, string entryNamespace)
    {
        string registry = Identifiers.Free(plugin.ContainingNamespace, "LiveTypes");
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
                t.Type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && Access.CanUse(c, project.Known.Compilation))))
            .ToEquatableArray();
    }
}
