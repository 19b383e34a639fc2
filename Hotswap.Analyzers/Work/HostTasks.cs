using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// Tasks that end when the host says so: those of its properties and fields, such as that of a TaskCompletionSource, and what is
/// made of them. A task that a call has given ends by itself.
/// </summary>
internal static class HostTasks
{
    private const int MaxDepth = 8;
    private const double LongMilliseconds = 30_000;

    /// <summary>The host's member that a task comes from; null where it is not the host's, or ends in time whatever the host does.</summary>
    public static ISymbol? Of(IOperation? value, HotswapProject project, Depth before = default)
    {
        if (before.Exceeds(MaxDepth))
        {
            return null;
        }

        Depth depth = before.Deeper;
        switch (value)
        {
            case IConversionOperation { Operand: IParameterReferenceOperation passed, Type: { } type } when IsTask(type):
                return project.Origins.IsPassedByHost(passed) ? passed.Parameter : Of(passed, project, depth);
            case IConversionOperation conversion:
                return Of(conversion.Operand, project, depth);
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull, project, depth);
            case ICoalesceOperation coalesce:
                return Of(coalesce.Value, project, depth) ?? Of(coalesce.WhenNull, project, depth);
            case IConditionalOperation choice when !EndedTasks.Asks(choice.Condition):
                return Of(choice.WhenTrue, project, depth) ?? Of(choice.WhenFalse, project, depth);
            case ISwitchExpressionOperation choice when !EndedTasks.Asks(choice.Value):
                return First(choice.Arms.Select(a => a.Value), project, depth);
            case ILocalReferenceOperation local:
                return Root.Initial(local.Local, Bodies.Root(local)) switch
                {
                    IParameterReferenceOperation given => OfParameter(local.Local, given, project),
                    // What Task.WhenEach gives has ended: the loop itself waits.
                    { Parent: IForEachLoopOperation } => null,
                    var initial => Of(initial, project, depth),
                };
            case IParameterReferenceOperation parameter:
                return OfParameter(parameter.Parameter, parameter, project)
                    ?? First(project.Origins.Passed(parameter.Parameter, w => CanBe(w, project, depth)), project, depth);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when project.IsOwn(reference.Member):
                return OfOwn(reference.Member, project, depth);
            case IMemberReferenceOperation { Instance: { } instance, Member: IFieldSymbol or IPropertySymbol } reference:
                return IsTask(value.Type) && project.Origins.IsLongerLived(instance) ? reference.Member : null;
            case IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [{ Value: { } task }, ..] }:
                return Of(task, project, depth);
            case IInvocationOperation call:
                return OfCall(call, project, depth);
            default:
                return null;
        }
    }

    /// <summary>Of several tasks the host's, if what is made of them waits for it.</summary>
    /// <param name="all">Whether every one is waited for; else the first that ends is enough.</param>
    public static ISymbol? OfSeveral(IOperation tasks, bool all, HotswapProject project, Depth depth = default)
    {
        // What a variable was made with is not all that may be raced: others may be added.
        IReadOnlyList<IOperation> elements = Elements(all ? Values.Plain(tasks) : tasks);
        IEnumerable<ISymbol?> found = elements.Select(e => Of(e, project, depth));
        return all || elements.All(e => Of(e, project, depth) is not null) ? found.FirstOrDefault(f => f is not null) : null;
    }

    private static ISymbol? First(IEnumerable<IOperation> values, HotswapProject project, Depth depth) =>
        values.Select(v => Of(v, project, depth)).FirstOrDefault(f => f is not null);

    private static ISymbol? OfOwn(ISymbol member, HotswapProject project, Depth depth) => First(project.Origins.Given(member), project, depth);

    /// <summary>What the host gives as a task.</summary>
    private static ISymbol? OfParameter(ISymbol variable, IParameterReferenceOperation given, HotswapProject project) =>
        IsTask((variable as ILocalSymbol)?.Type ?? given.Type) && project.Origins.IsPassedByHost(given) ? variable : null;

    /// <summary>Whether <see cref="Of"/> can find one in what is written: most calls give a task of their own.</summary>
    private static bool CanBe(ExpressionSyntax written, HotswapProject project, Depth depth) => depth.Exceeds(MaxDepth) || written switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name, Expression: { } of } } =>
            GoesOn(name) ? CanBe(of, project, depth.Deeper) : Combines(name),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: { } name } } => Combines(name),
        InvocationExpressionSyntax or LiteralExpressionSyntax or AwaitExpressionSyntax => false,
        ParenthesizedExpressionSyntax parenthesized => CanBe(parenthesized.Expression, project, depth.Deeper),
        ConditionalExpressionSyntax choice => CanBe(choice.WhenTrue, project, depth.Deeper) || CanBe(choice.WhenFalse, project, depth.Deeper),
        IdentifierNameSyntax name when WrittenValues.Only(name, project) is { } only => CanBe(only, project, depth.Deeper),
        IdentifierNameSyntax name when project.WrittenScopes.Named(name) is (IFieldSymbol or IPropertySymbol) and { } member && project.IsOwn(member) => OfOwn(member, project, depth.Deeper) is not null,
        MemberAccessExpressionSyntax access when WrittenTypes.Member(access, project) is { } member =>
            project.IsOwn(member) ? OfOwn(member, project, depth.Deeper) is not null : project.Origins.IsLongerLived(access.Expression) != false,
        // That of a source that is made here, which OnFree need not end.
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } when WrittenValues.Only(name, project) is BaseObjectCreationExpressionSyntax => false,
        _ => true,
    };

    /// <summary>The methods that make a task of the one that they are called on.</summary>
    private static bool GoesOn(string method) => method is "ConfigureAwait" or "GetAwaiter" or "AsTask" or "Preserve" or "Unwrap" or "ContinueWith" or "WaitAsync";

    /// <summary>The methods that make a task of those that they are passed.</summary>
    private static bool Combines(string method) => method is "WhenAll" or "WhenAny" or "WhenEach";

    private static ISymbol? OfCall(IInvocationOperation call, HotswapProject project, Depth depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType.Name is not ("Task" or "ValueTask" or "TaskExtensions" or "TaskAsyncEnumerableExtensions" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable"))
        {
            return null;
        }

        IOperation? receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        return method.Name switch
        {
            "ConfigureAwait" or "GetAwaiter" or "AsTask" or "Preserve" or "Unwrap" => Of(receiver, project, depth),
            // Where a token comes from is asked last: it is followed through all callers.
            "ContinueWith" => Of(receiver, project, depth) is { } before && !Tokens.IsPassed(call, project) ? before : null,
            "WaitAsync" => Of(receiver, project, depth) is { } waited && !HasTimeout(call, project) && !Tokens.IsPassed(call, project) ? waited : null,
            "WhenAll" or "WhenAny" or "WhenEach" when call.Arguments is [{ Value: { } tasks }, ..] =>
                call.Arguments.Length == 1 ? OfSeveral(tasks, method.Name != "WhenAny", project, depth) : OfPair(call, project, depth),
            _ => null,
        };
    }

    /// <summary>Task.WhenAny has a form for two tasks.</summary>
    private static ISymbol? OfPair(IInvocationOperation call, HotswapProject project, Depth depth) =>
        call.Arguments.All(a => Of(a.Value, project, depth) is not null) ? Of(call.Arguments[0].Value, project, depth) : null;

    /// <summary>Whether the call is given a time after which it ends, sooner than half a minute or not known.</summary>
    public static bool HasTimeout(IInvocationOperation call, HotswapProject project) =>
        call.Arguments.Any(a => a.Parameter?.OriginalDefinition.Type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 } or { Name: "TimeSpan" }
            && Timeouts.Milliseconds(a.Value, project) is not (-1 or >= LongMilliseconds));

    /// <summary>Whether the type is that of a task.</summary>
    public static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    /// <summary>The tasks that are written out; else the value itself.</summary>
    public static IReadOnlyList<IOperation> Elements(IOperation tasks) => tasks switch
    {
        IConversionOperation conversion => Elements(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [tasks],
    };
}
