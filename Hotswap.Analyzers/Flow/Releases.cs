using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>What some code ends: events it leaves, objects it disposes, stops or cancels, and calls it makes.</summary>
internal sealed class Releases
{
    private static readonly ImmutableHashSet<string> _verbs = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Abort", "Cancel", "CancelAsync", "Clear", "Close", "CloseAsync", "Complete", "CompleteAdding", "CompleteAsync", "Dispose", "DisposeAsync",
        "Free", "Join", "Kill", "Release", "Remove", "SetCanceled", "SetResult", "Shutdown", "ShutdownAsync", "Stop", "StopAsync", "TryComplete",
        "TrySetCanceled", "TrySetResult", "Unregister", "Unsubscribe", "WaitForExit", "WaitForExitAsync");

    private readonly List<(ISymbol Event, IOperation Handler)> _left = [];
    private readonly Dictionary<ISymbol, HashSet<string>> _ended = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Parameter, ISymbol Value)> _passed = [];
    private readonly List<IOperation> _calls = [];

    private Releases()
    {
    }

    /// <summary>The calls made and the properties and fields assigned.</summary>
    public IReadOnlyList<IOperation> Calls => _calls;

    public static Releases In(IEnumerable<IOperation> bodies)
    {
        var releases = new Releases();
        foreach (IOperation operation in bodies.SelectMany(b => b.DescendantsAndSelf()))
        {
            releases.Add(operation);
        }

        // What a helper ends of its parameters, it ends of what it is passed.
        bool more = true;
        while (more)
        {
            more = false;
            foreach ((ISymbol parameter, ISymbol value) in releases._passed)
            {
                if (releases._ended.TryGetValue(parameter, out HashSet<string>? verbs))
                {
                    foreach (string verb in verbs.ToArray())
                    {
                        more |= releases.End(value, verb);
                    }
                }
            }
        }

        return releases;
    }

    /// <summary>Whether a handler of the event is removed: the same method or variable; any, if either cannot be told.</summary>
    /// <param name="exactly">Whether one that is handed on, and may be any, does not count.</param>
    public bool Leaves(IEventSymbol @event, IOperation handler, bool exactly = false) => _left.Any(l =>
        SymbolEqualityComparer.Default.Equals(l.Event, @event.OriginalDefinition)
        && Handlers.Target(l.Handler) is { } left
        && (Handlers.Target(handler) is not { } target || SymbolEqualityComparer.Default.Equals(target, left) || (!exactly && Handlers.IsHandedOn(l.Handler))));

    /// <summary>Whether the object in a variable, field, property or collection is disposed, stopped or the like.</summary>
    public bool Ends(ISymbol holder) => _ended.ContainsKey(holder.OriginalDefinition);

    /// <summary>Whether one of the given methods is called on the object.</summary>
    public bool Ends(ISymbol holder, params string[] methods) =>
        _ended.TryGetValue(holder.OriginalDefinition, out HashSet<string>? verbs) && verbs.Overlaps(methods);

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IEventAssignmentOperation { Adds: false, EventReference: IEventReferenceOperation reference } assignment:
                _left.Add((reference.Event.OriginalDefinition, assignment.HandlerValue));
                break;
            case IUsingOperation use:
                foreach (ISymbol resource in Resources(use.Resources))
                {
                    End(resource, "Dispose");
                }

                break;
            case IUsingDeclarationOperation use:
                foreach (ISymbol resource in Resources(use.DeclarationGroup))
                {
                    End(resource, "Dispose");
                }

                break;
            case ISimpleAssignmentOperation { Target: IFieldReferenceOperation } assignment:
                _calls.Add(assignment);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment:
                _calls.Add(assignment);
                if (target is { Property.Name: "Enabled" or "EnableRaisingEvents", Instance: { } stopped }
                    && assignment.Value.ConstantValue is { HasValue: true, Value: false })
                {
                    End(stopped, "Stop");
                }

                // timer.Period = Timeout.InfiniteTimeSpan and the like are no end.
                break;
            case ICompoundAssignmentOperation { Target: IMemberReferenceOperation } assignment:
                _calls.Add(assignment);
                break;
            case IInvocationOperation call:
                _calls.Add(call);
                Add(call);
                break;
            // token.Register(_timer.Dispose), _undo.Push(_timer.Dispose): whoever has the delegate calls it.
            case IMethodReferenceOperation { Instance: { } instance } reference when IsVerb(reference.Method):
                End(instance, reference.Method.Name);
                break;
        }
    }

    private void Add(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool verb = IsVerb(method);
        if (call.Instance is { } instance)
        {
            if (verb || (method.Name == "Change" && IsInfinite(call)))
            {
                End(instance, method.Name);
            }
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            foreach (ISymbol value in Values(argument.Value))
            {
                if (argument.Parameter is { } parameter)
                {
                    _passed.Add((parameter.OriginalDefinition, value));
                }

                // Trace.Listeners.Remove(_listener), NativeLibrary.Free(_handle).
                if (verb)
                {
                    End(value, method.Name);
                }
            }
        }
    }

    /// <summary>What is passed: one thing, or several in an array.</summary>
    private static IEnumerable<ISymbol> Values(IOperation value) => value switch
    {
        IConversionOperation conversion => Values(conversion.Operand),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(Values),
        ICollectionExpressionOperation items => items.Elements.SelectMany(Values),
        _ => Root.Of(value) is { } root ? [root] : [],
    };

    private static bool IsVerb(IMethodSymbol method) => _verbs.Contains(method.Name) || method.Name.StartsWith("Dispose", StringComparison.Ordinal)
        || method.Name.StartsWith("Unregister", StringComparison.Ordinal) || method.Name.StartsWith("Unsubscribe", StringComparison.Ordinal);

    /// <summary>Timer.Change(Timeout.Infinite, …) stops it.</summary>
    private static bool IsInfinite(IInvocationOperation call) =>
        call.Arguments.Length > 0 && Timeouts.IsInfinite(call.Arguments[0].Value);

    private void End(IOperation instance, string verb)
    {
        if (Root.Of(instance) is { } holder)
        {
            End(holder, verb);
        }

        // A local or parameter as such, and what stands behind it.
        if (instance is ILocalReferenceOperation local)
        {
            End(local.Local, verb);
        }
    }

    private bool End(ISymbol holder, string verb)
    {
        ISymbol definition = holder.OriginalDefinition;
        if (!_ended.TryGetValue(definition, out HashSet<string>? verbs))
        {
            _ended.Add(definition, verbs = new(StringComparer.Ordinal));
        }

        return verbs.Add(verb);
    }

    private static IEnumerable<ISymbol> Resources(IOperation resources)
    {
        if (resources is IVariableDeclarationGroupOperation group)
        {
            foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
            {
                yield return declarator.Symbol;
                if (Root.Of(declarator.GetVariableInitializer()?.Value) is { } source)
                {
                    yield return source;
                }
            }
        }
        else if (Root.Of(resources) is { } holder)
        {
            yield return holder;
        }
    }
}
