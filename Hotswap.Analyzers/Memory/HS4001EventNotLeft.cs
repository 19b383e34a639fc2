using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS4001: a subscription to an event of something longer-lived that nothing on the way to OnFree takes back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS4001EventNotLeft : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.EventNotLeft,
        "Event is not left",
        "{0}: {1}",
        Categories.Memory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.EventNotLeft));

    /// <summary>Creates the rule.</summary>
    public HS4001EventNotLeft()
        : base(Roles.Swapped, _rule)
    {
    }

    /// <summary>How far handlers are followed through events that hand them on.</summary>
    private const int MaxDepth = 2;

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var harmless = new FactIndex(project, RuleIds.EventNotLeft, FactEnd.Result);
        context.RegisterOperationAction(c => Examine(c, (IEventAssignmentOperation)c.Operation, project, harmless), OperationKind.EventAssignment);
    }

    private static void Examine(OperationAnalysisContext context, IEventAssignmentOperation assignment, HotswapProject project, FactIndex harmless)
    {
        if (assignment.EventReference is not IEventReferenceOperation reference
            || harmless.IsHarmless(reference.Event)
            || IsProcessExit(reference.Event)
            || !OutlivesTheVersion(reference, project))
        {
            return;
        }

        // Where an own event hands its handlers on, it is the other that keeps them.
        string name = (ForwardedEvents.Of(reference.Event, project).FirstOrDefault() ?? reference).Event.ShortName();
        if (!assignment.Adds)
        {
            if (Handlers.IsLambda(assignment.HandlerValue))
            {
                Report(
                    $"This lambda is not the one that was added to '{name}', so nothing is removed",
                    "the event keeps the handler, and this version stays in memory after a reload; remove the same method or variable that was added");
            }

            return;
        }

        if (Handlers.IsForeign(assignment.HandlerValue, project) || IsPassedOn(context.ContainingSymbol, reference.Event, project))
        {
            return;
        }

        if (Handlers.IsLambda(assignment.HandlerValue))
        {
            Report(
                $"'{name}' outlives this version and a lambda can never be removed from it",
                "this version stays in memory after a reload and its code goes on being called; add a method and remove it with -= on the way to OnFree");
        }
        else if (!IsLeft(reference.Event, assignment, project))
        {
            Report(
                $"'{name}' outlives this version and nothing that OnFree reaches removes the handler",
                "this version stays in memory after a reload and its code goes on being called; remove it with -= on the way to OnFree");
        }

        void Report(string what, string why) =>
            context.ReportDiagnostic(Diagnostic.Create(_rule, assignment.Syntax.GetLocation(), what, why));
    }

    private static bool IsLeft(IEventSymbol @event, IEventAssignmentOperation added, HotswapProject project)
    {
        Releases here = Releases.In([Bodies.Root(added)]);
        Releases way = project.WayToOnFree.Releases;
        return Leaves(@event, exactly: false)
            || ForwardedEvents.Of(@event, project).Any(f => Leaves(f.Event, exactly: true))
            || ForwardedEvents.To(@event, project).Any(e => Leaves(e, exactly: true));

        bool Leaves(IEventSymbol left, bool exactly) => here.Leaves(left, added.HandlerValue, exactly) || way.Leaves(left, added.HandlerValue, exactly);
    }

    private static bool OutlivesTheVersion(IEventReferenceOperation reference, HotswapProject project, Depth depth = default)
    {
        IEventSymbol @event = reference.Event;
        if (depth.IsWithin(MaxDepth) && ForwardedEvents.Of(@event, project).Any(f => OutlivesTheVersion(f, project, depth.Deeper)))
        {
            return true;
        }

        if (project.Types.Is(@event.ContainingType, "System.Runtime.Loader.AssemblyLoadContext"))
        {
            // Of the own context only Unloading was measured to be harmless; of the default one, none.
            return @event.Name != "Unloading" || project.Origins.IsLongerLived(reference.Instance);
        }

        return @event.IsStatic
            ? !project.IsOwn(@event)
            : project.Origins.IsLongerLived(reference.Instance);
    }

    /// <summary>An event that hands its handlers on to another, and takes them out of it, keeps none that is taken out of it.</summary>
    private static bool IsPassedOn(ISymbol member, IEventSymbol @event, HotswapProject project) =>
        member is IMethodSymbol { MethodKind: MethodKind.EventAdd, AssociatedSymbol: IEventSymbol { RemoveMethod: { } remove } }
        && ForwardedEvents.IsAssigned(remove, @event, project);

    /// <summary>A child process is HS4003's.</summary>
    private static bool IsProcessExit(IEventSymbol @event) =>
        @event is { Name: "Exited" or "OutputDataReceived" or "ErrorDataReceived", ContainingType.Name: "Process" };
}
