using System.Collections.Immutable;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// The code that runs before a version is unloaded: OnFree and what it calls, the work given to PluginContext.Run, which
/// has ended before OnFree, and the callbacks of the Retiring token. A plugin library has no OnFree of its own: whatever it
/// offers may be called from there. Built once per compilation, when first asked for; safe to use from any thread.
/// </summary>
internal sealed class WayToOnFree
{
    private readonly HotswapProject _project;
    private readonly HashSet<ISymbol> _members = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _next = new();
    private readonly HashSet<ISymbol> _delegates = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _roots = [];
    private readonly List<IOperation> _bodies = [];

    private WayToOnFree(HotswapProject project) => _project = project;

    /// <summary>What the code ends.</summary>
    public Releases Releases { get; private set; } = Releases.In([]);

    public static WayToOnFree Of(HotswapProject project)
    {
        var way = new WayToOnFree(project);
        if (project.Role.IsPlugin)
        {
            foreach (INamedTypeSymbol plugin in project.Form?.PluginClasses ?? ImmutableArray<INamedTypeSymbol>.Empty)
            {
                foreach (IMethodSymbol method in plugin.SelfAndBases().SelectMany(t => t.GetMembers(nameof(LifecycleMethod.OnFree))).OfType<IMethodSymbol>())
                {
                    way.Add(method);
                }

                way.AddWorkOf(plugin);
            }
        }
        else
        {
            way.AddAll(project.Compilation.Assembly.GlobalNamespace);
        }

        way.Follow();
        way.Releases = Releases.In(way._bodies);
        return way;
    }

    /// <summary>Whether the task in a variable or field is awaited or waited for.</summary>
    public bool Awaits(ISymbol holder)
    {
        return _bodies.SelectMany(b => b.DescendantsAndSelf()).Any(o => o switch
        {
            IAwaitOperation wait => wait.Operation.DescendantsAndSelf().Any(Is),
            IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } => Is(task),
            _ => false,
        });

        bool Is(IOperation operation) => operation is IMemberReferenceOperation or ILocalReferenceOperation or IConditionalAccessInstanceOperation
            && SymbolEqualityComparer.Default.Equals(Root.Of(operation), holder);
    }

    /// <summary>Whether the operation is itself part of the code.</summary>
    public bool Contains(ISymbol member)
    {
        ISymbol? symbol = member;
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is not null && _members.Contains(symbol.OriginalDefinition) && _project.Role.IsPlugin;
    }

    /// <summary>Work that ends before OnFree, wherever in the plugin class it is started.</summary>
    private void AddWorkOf(INamedTypeSymbol plugin)
    {
        foreach (IOperation operation in _project.Bodies.OfType(plugin).SelectMany(b => b.DescendantsAndSelf()))
        {
            if (operation is IInvocationOperation call && PluginWork.EndsBeforeOnFree(call, _project))
            {
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    AddDelegate(argument.Value);
                }
            }
        }
    }

    private void AddAll(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                AddAll(inner);
            }
            else if (member is IMethodSymbol)
            {
                Add(member);
            }
        }
    }

    private void Add(ISymbol member)
    {
        if (_project.IsOwn(member) && _members.Add(member.OriginalDefinition))
        {
            _next.Enqueue(member.OriginalDefinition);
        }
    }

    private void Follow()
    {
        while (_next.Count > 0)
        {
            foreach (IOperation body in _project.Bodies.Of(_next.Dequeue()))
            {
                Follow(body);
            }
        }
    }

    private void Follow(IOperation body)
    {
        if (!_roots.Add(body))
        {
            return;
        }

        _bodies.Add(body);
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    AddCall(call.TargetMethod);
                    break;
                case IObjectCreationOperation { Constructor: { } constructor }:
                    Add(constructor);
                    break;
                case IMethodReferenceOperation method:
                    AddCall(method.Method);
                    break;
                case IPropertyReferenceOperation property:
                    AddAccessors(property.Property);
                    FollowStored(property.Property, property.Type);
                    break;
                case IFieldReferenceOperation field:
                    FollowStored(field.Field, field.Type);
                    break;
                case IEventReferenceOperation { Parent: not IEventAssignmentOperation } raised:
                    FollowStored(raised.Event, raised.Type);
                    break;
                case IUsingOperation or IUsingDeclarationOperation:
                    AddDisposals(operation);
                    break;
            }
        }
    }

    private void AddAccessors(IPropertySymbol property)
    {
        if (property.GetMethod is { } get)
        {
            Add(get);
        }

        if (property.SetMethod is { } set)
        {
            Add(set);
        }
    }

    private void AddCall(IMethodSymbol method)
    {
        Add(method);
        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            return;
        }

        // A call through a base or an interface may reach any own type that has it.
        foreach (INamedTypeSymbol type in _project.OwnTypes)
        {
            if (type.IsOrInherits(method.ContainingType))
            {
                foreach (IMethodSymbol candidate in type.GetMembers().OfType<IMethodSymbol>())
                {
                    if (candidate.Name == method.Name || candidate.ExplicitInterfaceImplementations.Any(e => e.Name == method.Name))
                    {
                        Add(candidate);
                    }
                }
            }
        }
    }

    private void AddDisposals(IOperation use)
    {
        ITypeSymbol? type = use is IUsingOperation { Resources: not IVariableDeclarationGroupOperation } simple
            ? simple.Resources.Type
            : use.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol.Type;
        foreach (IMethodSymbol method in type.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>())
        {
            if (method.Name is "Dispose" or "DisposeAsync")
            {
                Add(method);
            }
        }
    }

    /// <summary>Delegates that are kept to be called later, in a field or a collection of them.</summary>
    private void FollowStored(ISymbol member, ITypeSymbol? type)
    {
        if (!_project.IsOwn(member) || !HoldsDelegates(type) || !_delegates.Add(member.OriginalDefinition))
        {
            return;
        }

        foreach (IOperation value in _project.Origins.Given(member))
        {
            AddDelegate(value);
        }

        foreach (IOperation operation in _project.Bodies.Naming(member).SelectMany(b => b.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IInvocationOperation { Instance: { } instance } call when Is(instance):
                    foreach (IArgumentOperation argument in call.Arguments)
                    {
                        AddDelegate(argument.Value);
                    }

                    break;
                case IEventAssignmentOperation { Adds: true } subscription when Is(subscription.EventReference):
                    AddDelegate(subscription.HandlerValue);
                    break;
                case IAssignmentOperation assignment when Is(assignment.Target):
                    AddDelegate(assignment.Value);
                    break;
            }
        }

        bool Is(IOperation holder) => SymbolEqualityComparer.Default.Equals(Root.Of(holder), member.OriginalDefinition);
    }

    private static bool HoldsDelegates(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Delegate } => true,
        IArrayTypeSymbol array => HoldsDelegates(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsDelegates),
        _ => false,
    };

    private void AddDelegate(IOperation value)
    {
        switch (value)
        {
            case IDelegateCreationOperation created:
                AddDelegate(created.Target);
                break;
            case IConversionOperation conversion:
                AddDelegate(conversion.Operand);
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    AddDelegate(element);
                }

                break;
            case IArrayCreationOperation { Initializer: not null } or ICollectionExpressionOperation:
                foreach (IOperation element in HostTasks.Elements(value))
                {
                    AddDelegate(element);
                }

                break;
            case IMethodReferenceOperation method:
                AddCall(method.Method);
                if (!_project.IsOwn(method.Method) && _roots.Add(method))
                {
                    _bodies.Add(method);
                }

                break;
            case IAnonymousFunctionOperation function:
                Follow(function.Body);
                break;
        }
    }
}
