using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// Whether code finds out that a task has ended before it waits for it: it asks the task, or races it against one that ends anyway, and goes by
/// the answer. Asked only about waits that are suspicious already.
/// </summary>
internal static class EndedTasks
{
    private const int MaxDepth = 6;

    /// <summary>Whether the code before the wait goes by whether the task has ended.</summary>
    public static bool IsKnown(IOperation task, IOperation wait)
    {
        IOperation[] waited = [.. Choices(task)];
        return Bodies.Root(wait).Descendants().Any(o => o.Syntax.SpanStart < wait.Syntax.SpanStart && o switch
        {
            IPropertyReferenceOperation question => IsQuestion(question) && Asked(question) is { } asked && waited.Any(w => IsSame(asked, w))
                && Decides(question, wait, question.Property.Name == "IsCompleted"),
            IInvocationOperation race => IsRace(race) && race.Arguments is [{ Value: { } tasks }, ..] && Racers(race, tasks).Any(r => waited.Any(w => IsSame(r, w)))
                && Decides(race, wait),
            _ => false,
        });
    }

    /// <summary>Whether the condition asks a task whether it has ended: what is chosen by it is taken for one that has.</summary>
    public static bool Asks(IOperation condition) => condition.DescendantsAndSelf().Any(o => o is IPropertyReferenceOperation question && IsQuestion(question));

    private static bool IsQuestion(IPropertyReferenceOperation reference) =>
        reference.Property.Name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" or "Status";

