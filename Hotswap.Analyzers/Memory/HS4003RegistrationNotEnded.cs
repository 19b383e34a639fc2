using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS4003: a registration with something longer-lived that nothing on the way to OnFree ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS4003RegistrationNotEnded : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.RegistrationNotEnded,
        "Registration is not ended",
        "Nothing that OnFree reaches ends this use of '{0}': {1} after a reload; {2}",
        Categories.Memory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.RegistrationNotEnded));

    /// <summary>Creates the rule.</summary>
    public HS4003RegistrationNotEnded()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var facts = new FactIndex(project, RuleIds.RegistrationNotEnded, FactEnd.Result);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if ((OfAllListeners(call, facts, project) ?? facts.Of(call.TargetMethod)) is { } fact)
                {
                    if (!IsEnded(fact.End, call, call.Instance, call.Arguments, project) && !(fact.IsUsers && IsTakenBack(call, project)) && Keeps(call, fact, project))
                    {
                        Report(c, call.TargetMethod, fact);
                    }
                }
                else if (NativeCallbacks.IsKept(call, project))
                {
                    c.ReportDiagnostic(Diagnostic.Create(
                        _rule, call.Syntax.GetLocation(), call.TargetMethod.ShortName(), "native code keeps the function, which keeps this version in memory or, as a bare pointer, crashes the process when it is called", "take it back on the way to OnFree"));
                }
                else if (!facts.IsHarmless(call.TargetMethod) && OfShape(call, project) is { } remedy)
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, call.Syntax.GetLocation(), call.TargetMethod.ShortName(), "what it is made on outlives this version and keeps what it is given, and with it this version, in memory", remedy));
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                var created = (IObjectCreationOperation)c.Operation;
                if ((facts.Of(created.Constructor) ?? OfListener(created.Type, facts)) is { } fact
                    && (created.Type is not { Name: "GCHandle" or "DependentHandle" } || created.Arguments.Any(a => Values.IsOwn(a.Value, project)))
                    && !IsEnded(fact.End, created, null, created.Arguments, project))
                {
                    Report(c, created.Type!, fact);
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            c =>
            {
                var assignment = (IEventAssignmentOperation)c.Operation;
                if (assignment is { Adds: true, EventReference: IEventReferenceOperation reference }
                    && facts.Of(reference.Event) is { } fact
                    && !IsEnded(fact.End, assignment, reference.Instance, [], project)
                    && !Releases.In([Bodies.Root(assignment)]).Leaves(reference.Event, assignment.HandlerValue))
                {
                    Report(c, reference.Event, fact);
                }
            },
            OperationKind.EventAssignment);
    }

    /// <summary>The remedy, where the call is by its shape a registration that nothing ends.</summary>
    private static string? OfShape(IInvocationOperation call, HotswapProject project) => HostRegistrations.Of(call, project, out IMethodSymbol? counterpart) switch
    {
        HostRegistrations.Way.Handle when !Endings.IsResultEnded(call, project) && !HostRegistrations.IsTakenBack(call, counterpart, project) =>
            "dispose what it returns on the way to OnFree",
        HostRegistrations.Way.Counterpart when !HostRegistrations.IsTakenBack(call, counterpart, project) => $"call {counterpart!.Name} on the way to OnFree",
        _ => null,
    };

    /// <summary>Whether a member that users have named has been taken back by its counterpart, or is one of an object of the plugin.</summary>
    private static bool IsTakenBack(IInvocationOperation call, HotswapProject project) =>
        project.Origins.Of(call.Instance) == Origin.Own || HostRegistrations.IsTakenBack(call, HostRegistrations.CounterpartOf(call), project);

    private static void Report(OperationAnalysisContext context, ISymbol member, Fact fact) => context.ReportDiagnostic(Diagnostic.Create(
        _rule, context.Operation.Syntax.GetLocation(), member is ITypeSymbol ? member.Name : member.ShortName(), fact.Why, fact.Remedy));

    /// <summary>What of a member's uses keeps a version: not every token, object or collection does.</summary>
    private static bool Keeps(IInvocationOperation call, Fact fact, HotswapProject project) => fact.TypeName switch
    {
        _ when fact.IsUsers => true,
        _ when project.IsOwn(call.TargetMethod) => false,
        // A listener of the framework's own keeps nothing of this version.
        "TraceListenerCollection" => !call.Arguments.All(a => Values.IsForeign(a.Value, project)) && project.Origins.IsLongerLived(call.Instance),
        "CancellationToken" or "IChangeToken" or "IOptionsMonitor`1" => project.Origins.IsLongerLived(call.Instance),
        "IObservable`1" => project.Origins.Of(call.Instance) is Origin.Outside or Origin.OutsideForACall or Origin.ForeignStatic && KeptValues.OfAny(call.Arguments, project) is not null,
        "OptionsMonitorExtensions" => project.Origins.IsLongerLived(call.Arguments[0].Value),
        // What waits once, and not for long, ends by itself.
        "ThreadPool" => !call.Arguments.Any(a => a is { Parameter.Name: "executeOnlyOnce", Value.ConstantValue: { HasValue: true, Value: true } })
            || !HostTasks.HasTimeout(call, project),
        "DiagnosticListener" => project.Origins.Of(call.Instance) != Origin.Own,
        "GCHandle" => Values.IsOwn(call.Arguments[0].Value, project)
            && !call.Arguments.Any(a => a.Value is IFieldReferenceOperation { Field.Name: "Weak" or "WeakTrackResurrection" }),
        _ => true,
    };

    private static bool IsEnded(
        FactEnd end,
        IOperation operation,
        IOperation? receiver,
        System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments,
        HotswapProject project) => end switch
        {
            FactEnd.KeptResult => Destination.Of(operation).Kind is Destination.Fate.Dropped or Destination.Fate.Local || Endings.IsResultEnded(operation, project),
            FactEnd.Result => Endings.IsResultEnded(operation, project) || IsSourceEnded(receiver, operation, project),
            FactEnd.Receiver => Endings.IsReceiverEnded(receiver, operation, project),
            // What is passed.
            _ => arguments.All(a => Endings.IsReceiverEnded(a.Value, operation, project)),
        };

    /// <summary>A registration goes with its source: a linked source that is disposed, a token of one.</summary>
    private static bool IsSourceEnded(IOperation? receiver, IOperation near, HotswapProject project) =>
        receiver is IPropertyReferenceOperation { Property: { Name: "Token", ContainingType.Name: "CancellationTokenSource" }, Instance: { } source }
        && Root.Of(source) is { } holder
        && Endings.IsEnded(holder, near, project);

    /// <summary>DiagnosticListener.AllListeners is an IObservable.</summary>
    private static Fact? OfAllListeners(IInvocationOperation call, FactIndex facts, HotswapProject project) =>
        call is { TargetMethod.Name: "Subscribe", Instance: IPropertyReferenceOperation { Property: { Name: "AllListeners", IsStatic: true } property } }
            && project.Types.Is(property.ContainingType, "System.Diagnostics.DiagnosticListener")
            ? facts.Of(property.ContainingType.GetMembers("Subscribe")[0])
            : null;

    private static Fact? OfListener(ITypeSymbol? type, FactIndex facts)
    {
        for (INamedTypeSymbol? parent = type?.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            if (parent.Name == "EventListener" && facts.Of(parent.InstanceConstructors.FirstOrDefault()) is { } fact)
            {
                return fact;
            }
        }

        return null;
    }
}
