using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Cancellation tokens that are passed on.</summary>
internal static class Tokens
{
    /// <summary>Whether the call passes a token that can fire.</summary>
    public static bool IsPassed(IInvocationOperation call) => call.Arguments.Any(a => IsRealToken(a.Value));

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
}
