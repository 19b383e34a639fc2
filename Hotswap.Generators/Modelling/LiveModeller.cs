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
                Parameters(f.Method, project.Known),
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
                Construction.CanCreateEmpty(t.Type, project.Known.Compilation))
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

    /// <summary>The parameters; a default counts only where all that follow have one, as a declaration wants it.</summary>
    private static EquatableArray<ParameterModel> Parameters(IMethodSymbol method, KnownTypes known)
    {
        var parameters = new List<ParameterModel>();
        bool optional = true;
        foreach (IParameterSymbol parameter in method.Parameters.Reverse())
        {
            Argument argument = Injection.OfLiveFunction(parameter, known);
            string? value = DefaultValue.Of(parameter);
            optional &= value is not null || parameter.IsParams || argument is not (Argument.Value or Argument.LiveData);
            parameters.Insert(0, new ParameterModel(
                Identifiers.Escape(parameter.Name),
                TypeText.Code(parameter.Type),
                argument,
                optional ? value : null,
                parameter.IsParams));
        }

        return parameters.ToEquatableArray();
    }

    private static HandlerModel Handler(IMethodSymbol handler, KnownTypes known) => new(
        handler.Name,
        known.ReturnKindOf(handler),
        handler.Parameters.Select(p => new ArgumentModel(Injection.OfLiveFunction(p, known), false)).ToEquatableArray());
}
