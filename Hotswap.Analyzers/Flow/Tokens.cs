using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Cancellation tokens that are passed on.</summary>
internal static class Tokens
{
    private const int MaxDepth = 6;

    /// <summary>Whether the call passes a token that can fire before the version is freed: a token of the host's does not.</summary>
    public static bool IsPassed(IInvocationOperation call, HotswapProject project) =>
        call.Arguments.Any(a => IsRealToken(a.Value) && !IsHosts(a.Value, project));

    /// <summary>Whether the value is certainly a token that the host keeps for itself, such as one that fires at its shutdown.</summary>
    public static bool IsHosts(IOperation? value, HotswapProject project, int depth = 0)
    {
        if (value is null || depth > MaxDepth)
        {
            return false;
        }

        return value switch
        {
            IConversionOperation conversion => IsHosts(conversion.Operand, project, depth + 1),
            ILocalReferenceOperation local => IsHosts(Root.Initial(local.Local, Bodies.Root(local)), project, depth + 1),
            // What its callers pass is not asked where it could not be followed.
            IParameterReferenceOperation parameter => depth < MaxDepth && AreHosts(project.Origins.Passed(parameter.Parameter), project, depth),
            IMemberReferenceOperation reference when project.IsOwn(reference.Member) => AreHosts(project.Bodies.Writes(reference.Member), project, depth),
            // A source that the plugin made can be cancelled by it, whatever it is linked to.
            IPropertyReferenceOperation { Property: { Name: "Token", ContainingType.Name: "CancellationTokenSource" }, Instance: { } source } =>
                source is IPropertyReferenceOperation { Property: { } kept } && !project.IsOwn(kept) && project.Origins.Of(source) == Origin.Outside,
            IMemberReferenceOperation => project.Origins.Of(value) is Origin.Outside or Origin.ForeignStatic,
            _ => false,
        };
    }

    /// <summary>Whether the value is a token other than <c>default</c> and <c>CancellationToken.None</c>.</summary>
    public static bool IsRealToken(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is not (IDefaultValueOperation or ILiteralOperation or IObjectCreationOperation)
            && value is not IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } }
            && value.Type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
    }

    private static bool AreHosts(IEnumerable<IOperation> values, HotswapProject project, int depth)
    {
        bool any = false;
        foreach (IOperation value in values)
        {
            any = true;
            if (!IsHosts(value, project, depth + 1))
            {
                return false;
            }
        }

        return any;
    }
}
