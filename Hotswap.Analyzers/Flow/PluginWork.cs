using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Work that the runtime ends before it frees the version.</summary>
internal static class PluginWork
{
    /// <summary>Whether the call is <c>PluginContext.Run</c>, or registers with the <c>Retiring</c> token.</summary>
    public static bool EndsBeforeOnFree(IInvocationOperation call, HotswapProject project) =>
        IsRun(call, project) || (call is { TargetMethod.Name: "Register" or "UnsafeRegister", Instance: { } token } && IsTokenOfContext(token, project));

    public static bool IsRun(IInvocationOperation call, HotswapProject project) =>
        call.TargetMethod.Name == "Run" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, project.Types.PluginContext);

    /// <summary>Whether the operation is inside of a lambda that is given to <c>PluginContext.Run</c>.</summary>
    public static bool IsInsideRun(IOperation operation, HotswapProject project)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } }
                && IsRun(call, project))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTokenOfContext(IOperation token, HotswapProject project) =>
        token is IPropertyReferenceOperation property
        && SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, project.Types.PluginContext);
}
