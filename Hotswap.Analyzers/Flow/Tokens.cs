using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Cancellation tokens that are passed on.</summary>
internal static class Tokens
{
    private const int MaxDepth = 6;
    private const int StepsToCallers = 1;

    /// <summary>Whether the call passes a token that can fire before the version is freed: one of the host's does not, nor one of a source that nothing cancels.</summary>
    public static bool IsPassed(IInvocationOperation call, HotswapProject project) =>
        call.Arguments.Any(a => IsRealToken(a.Value) && End(a.Value, project) == TokenEnd.InTime);

    /// <summary>When the token fires. Where it cannot be told, in time.</summary>
    public static TokenEnd End(IOperation? value, HotswapProject project, Depth before = default)
    {
        if (value is null || before.Exceeds(MaxDepth))
        {
            return TokenEnd.InTime;
        }

        Depth depth = before.Deeper;
        return value switch
        {
            IDefaultValueOperation or ILiteralOperation or IObjectCreationOperation { Arguments.IsEmpty: true }
                or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => TokenEnd.Never,
            IConversionOperation conversion => End(conversion.Operand, project, depth),
            IConditionalAccessOperation access => End(access.WhenNotNull, project, depth),
            ICoalesceOperation coalesce => Sooner(End(coalesce.Value, project, depth), End(coalesce.WhenNull, project, depth)),
            IConditionalOperation choice => Sooner(End(choice.WhenTrue, project, depth), End(choice.WhenFalse, project, depth)),
            ILocalReferenceOperation local => First(Root.ValuesOf(local.Local, Bodies.Root(local)), project, depth),
            IParameterReferenceOperation parameter => EndOfParameter(parameter.Parameter, project, depth),
            IMemberReferenceOperation reference when project.IsOwn(reference.Member) => First(project.Bodies.Writes(reference.Member), project, depth),
            IPropertyReferenceOperation { Property: { Name: "Token", ContainingType.Name: "CancellationTokenSource" }, Instance: { } source } =>
                source is not IPropertyReferenceOperation { Property: { } kept } || project.IsOwn(kept) ? CancellationSources.End(source, value, project, depth)
                    : project.Origins.Of(source) == Origin.Outside ? TokenEnd.Host
                    : TokenEnd.InTime,
            IMemberReferenceOperation => project.Origins.Of(value) is Origin.Outside or Origin.ForeignStatic ? TokenEnd.Host : TokenEnd.InTime,
            _ => TokenEnd.InTime,
        };
    }

    /// <summary>When the first of two fires.</summary>
    public static TokenEnd Sooner(TokenEnd one, TokenEnd other) => one < other ? one : other;

    /// <summary>Whether the value is a token other than <c>default</c> and <c>CancellationToken.None</c>.</summary>
    public static bool IsRealToken(IOperation value)
    {
        value = value.Unconverted();
        return value is not (IDefaultValueOperation or ILiteralOperation or IObjectCreationOperation)
            && value is not IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } }
            && value.Type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
    }

    /// <summary>When the first of the tokens fires that callers pass. Those are not bound of which what is written tells that they fire in time.</summary>
    private static TokenEnd EndOfParameter(IParameterSymbol parameter, HotswapProject project, Depth before)
    {
        // Callers of callers soon are the whole program.
        Depth depth = before.Further(StepsToCallers);
        if (depth.Exceeds(MaxDepth) || IsPassedFromElsewhere(parameter, project))
        {
            return TokenEnd.InTime;
        }

        bool inTime = false;
        TokenEnd end = First(project.Origins.Passed(parameter, CanMatter).TakeWhile(_ => !inTime), project, depth);
        return inTime ? TokenEnd.InTime : end;

        bool CanMatter(ExpressionSyntax written)
        {
            inTime = inTime || (written is IdentifierNameSyntax name
                && (project.WrittenScopes.IsOfLambda(name)
                    || (project.WrittenScopes.Named(name) is IParameterSymbol passed && EndOfParameter(passed, project, depth.Deeper) == TokenEnd.InTime)));
            return !inTime;
        }
    }

    /// <summary>Of what may be any of the values, the one that fires first; in time, if there is none. No more are looked at than needed.</summary>
    private static TokenEnd First(IEnumerable<IOperation?> values, HotswapProject project, Depth depth)
    {
        TokenEnd? end = null;
        foreach (IOperation? value in values)
        {
            TokenEnd next = End(value, project, depth);
            end = end is { } before ? Sooner(before, next) : next;
            if (end == TokenEnd.InTime)
            {
                break;
            }
        }

        return end ?? TokenEnd.InTime;
    }

    /// <summary>What a library offers, its plugin calls.</summary>
    private static bool IsPassedFromElsewhere(IParameterSymbol parameter, HotswapProject project) =>
        !project.Role.IsPlugin && parameter.ContainingSymbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
