using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Discovery;

/// <summary>Finds the lifecycle methods of a plugin class, its inherited ones included, and what to pass to them.</summary>
internal sealed class LifecycleBinder(INamedTypeSymbol plugin, KnownTypes known, ProjectRole role, CancellationToken cancellationToken)
{
    private readonly ImmutableArray<LifecycleBinding>.Builder _bindings = ImmutableArray.CreateBuilder<LifecycleBinding>();
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();

    public ImmutableArray<LifecycleBinding> Bindings => _bindings.ToImmutable();

    public ImmutableArray<Fault> Faults => _faults.ToImmutable();

    public LifecycleBinder Bind()
    {
        var missing = new List<string>();
        foreach (LifecycleMethod kind in Lifecycle.All)
        {
            ImmutableArray<IMethodSymbol> methods = MemberLookup.Methods(plugin, kind.ToString(), known.Compilation);
            if (methods.IsEmpty && MemberLookup.InheritedProtected(plugin, kind.ToString(), known.Compilation) is { } unreachable)
            {
                methods = [unreachable];
            }

            if (!methods.IsEmpty)
            {
                Bind(kind, methods);
            }
            else if (!role.IsLifecycleOptional && Lifecycle.Required.Contains(kind))
            {
                missing.Add(kind.ToString());
            }
        }

        if (missing.Count > 0)
        {
            _faults.Add(Fault.At(RuleIds.MissingLifecycleMethod, plugin, TypeText.Message(plugin), string.Join(", ", missing))
                .With(Fault.MissingMethods, string.Join(",", missing)));
        }

        return this;
    }

    private void Bind(LifecycleMethod kind, ImmutableArray<IMethodSymbol> methods)
    {
        LifecycleBinding? bound = null;
        Fault? first = null;
        foreach (IMethodSymbol method in methods)
        {
            if (Check(kind, method, out ImmutableArray<Argument> arguments) is { } fault)
            {
                first ??= fault;
            }
            else if (!Signatures.IsComplete(method, known.Compilation))
            {
                continue;
            }
            else if (bound is null)
            {
                bound = new LifecycleBinding(kind, method, known.ReturnKindOf(method), arguments);
            }
            else
            {
                _faults.Add(At(method, FaultReason.Ambiguous, $"'{TypeText.Message(bound.Method)}' would serve as well; keep one of them"));
                return;
            }
        }

        if (bound is not null)
        {
            _bindings.Add(bound);
        }
        else if (first is not null)
        {
            _faults.Add(first);
        }
    }

    private Fault? Check(LifecycleMethod kind, IMethodSymbol method, out ImmutableArray<Argument> arguments)
    {
        arguments = [];
        if (!Access.CanUse(method, known.Compilation))
        {
            return At(method, FaultReason.Inaccessible, "generated code cannot reach it; make it public or internal");
        }

        if (method.IsGenericMethod)
        {
            return At(method, FaultReason.Generic, "it has type parameters; remove them");
        }

        if (Access.WhyMarked(method) is { } mark)
        {
            return At(method, FaultReason.Marked, mark + "; remove the mark");
        }

        if (!method.IsStatic && plugin.IsStatic)
        {
            return At(method, FaultReason.Instance, "it is an instance method of a static class; make it static");
        }

        return CheckParameters(kind, method, out arguments)
            ?? CheckReturn(kind, method)
            ?? (kind == LifecycleMethod.InvokeFunc ? CheckDispatch(method) : null);
    }

    private Fault? CheckParameters(LifecycleMethod kind, IMethodSymbol method, out ImmutableArray<Argument> arguments)
    {
        arguments = [];
        ImmutableArray<Argument>.Builder found = ImmutableArray.CreateBuilder<Argument>(method.Parameters.Length);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Injection.OfLifecycleMethod(kind, parameter, known) is not { } argument || found.Contains(argument))
            {
                return At(
                    method,
                    FaultReason.Parameter,
                    parameter.RefKind == RefKind.None
                        ? $"parameter '{parameter.Name}' of type '{TypeText.Message(parameter.Type)}' is not filled; {kind} takes {Lifecycle.Takes(kind)}"
                        : $"parameter '{parameter.Name}' is passed by reference; pass a value");
            }

