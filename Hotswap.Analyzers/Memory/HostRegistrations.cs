using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// Calls of code that nobody has measured which by their shape keep what they are given: a delegate or an object of the plugin
/// goes to something longer-lived by a method that is named for it, and which offers a way back, or is known to offer none.
/// </summary>
internal static class HostRegistrations
{
    internal enum Way
    {
        /// <summary>The call is no such registration, or it cannot be told.</summary>
        None,

        /// <summary>By disposing what the call gives.</summary>
        Handle,

        /// <summary>By another method of the same object: Unsubscribe, Unregister, Remove.</summary>
        Counterpart,

        /// <summary>There is none.</summary>
        NoneOffered,
    }

    private static readonly (string Verb, string[] Opposites)[] _verbs =
    [
        ("Subscribe", ["Unsubscribe", "UnSubscribe"]),
        ("Register", ["Unregister", "UnRegister", "Deregister", "Remove"]),
        ("Attach", ["Detach"]),
        ("Add", ["Remove"]),
        ("Map", ["Unmap", "UnMap", "RemoveMap"]),
        ("Hook", ["Unhook", "UnHook"]),
        ("Listen", ["Unlisten", "StopListening"]),
        ("Observe", ["Unobserve", "StopObserving"]),
        ("Watch", ["Unwatch", "StopWatching"]),
        ("Track", ["Untrack"]),
        ("Bind", ["Unbind"]),
        ("Mount", ["Unmount"]),
        ("Install", ["Uninstall"]),
        ("Enlist", ["Delist"]),
        ("On", ["Off"]),
        ("Set", ["Clear", "Reset", "Unset"]),
        ("Use", ["Remove"]),
        ("Schedule", ["Unschedule", "Cancel"]),
    ];

    /// <summary>How the registration that a call makes is taken back; <see cref="Way.None"/> where it makes none.</summary>
    public static Way Of(IInvocationOperation call, HotswapProject project, out IMethodSymbol? counterpart)
    {
        counterpart = null;
        IMethodSymbol method = call.TargetMethod;
        if (VerbOf(method.Name) is not { } verb || project.IsOwn(method) || !IsUnmeasured(method) || method.Name.Contains("Weak"))
        {
            return Way.None;
        }

        IOperation? receiver = call.Receiver();
        IReadOnlyList<IArgumentOperation> given = [.. call.Given()];
        if ((receiver?.Type is { } type && IsOwnOrCollection(type, project)) || !Gives(method, given, project))
        {
            return Way.None;
        }

        counterpart = Counterpart(method, verb, receiver);
        Way way = IsHandle(method.ReturnType) ? (IsCertain(method, verb.Verb, given) ? Way.Handle : Way.None)
            : counterpart is not null ? Way.Counterpart
            : IsForGood(method, verb.Verb, given, receiver) ? Way.NoneOffered
            : Way.None;
        return way == Way.None || !IsLongerLived(receiver, way, project) ? Way.None : way;
    }

    /// <summary>The method that takes back what a call registers, if its name tells.</summary>
    public static IMethodSymbol? CounterpartOf(IInvocationOperation call) =>
        VerbOf(call.TargetMethod.Name) is { } verb ? Counterpart(call.TargetMethod, verb, call.Instance) : null;

    /// <summary>Whether the counterpart of a registration is called in the same code or on the way to OnFree.</summary>
    public static bool IsTakenBack(IInvocationOperation call, IMethodSymbol? counterpart, HotswapProject project)
    {
        return Leaves(Releases.In([Bodies.Root(call)])) || Leaves(project.WayToOnFree.Releases);

        bool Leaves(Releases releases) => releases.Calls.OfType<IInvocationOperation>().Any(c => c != call && (IsCounterpart(c.TargetMethod)
            // SetFormatter(null), and whatever empties the whole.
            || (IsRelated(c.TargetMethod, call.TargetMethod)
                && ((c.TargetMethod.Name == call.TargetMethod.Name && c.TargetMethod.Name.StartsWith("Set", StringComparison.Ordinal) && KeptValues.OfAny(c.Arguments, project) is null)
                    || c.TargetMethod.Name is "Clear" or "Reset" or "UnregisterAll" or "UnsubscribeAll" or "RemoveAll"))));

        bool IsCounterpart(IMethodSymbol other) => counterpart is not null && other.Name == counterpart.Name && IsRelated(other, counterpart);
    }

    /// <summary>Whether the name is one of a registration.</summary>
    public static bool HasVerb(string method) => VerbOf(method) is not null;

    private static (string Verb, string[] Opposites)? VerbOf(string name)
    {
        foreach ((string Verb, string[] Opposites) verb in _verbs)
        {
            if (name.StartsWith(verb.Verb, StringComparison.Ordinal) && (name.Length == verb.Verb.Length || char.IsUpper(name[verb.Verb.Length])))
            {
                return verb;
            }
        }

        return null;
    }

    /// <summary>The framework's members were measured one by one, and what the runtime's own do is known.</summary>
    private static bool IsUnmeasured(IMethodSymbol method) =>
        (method.IsExtensionMethod && method.Name == "Subscribe" && method.Parameters[0].Type.Name == "IObservable")
        || !method.IsOfFramework();

    private static bool IsOwnOrCollection(ITypeSymbol type, HotswapProject project) => project.IsOwn(type) || MutableTypes.IsCollection(type);

