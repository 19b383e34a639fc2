using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Finds the functions of a plugin class that can be called by name, and what is wrong with the others: HS0007.</summary>
internal sealed class InvokableBinder(INamedTypeSymbol plugin, LifecycleBinding? invokeFunc, KnownTypes known)
{
    private const int MaxParameters = 16;

    private readonly List<InvokableBinding> _bindings = [];
    private readonly List<Fault> _faults = [];

    public ImmutableArray<InvokableBinding> Bindings => [.. _bindings.OrderBy(b => b.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Whether InvokeFunc has a body of its own, which the generator cannot add to.</summary>
    public static bool IsHandWritten(IMethodSymbol invokeFunc)
    {
        IMethodSymbol definition = invokeFunc.PartialDefinitionPart ?? invokeFunc;
        return !definition.IsPartialDefinition
            || (definition.PartialImplementationPart is { } body && !body.DeclaringSyntaxReferences.All(r => GeneratedTrees.IsOurs(r.SyntaxTree)));
    }

    public void Bind()
    {
        foreach (IMethodSymbol method in Methods())
        {
            if (KnownTypes.Attribute(method, known.InvokableAttribute) is not { } attribute
                || attribute.ConstructorArguments is not [{ Value: var nameValue }, ..])
            {
                continue;
            }

            string name = nameValue as string ?? "";
            var delegateType = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value as ITypeSymbol : null;
            (FaultReason Reason, string Text)? why = Why(method, name, delegateType);
            if (why is { } found)
            {
                _faults.Add(At(method, name, found.Reason, found.Text));
            }
            else if (Signatures.IsComplete(method, known.Compilation))
            {
                _bindings.Add(new InvokableBinding(name, method, delegateType as INamedTypeSymbol, known.ReturnKindOf(method)));
            }
        }
    }

    private (FaultReason Reason, string Text)? Why(IMethodSymbol method, string name, ITypeSymbol? delegateType)
    {
        if (invokeFunc is not null && IsHandWritten(invokeFunc.Method))
        {
            return (FaultReason.HandWritten, "InvokeFunc has a body of its own; declare it as 'public partial object? InvokeFunc(string name, params object?[] args);', or remove [Invokable]");
        }

        if (name.Length == 0)
        {
            return (FaultReason.Kind, "its name is empty; name it");
        }

        if (_bindings.FirstOrDefault(b => b.Name == name) is { } other)
        {
            return (FaultReason.Duplicate, $"'{TypeText.Message(other.Method)}' has the name \"{name}\" already; give it another");
        }

        return WhySignature(method) ?? (delegateType is null ? null : WhyDelegate(method, delegateType));
    }

    private (FaultReason Reason, string Text)? WhySignature(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
        {
            return (FaultReason.Generic, "it has type parameters; remove them");
        }

        if (!Access.CanUse(method, known.Compilation))
        {
            return (FaultReason.Inaccessible, "generated code cannot reach it; make it public or internal");
        }

        if (Access.WhyMarked(method) is { } mark)
        {
            return (FaultReason.Marked, mark + "; remove the mark");
        }

        if (known.ReturnKindOf(method) == ReturnKind.AsyncVoid)
        {
            return (FaultReason.AsyncVoid, "it is async void, so nobody learns when it ends or fails; return a Task");
        }

        if (Signatures.ReturnsReference(method))
        {
            return (FaultReason.ReturnType, "it returns a reference, a pointer or a ref struct; return a value");
        }

        if (Signatures.UnkeepableParameter(method) is { } parameter)
        {
            return (FaultReason.Parameter, $"parameter '{parameter.Name}' is passed by reference, or is a pointer or a ref struct; pass a value");
        }

        return method.Parameters.Length > MaxParameters
            ? (FaultReason.Parameter, $"it has {method.Parameters.Length} parameters and a delegate has at most {MaxParameters}; group some in a class")
            : null;
    }

    private (FaultReason Reason, string Text)? WhyDelegate(IMethodSymbol method, ITypeSymbol type)
    {
        string name = TypeText.Message(type);
        if (type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } || !Access.CanName(type, known.Compilation)
            || type is INamedTypeSymbol { IsUnboundGenericType: true })
        {
            return (FaultReason.DelegateType, $"'{name}' is no delegate type that generated code can name; give a delegate of a contract assembly");
        }

        if (SharedTypes.FirstForeign(type, known) is not null)
        {
            return (FaultReason.DelegateType, $"delegate '{name}' is not from a contract assembly, so the host has no such type; move it there");
        }

        return Fits(method, invoke)
            ? null
            : (FaultReason.DelegateType, $"it does not fit the delegate '{name}'; its parameters and return type must be '{TypeText.Signature(invoke)}'");
    }

    private bool Fits(IMethodSymbol method, IMethodSymbol invoke)
    {
        if (method.Parameters.Length != invoke.Parameters.Length
            || Signatures.UnkeepableParameter(invoke) is not null
            || Signatures.ReturnsReference(invoke))
        {
            return false;
        }

        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!Converts(invoke.Parameters[i].Type, method.Parameters[i].Type))
            {
                return false;
            }
        }

        // Nothing but void converts to void.
        return Converts(method.ReturnType, invoke.ReturnType);
    }

    private bool Converts(ITypeSymbol from, ITypeSymbol to)
    {
        Microsoft.CodeAnalysis.CSharp.Conversion conversion =
            Microsoft.CodeAnalysis.CSharp.CSharpExtensions.ClassifyConversion(known.Compilation, from, to);
        return conversion.IsIdentity || (conversion.IsImplicit && conversion.IsReference);
    }

    private IEnumerable<IMethodSymbol> Methods()
    {
        for (INamedTypeSymbol? level = plugin; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                {
                    yield return method;
                }
            }
        }
    }

    private Fault At(IMethodSymbol method, string name, FaultReason reason, string why)
    {
        ISymbol place = Fault.LocationOf(method).IsInSource ? method : plugin;
        return Fault.At(RuleIds.UnfitInvokable, place, TypeText.Message(method), why).Because(reason).With(Fault.Name, name);
    }
}
