using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Generators.Modelling;

/// <summary>The models of calls by name.</summary>
internal static class FunctionModeller
{
    public static FunctionsModel? Functions(PluginProject project, INamedTypeSymbol plugin, string space)
    {
        LifecycleBinding? invokeFunc = project[LifecycleMethod.InvokeFunc];
        if (invokeFunc is not null && PluginProject.IsHandWritten(invokeFunc))
        {
            return null;
        }

        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new FunctionsModel(
            space,
            project.PluginName,
            plugin.IsStatic ? null : TypeText.Code(plugin),
            project.Invokables
                .Select(i => new FunctionName(i.Name, Identifiers.Unique(taken, "Function_" + i.Method.Name), i.Returns is not (ReturnKind.Void or ReturnKind.Value)))
                .ToEquatableArray(),
            invokeFunc is null ? null : Dispatch(invokeFunc, plugin));
    }

    public static EquatableArray<FunctionModel> List(PluginProject project, INamedTypeSymbol plugin, string space, FunctionsModel? functions) =>
        functions is null
            ? EquatableArray<FunctionModel>.Empty
            : project.Invokables
                .Select((i, index) => Function(i, plugin, project.PluginName, space, functions.Names[index].ClassName))
                .ToEquatableArray();

    /// <summary>Whether generated code can name the plugin class; if not, the class is refused and its entry only throws.</summary>
    public static bool CanReach(INamedTypeSymbol plugin, PluginProject project) =>
        !Access.IsGeneric(plugin) && Access.CanName(plugin, project.Known.Compilation);

    private static FunctionModel Function(InvokableBinding function, INamedTypeSymbol plugin, string pluginName, string space, string className)
    {
        IMethodSymbol method = function.Method;
        string name = Identifiers.Escape(method.Name);
        return new FunctionModel(
            space,
            className,
            pluginName,
            plugin.IsStatic ? null : TypeText.Code(plugin),
            function.Name,
            method.IsStatic ? TypeText.Code(method.ContainingType) + "." + name : name,
            method.IsStatic,
            function.DelegateType is { } type ? TypeText.CodeNotNull(type) : DelegateTypes.Of(method.Parameters.Select(p => TypeText.Code(p.Type)), method.ReturnsVoid ? null : TypeText.Code(method.ReturnType)),
            function.Returns,
            method.Parameters.Select(Parameter).ToEquatableArray(),
            TypeText.Signature(method));
    }

    private static FunctionParameterModel Parameter(IParameterSymbol parameter)
    {
        bool isParams = parameter is { IsParams: true, Type: IArrayTypeSymbol };
        ITypeSymbol type = isParams ? ((IArrayTypeSymbol)parameter.Type).ElementType : parameter.Type;
        return new FunctionParameterModel(
            parameter.Name,
            TypeText.Code(type),
            type.IsReferenceType
                ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
                : type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T },
            DefaultValue.Of(parameter),
            isParams);
    }

    private static DispatchModel? Dispatch(LifecycleBinding invokeFunc, INamedTypeSymbol plugin)
    {
        IMethodSymbol method = invokeFunc.Method;
        if (method.DeclaringSyntaxReferences is not [{ } reference, ..] || reference.GetSyntax() is not MethodDeclarationSyntax declaration)
        {
            return null;
        }

        var types = new List<string>();
        for (INamedTypeSymbol? level = plugin; level is not null; level = level.ContainingType)
        {
            types.Insert(0, $"partial {TypeHeads.Keyword(level)} {Identifiers.Escape(level.Name)}");
        }

        string[] names = [.. method.Parameters.Select(p => Identifiers.Escape(p.Name))];
        string parameters = string.Join(", ", method.Parameters.Select((p, i) => (p.IsParams ? "params " : "") + TypeText.Code(p.Type) + " " + names[i]));
        return new DispatchModel(
            Identifiers.Namespace(plugin.ContainingNamespace),
            types.ToEquatableArray(),
            $"{string.Join(" ", declaration.Modifiers.Select(m => m.ValueText))} {TypeText.Code(method.ReturnType)} InvokeFunc({parameters})",
            names[0],
            names[1],
            plugin.IsStatic,
            invokeFunc.Returns);
    }
}
