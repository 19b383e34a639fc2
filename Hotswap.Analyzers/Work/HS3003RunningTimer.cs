using System.Collections.Immutable;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS3003: a timer or periodic loop that nothing on the way to OnFree stops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3003RunningTimer : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.RunningTimer,
        "Timer is not stopped",
        "Nothing that OnFree reaches stops this {0}: it keeps calling this version's code, and keeps it in memory, after a reload; {1}",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.RunningTimer));

    /// <summary>Creates the rule.</summary>
    public HS3003RunningTimer()
        : base(Roles.Swapped, _rule)
    {
    }

    /// <summary>A timer that fires once, sooner than this, lets go of the version by itself.</summary>
    private const double LongMilliseconds = 30_000;

    private const string Dispose = "dispose it on the way to OnFree, or run a loop over a PeriodicTimer in PluginContext.Run";

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        INamedTypeSymbol? threading = project.Types.Get("System.Threading.Timer");
        INamedTypeSymbol? timers = project.Types.Get("System.Timers.Timer");
        INamedTypeSymbol? provider = project.Types.Get("System.TimeProvider");
        INamedTypeSymbol? periodic = project.Types.Get("System.Threading.PeriodicTimer");
        context.RegisterOperationAction(
            c =>
            {
                var created = (IObjectCreationOperation)c.Operation;
                if (Same(created.Type, threading) && IsLasting(created, created.Arguments, project) && IsKeptAndNotStopped(created, project))
                {
                    Report(c, "timer", Dispose);
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if (call.TargetMethod.Name == "Start" && Same(call.TargetMethod.ContainingType, timers))
                {
                    ExamineStart(c, call.Instance, project);
                }
                else if (call.TargetMethod.Name == "WaitForNextTickAsync" && Same(call.TargetMethod.ContainingType, periodic) && IsEndlessWait(call, project))
                {
                    Report(c, "periodic loop", "pass the token that PluginContext.Run gives, or dispose the timer on the way to OnFree");
                }
                else if (call.TargetMethod is { Name: "CreateTimer" } create && Same(create.Overrides().ContainingType, provider))
                {
                    // Unlike a Timer, it was measured to keep the version even where nobody keeps it.
                    if (IsLasting(call, call.Arguments, project) && !Endings.IsResultEnded(call, project))
                    {
                        Report(c, "timer", Dispose);
                    }
                }
                else if (IsRegistrationWithTimeout(call, project))
                {
                    Report(c, "source with a timeout", "dispose the source or the registration when the work has ended");
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                var assignment = (ISimpleAssignmentOperation)c.Operation;
                if (assignment is { Target: IPropertyReferenceOperation { Property.Name: "Enabled" } target, Value.ConstantValue: { HasValue: true, Value: true } }
                    && Same(target.Property.ContainingType, timers))
                {
                    IOperation? timer = assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: { } creation } ? creation : target.Instance;
                    ExamineStart(c, timer, project);
                }
            },
            OperationKind.SimpleAssignment);
    }

    private static bool Same(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    private static void ExamineStart(OperationAnalysisContext context, IOperation? timer, HotswapProject project)
    {
        bool stopped = timer is IObjectCreationOperation
            ? Endings.IsResultEnded(timer, project)
            : Endings.IsReceiverEnded(timer, context.Operation, project);
        if (!stopped && !FiresOnce(timer, context.Operation, project))
        {
            Report(context, "timer", "stop and dispose it on the way to OnFree, or run a loop over a PeriodicTimer in PluginContext.Run");
        }
    }

    /// <summary>Whether AutoReset is switched off: it ends after one call.</summary>
    private static bool FiresOnce(IOperation? timer, IOperation near, HotswapProject project)
    {
        ISymbol? holder = timer is IObjectCreationOperation ? Destination.Of(timer).Holder : Root.Of(timer);
        IEnumerable<IOperation> code = holder is { ContainingType: { } type } and not ILocalSymbol
            ? project.Bodies.OfType(type, "AutoReset")
            : [Bodies.Root(near)];
        return code.SelectMany(b => b.DescendantsAndSelf()).Any(o =>
            o is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "AutoReset" } target, Value.ConstantValue: { HasValue: true, Value: false } } set
            && (set.Parent is IObjectOrCollectionInitializerOperation
                ? Destination.Of(set.Parent.Parent!).Holder is { } made && SymbolEqualityComparer.Default.Equals(made, holder)
                : SymbolEqualityComparer.Default.Equals(Root.Of(target.Instance), holder)));
    }

    /// <summary>Whether the timer fires more than once, or so late that it keeps the version until then.</summary>
    private static bool IsLasting(IOperation created, ImmutableArray<IArgumentOperation> arguments, HotswapProject project)
    {
        // Given together, or not at all.
        IOperation? due = Given("dueTime");
        if (due is not null && !Timeouts.IsInfinite(due)
            && (Timeouts.Milliseconds(Given("period"), project) is not (-1 or 0) || Timeouts.Milliseconds(due, project) is null or > LongMilliseconds))
        {
            return true;
        }

        // It sleeps, or ends, until Change wakes it: again and again, if its own callback does.
        return Destination.Of(created).Holder is { ContainingType: { } type } holder and not ILocalSymbol
            && (Changes(project.Bodies.OfType(type, "Change"), holder).Any(c => Timeouts.Milliseconds(c.Arguments[1].Value, project) is not (-1 or 0))
                || Changes(CallbackOf(Given("callback"), project), holder).Any(c => !Timeouts.IsInfinite(c.Arguments[0].Value)));

        IOperation? Given(string parameter) => arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;
    }

    private static IEnumerable<IInvocationOperation> Changes(IEnumerable<IOperation> bodies, ISymbol timer) =>
        bodies.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>().Where(c =>
            c is { TargetMethod.Name: "Change", Arguments.Length: 2 } && SymbolEqualityComparer.Default.Equals(Root.Of(c.Instance), timer));

    /// <summary>The code that the timer calls.</summary>
    private static IEnumerable<IOperation> CallbackOf(IOperation? callback, HotswapProject project) => callback switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => [function.Body],
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } => project.Bodies.Of(method.Method),
        _ => [],
    };

    /// <summary>A timer that nobody holds is collected with the version: measured.</summary>
    private static bool IsKeptAndNotStopped(IObjectCreationOperation created, HotswapProject project) => Endings.Destinations(created, project).Any(d =>
        d.Where is { Kind: Destination.Fate.Stored, Holder: { } holder } && !Endings.IsEnded(holder, d.Near, project) && !Endings.IsHandedOver(holder, d.Near, project));

    private static bool IsEndlessWait(IInvocationOperation wait, HotswapProject project)
    {
        if (Tokens.IsPassed(wait, project) || Root.Of(wait.Instance) is not { } holder)
        {
            return false;
        }

        if (holder is ILocalSymbol local ? IsDisposedMeanwhile(local, wait, project) : project.WayToOnFree.Releases.Ends(holder))
        {
            return false;
        }

        // In a loop with a way out, the loop ends.
        ILoopOperation? loop = Loops.Around(wait);
        return loop is not null && !Loops.HasExit(loop, project);
    }

    /// <summary>Whether a local timer is disposed by other code while it is waited for; a <c>using</c> around the loop waits for the loop's end.</summary>
    private static bool IsDisposedMeanwhile(ILocalSymbol timer, IOperation wait, HotswapProject project)
    {
        IOperation body = Bodies.Root(wait);
        return body.Descendants().Any(o => o switch
            {
                IInvocationOperation { TargetMethod.Name: "Dispose", Instance: { } instance } => Is(instance) && Bodies.Function(instance) != Bodies.Function(wait),
                IMethodReferenceOperation { Method.Name: "Dispose", Instance: { } instance } => Is(instance),
                _ => false,
            })
            || (Root.Initial(timer, body) is { } made
                && Destination.Of(made) is { Kind: Destination.Fate.Stored, Holder: { } keeper }
                && project.WayToOnFree.Releases.Ends(keeper));

        bool Is(IOperation instance) => SymbolEqualityComparer.Default.Equals(Root.Of(instance), timer);
    }

    /// <summary>A registration with the token of a source that waits for its time keeps the callback until then.</summary>
    private static bool IsRegistrationWithTimeout(IInvocationOperation call, HotswapProject project)
    {
        if (call is not
            {
                TargetMethod: { Name: "Register" or "UnsafeRegister", ContainingType.Name: "CancellationToken" },
                Instance: IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source },
            })
        {
            return false;
        }

        return Root.Of(source) is { } holder
            && WaitsLong(source, holder, call, project)
            && !Endings.IsEnded(holder, call, project)
            && !(Destination.Of(call) is { Holder: { } registration } && Endings.IsEnded(registration, call, project));
    }

    /// <summary>Whether the source is given a time that is long or not known, when it is made or later.</summary>
    private static bool WaitsLong(IOperation source, ISymbol holder, IOperation near, HotswapProject project)
    {
        IOperation made = Values.Plain(source);
        if (made is IFieldReferenceOperation field)
        {
            made = project.Bodies.Writes(field.Field) is [{ } written, ..] ? Values.Plain(written) : made;
        }

        if (made is not IObjectCreationOperation { Type.Name: "CancellationTokenSource" } created)
        {
            return false;
        }

        return CancellationSources.Times(created, holder, near, project).Any(t => t is null or > LongMilliseconds);
    }

    private static void Report(OperationAnalysisContext context, string what, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), what, remedy));
}
