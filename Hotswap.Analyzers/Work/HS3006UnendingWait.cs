using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS3006: a long constant delay, or a wait for something of the host, without a token.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3006UnendingWait : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnendingWait,
        "Wait cannot be ended",
        "{0}: a reload cannot end it, and until it ends this version stays in memory; {1} a CancellationToken, such as the one that PluginContext.Run gives",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnendingWait));

    /// <summary>Creates the rule.</summary>
    public HS3006UnendingWait()
        : base(Roles.Swapped, _rule)
    {
    }

    private const string Pass = "pass it";
    private const string Wait = "wait with WaitAsync and";
    private const string WaitForEach = "wait with WithCancellation and";
    private const string CancelsNothing = "Nothing that OnFree reaches cancels the token of this delay";

    /// <summary>A delay of this many milliseconds is long.</summary>
    private const double LongMilliseconds = 30_000;

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        context.RegisterOperationAction(
            c =>
            {
                if (Finding((IInvocationOperation)c.Operation, project) is { } finding)
                {
                    Report(c, finding, ((IInvocationOperation)c.Operation).TargetMethod.Name is "OnCompleted" or "UnsafeOnCompleted" or "GetResult" ? Wait : Pass);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                // Await of the task itself: a TaskCompletionSource's, a property of the host's.
                IOperation task = ((IAwaitOperation)c.Operation).Operation;
                if (HostTasks.Of(task, project) is { } member && !EndedTasks.IsKnown(task, c.Operation))
                {
                    Report(c, OfTask(member), Wait);
                }
            },
            OperationKind.Await);
        context.RegisterOperationAction(
            c =>
            {
                // await foreach over Task.WhenEach.
                if (c.Operation is IForEachLoopOperation { IsAsynchronous: true } loop && HostTasks.Of(loop.Collection, project) is { } member)
                {
                    Report(c, OfTask(member), WaitForEach, loop.Collection);
                }
            },
            OperationKind.Loop);
        context.RegisterOperationAction(
            c =>
            {
                var reference = (IPropertyReferenceOperation)c.Operation;
                if (reference is { Property: { Name: "Result", ContainingType.Name: "Task" }, Instance: { } task } && HostTasks.Of(task, project) is { } member && !EndedTasks.IsKnown(task, reference))
                {
                    Report(c, OfTask(member), Wait);
                }
            },
            OperationKind.PropertyReference);
    }

    private static string? Finding(IInvocationOperation call, HotswapProject project)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method)
        {
            case { Name: "Delay", IsStatic: true, ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } }
                or { Name: "Sleep", IsStatic: true, ContainingType: { Name: "Thread", ContainingNamespace.Name: "Threading" } }:
                return OfDelay(call, project);
            case { ContainingType: { Name: "Task" or "TaskFactory", ContainingNamespace.Name: "Tasks" } }:
                return Waited(call, project) is { } task && !EndedTasks.IsKnown(call.Instance ?? call.Arguments[0].Value, call) ? OfTask(task) : null;
            case { Name: "OnCompleted" or "UnsafeOnCompleted" or "GetResult" }:
                return method.ContainingType.Name.EndsWith("Awaiter", StringComparison.Ordinal) && call.Instance is { } awaiter && HostTasks.Of(awaiter, project) is { } awaited && !EndedTasks.IsKnown(awaiter, call)
                    ? OfTask(awaited)
                    : null;
            default:
                return Waits(method) && !IsRaced(call) && project.Origins.IsLongerLived(call.Instance) && !HostTasks.HasTimeout(call, project) && !EndedTasks.IsRacedLater(call) && !Tokens.IsPassed(call, project)
                    ? OfHost(method)
                    : null;
        }
    }

    private static string OfHost(ISymbol member) => $"'{member.ShortName()}' waits for something that the host holds, without a token that a reload fires";

    private static string OfTask(ISymbol member) => $"This waits until the host completes '{member.ShortName()}', without a token that a reload fires";

    /// <summary>The host's task that the call waits for, or goes on after.</summary>
    private static ISymbol? Waited(IInvocationOperation call, HotswapProject project)
    {
        if (call.TargetMethod.Name is not ("Wait" or "WaitAll" or "WaitAny" or "ContinueWith" or "ContinueWhenAll" or "ContinueWhenAny"))
        {
            return null;
        }

        ISymbol? found = call.Instance is { } task && call.TargetMethod.ContainingType.Name == "Task" ? HostTasks.Of(task, project)
            : call.Arguments is [{ Value: { } tasks }, ..] ? HostTasks.OfSeveral(tasks, call.TargetMethod.Name.EndsWith("All", StringComparison.Ordinal), project)
            : null;

        // Where a token comes from is asked last: it is followed through all callers.
        return found is not null && !HostTasks.HasTimeout(call, project) && !Tokens.IsPassed(call, project) ? found : null;
    }

    /// <summary>
    /// A delay that lasts: half a minute or more, and without a token that ends it. An endless one was measured to be harmless without a token, and
    /// is so with one that never fires: nothing but the plugin itself holds it.
    /// </summary>
    private static string? OfDelay(IInvocationOperation call, HotswapProject project)
    {
        if (call.Arguments.IsEmpty || Timeouts.Milliseconds(call.Arguments[0].Value, project) is not { } milliseconds || milliseconds is not (-1 or >= LongMilliseconds) || IsRaced(call))
        {
            return null;
        }

        IOperation? token = call.Arguments.Select(a => a.Value).FirstOrDefault(Tokens.IsRealToken);
        return (token is null ? TokenEnd.Never : Tokens.End(token, project)) switch
        {
            TokenEnd.Host => "Only a token of the host ends this delay",
            TokenEnd.Late => CancelsNothing,
            TokenEnd.Never when milliseconds >= LongMilliseconds => token is null ? "This delay of half a minute or more has no token" : CancelsNothing,
            _ => null,
        };
    }

    private static bool Waits(IMethodSymbol method) => method.ContainingType.Name switch
    {
        "SemaphoreSlim" => method.Name is "Wait" or "WaitAsync",
        "ChannelReader" => method.Name is "ReadAsync" or "WaitToReadAsync" or "ReadAllAsync",
        "ChannelWriter" => method.Name is "WriteAsync" or "WaitToWriteAsync",
        "WaitHandle" => method.Name is "WaitOne",
        "ManualResetEventSlim" or "CountdownEvent" => method.Name is "Wait",
        "BlockingCollection" => method.Name is "Take" or "GetConsumingEnumerable",
        _ => false,
    };

    /// <summary>A wait that is raced or given a time of its own: Task.WhenAny, WaitAsync.</summary>
    private static bool IsRaced(IInvocationOperation call)
    {
        for (IOperation? parent = call.Parent; parent is not null and not (IBlockOperation or IAwaitOperation); parent = parent.Parent)
        {
            if (parent is IInvocationOperation { TargetMethod.Name: "WhenAny" or "WaitAsync" or "WithCancellation" or "WaitAny" })
            {
                return true;
            }
        }

        return false;
    }

    private static void Report(OperationAnalysisContext context, string what, string how, IOperation? wait = null) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, (wait ?? context.Operation).Syntax.GetLocation(), what, how));
}
