using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Sources of cancellation that the plugin makes: whether they fire before the version is freed.</summary>
internal static class CancellationSources
{
    private const double LongMilliseconds = 30_000;

    private static readonly string[] _cancel = ["Cancel", "CancelAsync"];

    /// <summary>When the token of a source fires that the code before <paramref name="near"/> has made.</summary>
    public static TokenEnd End(IOperation source, IOperation near, HotswapProject project, Depth depth)
    {
        if (Root.Of(source) is not { } holder || Made(source, project) is not { Length: > 0 } made)
        {
            return TokenEnd.InTime;
        }

        TokenEnd end = TokenEnd.Never;
        foreach (IOperation creation in made)
        {
            end = Tokens.Sooner(end, OfMade(creation, holder, near, project, depth));
        }

        return end == TokenEnd.InTime || IsCancelled(holder, near, project) || IsGivenAway(holder, near, project) ? TokenEnd.InTime : end;
    }

    /// <summary>The times after which a source fires by itself, in milliseconds; null for one that cannot be told.</summary>
    public static IEnumerable<double?> Times(IOperation created, ISymbol holder, IOperation near, HotswapProject project)
    {
        IEnumerable<IOperation> given = created is IObjectCreationOperation { Arguments: [{ Value: { } time }, ..] } ? [time] : [];
        IEnumerable<IOperation> code = holder is { ContainingType: { } type } and not ILocalSymbol ? project.Bodies.OfType(type, "CancelAfter") : [Bodies.Root(near)];
        return given
            .Concat(code.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>()
                .Where(c => c.TargetMethod.Name == "CancelAfter" && SymbolEqualityComparer.Default.Equals(Root.Of(c.Instance), holder))
                .Select(c => c.Arguments[0].Value))
            .Select(t => Timeouts.Milliseconds(t, project));
    }

    private static TokenEnd OfMade(IOperation creation, ISymbol holder, IOperation near, HotswapProject project, Depth depth)
    {
        TokenEnd end = TokenEnd.Never;
        if (creation is IInvocationOperation linked)
        {
            foreach (IOperation token in linked.Arguments.SelectMany(a => HostTasks.Elements(a.Value)))
            {
                end = Tokens.Sooner(end, Tokens.End(token, project, depth));
            }
        }

        foreach (double? time in Times(creation, holder, near, project))
        {
            end = Tokens.Sooner(end, time switch
            {
                -1 => TokenEnd.Never,
                >= LongMilliseconds => TokenEnd.Late,
                _ => TokenEnd.InTime,
            });
        }

        return end;
    }

    /// <summary>Where the source is made, if that is all that its variable is ever given.</summary>
    private static IOperation[]? Made(IOperation source, HotswapProject project)
    {
        IOperation plain = source;
        while (plain is IConversionOperation or IConditionalAccessInstanceOperation)
        {
            plain = plain is IConversionOperation conversion ? conversion.Operand : Root.Accessed((IConditionalAccessInstanceOperation)plain)!;
        }

        IEnumerable<IOperation> values = plain switch
        {
            ILocalReferenceOperation local => Root.Initial(local.Local, Bodies.Root(local)) is { } initial ? [initial] : [],
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when project.IsOwn(member.Member) => project.Bodies.Writes(member.Member),
            _ => [],
        };
        IOperation[] made = [.. values.Select(v => Values.Plain(v)).Where(v => v is not (ILiteralOperation or IDefaultValueOperation))];
        return made.All(IsCreation) ? made : null;
    }

    private static bool IsCreation(IOperation value) => value is IObjectCreationOperation { Type.Name: "CancellationTokenSource" }
        or IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource", ContainingType.Name: "CancellationTokenSource" } };

    /// <summary>Whether the source is cancelled on the way to OnFree; a local one, wherever the same code does. Disposing it cancels nothing.</summary>
    private static bool IsCancelled(ISymbol holder, IOperation near, HotswapProject project) =>
        (holder is ILocalSymbol && Releases.In([Bodies.Root(near)]).Ends(holder, _cancel)) || project.WayToOnFree.Releases.Ends(holder, _cancel);

    /// <summary>Whether other code has the source too, and may cancel it: not its token alone.</summary>
    private static bool IsGivenAway(ISymbol holder, IOperation near, HotswapProject project)
    {
        IEnumerable<IOperation> code = holder is { ContainingType: { } type } and not ILocalSymbol ? project.Bodies.OfType(type, holder.Name) : [Bodies.Root(near)];
        return code.SelectMany(b => b.DescendantsAndSelf()).Any(o => o switch
        {
            ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, holder) && IsGivenAway(local, project),
            IMemberReferenceOperation member => SymbolEqualityComparer.Default.Equals(member.Member.OriginalDefinition, holder.OriginalDefinition) && IsGivenAway(member, project),
            _ => false,
        });
    }

    private static bool IsGivenAway(IOperation reference, HotswapProject project)
    {
        IOperation value = reference.Converted();
        return value.Parent switch
        {
            IArgumentOperation { Parameter.RefKind: RefKind.None } argument => argument.Parent is not IInvocationOperation { TargetMethod.ContainingType.Name: "Interlocked" },
            IReturnOperation or ITupleOperation or ICollectionExpressionOperation or IArrayInitializerOperation => true,
            // Kept in a field as well, it is cancelled there or nowhere.
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } } assignment when assignment.Value == value =>
                Root.Of(assignment.Target) is not { } other || project.WayToOnFree.Releases.Ends(other, _cancel),
            ISimpleAssignmentOperation { Target: not ILocalReferenceOperation } assignment => assignment.Value == value,
            _ => false,
        };
    }
}