    /// <summary>Whether the task that a call gives is put into a variable and raced.</summary>
    public static bool IsRacedLater(IInvocationOperation call)
    {
        IOperation value = Whole(call);
        ILocalSymbol? local = value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == value => target.Local,
            _ => null,
        };
        return local is not null && Bodies.Root(call).Descendants().OfType<IInvocationOperation>().Any(r =>
            IsRace(r) && r.Arguments is [{ Value: { } tasks }, ..]
            && Racers(r, tasks).Any(t => Awaited(t) is ILocalReferenceOperation raced && SymbolEqualityComparer.Default.Equals(raced.Local, local)));
    }

    private static bool IsRace(IInvocationOperation call) => call.TargetMethod is { Name: "WhenAny" or "WaitAny", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } };

    /// <summary>The tasks that are raced, as far as they are written out: in the call, in the variable that it is passed, or added to that.</summary>
    private static IEnumerable<IOperation> Racers(IInvocationOperation race, IOperation tasks)
    {
        if (race.Arguments.Length > 1 && HostTasks.IsTask(race.Arguments[1].Value.Type))
        {
            return race.Arguments.Select(a => a.Value);
        }

        IOperation plain = Values.Plain(tasks);
        IEnumerable<IOperation> written = plain is IObjectCreationOperation { Initializer: { } filled }
            ? filled.Initializers.OfType<IInvocationOperation>().SelectMany(i => i.Arguments.Select(a => a.Value))
            : HostTasks.Elements(plain).SelectMany(e => e is ISpreadOperation spread ? HostTasks.Elements(Values.Plain(spread.Operand)) : [e]);
        return written.Concat(Added(race, tasks));
    }

    private static IEnumerable<IOperation> Added(IInvocationOperation race, IOperation tasks)
    {
        IEnumerable<ISymbol> collections = tasks.DescendantsAndSelf().Select(Collection).OfType<ISymbol>();
        return collections.SelectMany(c => Bodies.Root(race).Descendants().OfType<IInvocationOperation>()
            .Where(i => i.TargetMethod.Name is "Add" or "AddRange" or "Insert" && SymbolEqualityComparer.Default.Equals(Collection(i.Instance), c))
            .SelectMany(i => i.Arguments.SelectMany(a => HostTasks.Elements(a.Value))));
    }

    private static ISymbol? Collection(IOperation? value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        _ => null,
    };

    /// <summary>The object that a property is asked of, also where a pattern asks it.</summary>
    private static IOperation? Asked(IPropertyReferenceOperation question) => question switch
    {
        { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput }, Parent: IPropertySubpatternOperation { Parent: { } pattern } } => Patterns.Matched(pattern),
        { Instance: IConditionalAccessInstanceOperation placeholder } => Root.Accessed(placeholder),
        _ => question.Instance,
    };

    /// <summary>
    /// Whether the code goes another way by the answer, so that the wait is only come to after it: a branch around the wait, or one that leaves. A
    /// loss that is only logged decides nothing. Where the answer goes elsewhere, it may.
    /// </summary>
    private static bool Decides(IOperation question, IOperation wait, bool isWhetherEnded = false)
    {
        bool plain = isWhetherEnded, ended = true;
        for (IOperation child = question, parent = question.Parent!; parent is not null; child = parent, parent = parent.Parent!)
        {
            switch (parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    ended = !ended;
                    break;
                case IConditionalOperation choice when choice.Condition == child:
                    if (plain && (ended ? choice.WhenFalse : choice.WhenTrue) is { } pending && Contains(pending, wait))
                    {
                        return false;
                    }

                    return Contains(choice, wait) || choice.WhenTrue.DescendantsAndSelf().Concat(choice.WhenFalse?.DescendantsAndSelf() ?? []).Any(Leaves);
                case IExpressionStatementOperation statement:
                    return !IsNext(statement, wait);
                case IBlockOperation:
                    return true;
                default:
                    plain = false;
                    break;
            }
        }

        return true;
    }

    private static bool Leaves(IOperation operation) => operation is IReturnOperation or IThrowOperation or IBranchOperation
        or IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested" };

    /// <summary>Whether the statement after it waits, come what may.</summary>
    private static bool IsNext(IOperation statement, IOperation wait)
    {
        if (statement.Parent is not IBlockOperation block)
        {
            return false;
        }

        int next = block.Operations.IndexOf(statement) + 1;
        return next < block.Operations.Length && block.Operations[next] is IExpressionStatementOperation or IVariableDeclarationGroupOperation or IReturnOperation
            && Contains(block.Operations[next], wait);
    }

    private static bool Contains(IOperation whole, IOperation part) => whole.Syntax.SyntaxTree == part.Syntax.SyntaxTree && whole.Syntax.Span.Contains(part.Syntax.Span);

    /// <summary>The task itself, before what only awaits it differently.</summary>
    private static IOperation Awaited(IOperation task) => task switch
    {
        IConversionOperation conversion => Awaited(conversion.Operand),
        IArgumentOperation argument => Awaited(argument.Value),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "AsTask" or "WaitAsync" or "Preserve", Instance: { } instance } => Awaited(instance),
        _ => task,
    };

    /// <summary>The tasks that may be waited for.</summary>
    private static IEnumerable<IOperation> Choices(IOperation task) => Awaited(task) switch
    {
        ICoalesceOperation coalesce => Choices(coalesce.Value).Concat(Choices(coalesce.WhenNull)),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Choices(choice.WhenTrue).Concat(Choices(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(a => Choices(a.Value)),
        var one => [one],
    };

    private static IOperation Whole(IOperation value)
    {
        while (value.Parent is IConversionOperation or IInvocationOperation { TargetMethod.Name: "AsTask" or "Preserve" })
        {
            value = value.Parent;
        }

        return value;
    }

    /// <summary>Whether two expressions give the same task: the same variable, or the same members of the same object.</summary>
    private static bool IsSame(IOperation one, IOperation other, Depth depth = default)
    {
        if (depth.Exceeds(MaxDepth))
        {
            return false;
        }

        one = Awaited(one);
        other = Awaited(other);
        if (one is ILocalReferenceOperation first && other is ILocalReferenceOperation second && SymbolEqualityComparer.Default.Equals(first.Local, second.Local))
        {
            return true;
        }

        return (Source(one), Source(other)) switch
        {
            ({ } source, _) => IsSame(source, other, depth.Deeper),
            (_, { } source) => IsSame(one, source, depth.Deeper),
            _ => (one, other) switch
            {
                (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
                (IParameterReferenceOperation a, IParameterReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Parameter, b.Parameter),
                (IMemberReferenceOperation a, IMemberReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Member, b.Member)
                    && IsOfSame(a.Instance, b.Instance),
                (IInvocationOperation a, IInvocationOperation b) => a.Arguments.IsEmpty && SymbolEqualityComparer.Default.Equals(a.TargetMethod, b.TargetMethod)
                    && !HostTasks.IsTask(a.Type) && IsOfSame(a.Instance, b.Instance),
                _ => false,
            },
        };

        // Of one member, both are of an object or neither is.
        bool IsOfSame(IOperation? a, IOperation? b) => a is null || IsSame(a, b!, depth.Deeper);
    }

    /// <summary>What stands behind a variable or a <c>?.</c>.</summary>
    private static IOperation? Source(IOperation value) => value switch
    {
        ILocalReferenceOperation local => Root.Initial(local.Local, Bodies.Root(local)) is { } initial and not (IInvocationOperation or IAwaitOperation or IForEachLoopOperation) ? initial : null,
        IConditionalAccessOperation access => access.WhenNotNull,
        IConditionalAccessInstanceOperation placeholder => Root.Accessed(placeholder),
        _ => null,
    };
}
