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
        if (facts.IsEmpty)
        {
            return;
        }

        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if ((facts.Of(call.TargetMethod) ?? OfAllListeners(call, facts, project)) is { } fact
                    && !IsEnded(fact.End, call, call.Instance, call.Arguments, project)
                    && Keeps(call, project))
                {
                    Report(c, call.TargetMethod, fact);
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

    private static void Report(OperationAnalysisContext context, ISymbol member, Fact fact) => context.ReportDiagnostic(Diagnostic.Create(
        _rule, context.Operation.Syntax.GetLocation(), member is ITypeSymbol ? member.Name : member.ShortName(), fact.Why, fact.Remedy));

    /// <summary>What of a member's uses keeps a version: not every token, object or collection does.</summary>
    private static bool Keeps(IInvocationOperation call, HotswapProject project)
    {
        string type = call.TargetMethod.ContainingType.Name;
        return type switch
        {
            // A listener of the framework's own keeps nothing of this version.
            "TraceListenerCollection" => !call.Arguments.All(a => Values.IsForeign(a.Value, project)) && project.Origins.IsLongerLived(call.Instance),
            "CancellationToken" or "IObservable" or "IChangeToken" or "IOptionsMonitor" => project.Origins.IsLongerLived(call.Instance),
            "OptionsMonitorExtensions" => project.Origins.IsLongerLived(call.Arguments[0].Value),
            "DiagnosticListener" => project.Origins.Of(call.Instance) != Origin.Own,
            "GCHandle" => call.Arguments.Length > 0
                && Values.IsOwn(call.Arguments[0].Value, project)
                && !call.Arguments.Any(a => a.Value is IFieldReferenceOperation { Field.Name: "Weak" or "WeakTrackResurrection" }),
            _ => true,
        };
    }

    private static bool IsEnded(
        FactEnd end,
        IOperation operation,
        IOperation? receiver,
        System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments,
        HotswapProject project) => end switch
        {
            FactEnd.KeptResult => Destination.Of(operation).Kind == Destination.Fate.Dropped || Endings.IsResultEnded(operation, project),
            FactEnd.Result => Endings.IsResultEnded(operation, project) || IsSourceEnded(receiver, operation, project),
            FactEnd.Receiver => Endings.IsReceiverEnded(receiver, operation, project),
            FactEnd.Argument => arguments.All(a => Endings.IsReceiverEnded(a.Value, operation, project)),
            _ => false,
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
            ? facts.Of(property.ContainingType.GetMembers("Subscribe").FirstOrDefault())
            : null;

    private static Fact? OfListener(ITypeSymbol? type, FactIndex facts) => type.SelfAndBases().Skip(1)
        .Where(t => t.Name == "EventListener")
        .Select(t => facts.Of(t.InstanceConstructors.FirstOrDefault()))
        .FirstOrDefault(f => f is not null);
}
