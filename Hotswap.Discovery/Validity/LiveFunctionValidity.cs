using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Faults of a live function: HS1002, HS1005.</summary>
internal static class LiveFunctionValidity
{
    /// <summary>The largest number of parameters that Func and Action have.</summary>
    private const int MaxParameters = 16;

    public static Fault? Check(IMethodSymbol method, INamedTypeSymbol? plugin, KnownTypes known)
    {
        (FaultReason Reason, string Text)? why = Why(method, plugin, known);
        return why is { } found
            ? Fault.At(RuleIds.UncallableLiveFunction, method, TypeText.Message(method), found.Text).Because(found.Reason)
            : known.ReturnKindOf(method) == ReturnKind.AsyncVoid
                ? Fault.At(RuleIds.AsyncVoidLiveFunction, method, TypeText.Message(method)).Because(FaultReason.AsyncVoid)
                : null;
    }

    private static (FaultReason Reason, string Text)? Why(IMethodSymbol method, INamedTypeSymbol? plugin, KnownTypes known)
    {
        if (method.IsGenericMethod)
        {
            return (FaultReason.Generic, "it has type parameters; remove them");
        }

        INamedTypeSymbol type = method.ContainingType;
        if (Access.IsGeneric(type))
        {
            return (FaultReason.Generic, "it is in a generic type; move it to a plain one");
        }

        if (Access.IsFileLocal(type))
        {
            return (FaultReason.Inaccessible, "it is in a type that is visible in its file only; remove 'file' or move it");
        }

        if (type.IsExtension)
        {
            return (FaultReason.Kind, "it is in an extension block; move it out");
        }

        if (!method.IsStatic && !IsOfPlugin(type, plugin))
        {
            return (FaultReason.Instance, "it is an instance method outside of the plugin class, so there is no object to call it on; make it static");
        }

        if (method.IsStatic && (method.IsAbstract || (method.IsVirtual && type.TypeKind == TypeKind.Interface)))
        {
            return (FaultReason.Kind, "it is an abstract or virtual static method; move it to a class");
        }

        if (!Access.CanUse(method, known.Compilation))
        {
            return (FaultReason.Inaccessible, "it, or a type around it, is private or protected; make it internal");
        }

        if ((Access.WhyMarked(method) ?? Access.WhyMarked(type)) is { } mark)
        {
            return (FaultReason.Marked, mark + "; remove the mark");
        }

        return WhySignature(method, known);
    }

    private static (FaultReason Reason, string Text)? WhySignature(IMethodSymbol method, KnownTypes known)
    {
        if (Signatures.ReturnsReference(method))
        {
            return (FaultReason.ReturnType, "it returns a reference, a pointer or a ref struct; return a value");
        }

        if (Signatures.UnkeepableParameter(method) is { } parameter)
        {
            return (FaultReason.Parameter, $"parameter '{parameter.Name}' is passed by reference, or is a pointer or a ref struct; pass a value");
        }

        int values = method.Parameters.Count(p => Injection.OfLiveFunction(p, known) is Argument.Value or Argument.LiveData);
        return values > MaxParameters
            ? (FaultReason.Parameter, $"it has {values} parameters and a delegate has at most {MaxParameters}; group some in a class")
            : null;
    }

    private static bool IsOfPlugin(INamedTypeSymbol type, INamedTypeSymbol? plugin)
    {
        if (plugin is { IsStatic: true })
        {
            return false;
        }

        for (INamedTypeSymbol? level = plugin; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level, type))
            {
                return true;
            }
        }

        return false;
    }
}
