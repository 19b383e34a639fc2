using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// Functions of the plugin that are handed to native code. What keeps a delegate keeps the version; what keeps a bare pointer calls code
/// that is gone once the version was collected, which was measured to crash the process. Whether native code keeps it, the name tells.
/// </summary>
internal static class NativeCallbacks
{
    private static readonly string[] _keeping = ["callback", "register", "hook", "handler", "listener", "subscribe", "observer", "install", "notify"];
    private static readonly string[] _ending = ["unregister", "deregister", "unhook", "unsubscribe", "uninstall", "remove", "clear", "unset", "reset", "detach", "free", "destroy", "close", "shutdown", "stop", "delete"];

    /// <summary>Whether the call hands a function to native code that by its name keeps it, and nothing takes it back.</summary>
    public static bool IsKept(IInvocationOperation call, HotswapProject project) =>
        project.IsOwn(call.TargetMethod)
        && IsNative(call.TargetMethod)
        && Says(call.TargetMethod, _keeping)
        && !Says(call.TargetMethod, _ending)
        && call.Arguments.Any(a => IsFunction(a.Value, project))
        && !IsTakenBack(Releases.In([Bodies.Root(call)]), call, project)
        && !IsTakenBack(project.WayToOnFree.Releases, call, project);

    private static bool IsNative(IMethodSymbol method) =>
        method.GetDllImportData() is not null || method.GetAttributes().Any(a => a.AttributeClass?.Name == "LibraryImportAttribute");

    private static bool Says(IMethodSymbol method, string[] words) => words.Any(w => method.Name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A delegate, the address of a method, or the pointer that was made of a delegate.</summary>
    private static bool IsFunction(IOperation value, HotswapProject project) => Values.Plain(value) switch
    {
        IAddressOfOperation { Reference: IMethodReferenceOperation } => true,
        IInvocationOperation { TargetMethod.Name: "GetFunctionPointerForDelegate" } => true,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when project.IsOwn(reference.Member) =>
            project.Bodies.Writes(reference.Member).Any(w => w is not IMemberReferenceOperation && IsFunction(w, project)),
        IOperation plain => plain.Type is { TypeKind: TypeKind.Delegate } && plain.ConstantValue is not { HasValue: true, Value: null },
    };

    /// <summary>The same function is given null, or one that is named for it is called.</summary>
    private static bool IsTakenBack(Releases releases, IInvocationOperation call, HotswapProject project) => releases.Calls.OfType<IInvocationOperation>().Any(c =>
        c != call && IsNative(c.TargetMethod)
        && (SymbolEqualityComparer.Default.Equals(c.TargetMethod, call.TargetMethod) ? !c.Arguments.Any(a => IsFunction(a.Value, project)) : Says(c.TargetMethod, _ending)));
}