            found.Add(argument);
        }

        if (kind == LifecycleMethod.InvokeFunc && !found.SequenceEqual([Argument.FunctionName, Argument.FunctionArguments]))
        {
            return At(method, FaultReason.Parameter, $"{kind} takes {Lifecycle.Takes(kind)}");
        }

        arguments = found.ToImmutable();
        return null;
    }

    private Fault? CheckReturn(LifecycleMethod kind, IMethodSymbol method)
    {
        ReturnKind returns = known.ReturnKindOf(method);
        if (returns == ReturnKind.AsyncVoid)
        {
            return At(method, FaultReason.AsyncVoid, "it is async void, so nobody learns when it ends or fails; return a Task");
        }

        string type = TypeText.Message(method.ReturnType);
        return kind switch
        {
            _ when Signatures.ReturnsReference(method) =>
                At(method, FaultReason.ReturnType, "it returns a reference, a pointer or a ref struct; return a value"),
            LifecycleMethod.Reloadable => method.ReturnType.SpecialType == SpecialType.System_Boolean
                ? null
                : At(method, FaultReason.ReturnType, $"it returns '{type}'; return bool"),
            LifecycleMethod.Export or LifecycleMethod.Import => CheckContractReturn(kind, method, returns),
            LifecycleMethod.InvokeFunc => method.ReturnType.SpecialType == SpecialType.System_Object || returns is not (ReturnKind.Value or ReturnKind.Void)
                ? null
                : At(method, FaultReason.ReturnType, $"it returns '{type}'; return object?, Task<object?> or ValueTask<object?>"),
            _ => returns is ReturnKind.Void or ReturnKind.Task or ReturnKind.ValueTask
                ? null
                : At(method, FaultReason.ReturnType, $"it returns '{type}'; return void, Task or ValueTask"),
        };
    }

    /// <summary>Where InvokeFunc's body is to be generated: whether it can be.</summary>
    private Fault? CheckDispatch(IMethodSymbol method)
    {
        if (InvokableBinder.IsHandWritten(method))
        {
            return null;
        }

        if (method.IsStatic && !plugin.IsStatic)
        {
            return At(method, FaultReason.Static, "its generated body needs the plugin object; make it an instance method");
        }

        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, plugin))
        {
            return At(method, FaultReason.Kind, "its body is generated into the plugin class only; declare it there");
        }

        for (INamedTypeSymbol? level = plugin; level is not null; level = level.ContainingType)
        {
            if (!IsPartial(level))
            {
                return At(method, FaultReason.Kind, $"its body is generated into '{TypeText.Message(level)}', which is not partial; make it partial");
            }
        }

        return null;
    }

    private bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private Fault? CheckContractReturn(LifecycleMethod kind, IMethodSymbol method, ReturnKind returns)
    {
        if (returns != ReturnKind.Value)
        {
            return At(
                method,
                FaultReason.ReturnType,
                $"it returns '{TypeText.Message(method.ReturnType)}'; return {(kind == LifecycleMethod.Export ? "an interface of a contract" : "a class of dependencies")}, or object? and null");
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Object)
        {
            return ReturnScan.ReturnsOnlyNull(method, cancellationToken)
                ? null
                : At(
                    method,
                    FaultReason.UntypedReturn,
                    $"it is declared as '{TypeText.Message(method.ReturnType)}' but returns something, and the declared type is the contract; declare {(kind == LifecycleMethod.Export ? "the interface" : "the class")} that it returns");
        }

        return kind == LifecycleMethod.Import ? ImportBinder.CheckReturn(method, known, this) : null;
    }

    internal Fault At(IMethodSymbol method, FaultReason reason, string why)
    {
        // A method inherited from another assembly has no place here; the plugin class has.
        ISymbol place = Fault.LocationOf(method).IsInSource ? method : plugin;
        return Fault.At(RuleIds.UnboundLifecycleMethod, place, TypeText.Message(method), why)
            .Because(reason)
            .With(Fault.Name, method.Name);
    }
}
