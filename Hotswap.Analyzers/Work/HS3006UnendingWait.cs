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
        "{0}: a reload cannot end it, and until it ends this version stays in memory; pass a CancellationToken, such as the one that PluginContext.Run gives",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnendingWait));

    /// <summary>Creates the rule.</summary>
    public HS3006UnendingWait()
        : base(Roles.Swapped, _rule)
    {
    }

    /// <summary>A delay of this many milliseconds is long.</summary>
    private const double LongMilliseconds = 30_000;

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                IMethodSymbol method = call.TargetMethod;
                if (method is { Name: "Delay", IsStatic: true, ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } }
                    or { Name: "Sleep", IsStatic: true, ContainingType: { Name: "Thread", ContainingNamespace.Name: "Threading" } })
                {
                    if (!Tokens.IsPassed(call) && call.Arguments.Length > 0 && Timeouts.Milliseconds(call.Arguments[0].Value) is >= LongMilliseconds && !IsRaced(call))
                    {
                        Report(c, "This delay of half a minute or more has no token");
                    }
                }
                else if (Waits(method) && !IsTaskOfItsOwn(call) && !Tokens.IsPassed(call) && !HasTimeout(call) && !IsRaced(call) && project.Origins.IsLongerLived(call.Instance))
                {
                    Report(c, $"'{method.ShortName()}' waits for something that the host holds, without a token");
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                // Await of the task itself: a TaskCompletionSource's, a property of the host's.
                IOperation awaited = ((IAwaitOperation)c.Operation).Operation;
                while (awaited is IConversionOperation conversion)
                {
                    awaited = conversion.Operand;
                }

                if (awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
                {
                    awaited = configured;
                }

                if (awaited is IPropertyReferenceOperation { Property: { Type.Name: "Task" } property } reference
                    && !project.IsOwn(property)
                    && project.Origins.IsLongerLived(reference.Instance))
                {
                    Report(c, $"'{property.ShortName()}' waits for something that the host holds, without a token");
                }
            },
            OperationKind.Await);
    }

    private static bool Waits(IMethodSymbol method) => method.ContainingType.Name switch
    {
        "SemaphoreSlim" => method.Name is "Wait" or "WaitAsync",
        "ChannelReader" => method.Name is "ReadAsync" or "WaitToReadAsync" or "ReadAllAsync",
        "ChannelWriter" => method.Name is "WriteAsync" or "WaitToWriteAsync",
        "Task" => method is { Name: "Wait", IsStatic: false },
        "WaitHandle" => method.Name is "WaitOne",
        "ManualResetEventSlim" or "CountdownEvent" => method.Name is "Wait",
        "BlockingCollection" => method.Name is "Take" or "GetConsumingEnumerable",
        _ => false,
    };

    /// <summary>A task that a call has given ends by itself; one that is kept in a property is waited for until the host ends it.</summary>
    private static bool IsTaskOfItsOwn(IInvocationOperation call) =>
        call is { TargetMethod.ContainingType.Name: "Task", Instance: not IPropertyReferenceOperation };

    private static bool HasTimeout(IInvocationOperation call) =>
        call.Arguments.Any(a => a.Parameter?.Type is { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan" } && !Timeouts.IsInfinite(a.Value));

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

    private static void Report(OperationAnalysisContext context, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), what));
}