    /// <summary>Whether a delegate or an object of the plugin is given, or a type of it by the method's type arguments.</summary>
    private static bool Gives(IMethodSymbol method, IReadOnlyList<IArgumentOperation> given, HotswapProject project) =>
        KeptValues.OfAny(given.Where(a => a.Parameter is { Type.SpecialType: not SpecialType.System_String } parameter && !Configures(parameter)), project) is not null
        || (method.Name.StartsWith("Register", StringComparison.Ordinal) && method.TypeArguments.Any(project.MentionsOwn));

    /// <summary>Whether the delegate is called at once: it fills in options or a builder.</summary>
    public static bool Configures(IParameterSymbol parameter) => parameter.Name.StartsWith("configur", StringComparison.OrdinalIgnoreCase)
        || parameter.Name.StartsWith("setup", StringComparison.OrdinalIgnoreCase)
        || (parameter.Type is INamedTypeSymbol { Name: "Action", TypeArguments: [{ } configured, ..] }
            && (configured.Name.EndsWith("Options", StringComparison.Ordinal) || configured.Name.EndsWith("Builder", StringComparison.Ordinal)));

    private static bool IsHandle(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ } result] } => IsHandle(result),
        { Name: "Task" } => false,
        _ => type.AllInterfaces.Append(type).Any(i => i is { Name: "IDisposable" or "IAsyncDisposable", ContainingNamespace.Name: "System" }),
    };

    /// <summary>Work that is scheduled once ends by itself.</summary>
    private static bool IsCertain(IMethodSymbol method, string verb, IReadOnlyList<IArgumentOperation> given) => verb switch
    {
        "Schedule" => IsPeriodic(method),
        "Bind" or "Track" or "Use" or "Set" => given.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate),
        _ => true,
    };

    private static bool IsPeriodic(IMethodSymbol method) =>
        new[] { "Periodic", "Recurring", "Every", "Interval", "Repeat" }.Any(w => method.Name.Contains(w))
        || method.Parameters.Any(p => p.Name is "period" or "interval" or "every" or "cron" or "cronExpression");

    /// <summary>Named for keeping and without a way back: certain for what is subscribed, registered, mapped to a name, or set.</summary>
    private static bool IsForGood(IMethodSymbol method, string verb, IReadOnlyList<IArgumentOperation> given, IOperation? receiver)
    {
        if (!(method.ReturnsVoid || method.ReturnType.SpecialType == SpecialType.System_Boolean || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.IsEmpty: true }
            || SymbolEqualityComparer.Default.Equals(method.ReturnType, receiver?.Type)))
        {
            return false;
        }

        bool delegates = given.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate);
        return verb switch
        {
            "Subscribe" or "Register" or "Attach" => true,
            "Map" => delegates && method.Parameters.Any(p => p.Type.SpecialType == SpecialType.System_String),
            "Add" => new[] { "Handler", "Listener", "Observer", "Callback", "Subscriber", "Hook", "Command", "Middleware", "Route", "Filter", "Interceptor", "Consumer", "Provider", "Plugin", "Module" }.Any(w => method.Name.EndsWith(w, StringComparison.Ordinal)),
            "Set" => new[] { "Handler", "Listener", "Callback", "Hook", "Formatter", "Provider", "Factory", "Filter", "Resolver", "Strategy" }.Any(w => method.Name.EndsWith(w, StringComparison.Ordinal)),
            "Use" => delegates && SymbolEqualityComparer.Default.Equals(method.ReturnType, receiver?.Type),
            "Schedule" => IsPeriodic(method),
            _ => false,
        };
    }

    private static IMethodSymbol? Counterpart(IMethodSymbol method, (string Verb, string[] Opposites) verb, IOperation? receiver)
    {
        if (verb.Verb is "Use" or "Set" && method.Name == verb.Verb)
        {
            return null;
        }

        string rest = method.Name.Substring(verb.Verb.Length);
        IEnumerable<INamedTypeSymbol> types = (receiver?.Type is INamedTypeSymbol type ? type : method.ContainingType) is { } holder
            ? holder.SelfAndBases().Concat(holder.AllInterfaces)
            : [];
        return types.Prepend(method.ContainingType).SelectMany(t => verb.Opposites.SelectMany(o => new[] { o + rest, o }).SelectMany(n => t.GetMembers(n))).OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.DeclaredAccessibility == Accessibility.Public && (!m.IsExtensionMethod || IsRelated(m, method)));
    }

    /// <summary>Whether both may be called on one object: extension methods are as good as methods of the type that they extend.</summary>
    private static bool IsRelated(IMethodSymbol a, IMethodSymbol b) => HolderOf(a) is var first && HolderOf(b) is var second && (first.IsOrInherits(second) || second.IsOrInherits(first));

    private static INamedTypeSymbol HolderOf(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, Parameters: [{ Type: INamedTypeSymbol extended }, ..] } ? extended : method.ContainingType;

    /// <summary>What the vault gives is fresh in each generation; what is given for a call may end with it.</summary>
    private static bool IsLongerLived(IOperation? receiver, Way way, HotswapProject project) => receiver is null
        || project.Origins.Of(receiver) is var origin && (origin is Origin.Outside or Origin.ForeignStatic || (origin == Origin.OutsideForACall && way != Way.NoneOffered));
}
