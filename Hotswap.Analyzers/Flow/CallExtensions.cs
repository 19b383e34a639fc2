using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Calls of instance and extension methods, seen alike.</summary>
internal static class CallExtensions
{
    /// <summary>What the method is called on; null for one that is called on nothing.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) => call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.First(IsExtended).Value : null);

    /// <summary>What it is given beside that.</summary>
    public static IEnumerable<IArgumentOperation> Given(this IInvocationOperation call) => call.TargetMethod.IsExtensionMethod ? call.Arguments.Where(a => !IsExtended(a)) : call.Arguments;

    // Named arguments may be written in any order.
    private static bool IsExtended(IArgumentOperation argument) => argument.Parameter?.Ordinal == 0;
}
