namespace Hotswap.Analyzers.Tests.Form;

/// <summary>Plugin classes with nothing wrong, to be varied.</summary>
internal static class Plugins
{
    public const string WithoutInvokeFunc =
        "public void OnLoad(object? data) { } public void OnInit(Vault vault) { } public void OnFree() { } "
        + "public object? Export() => null; public object? Import() => null; public bool Reloadable() => true; ";

    public const string Members = WithoutInvokeFunc + "public object? InvokeFunc(string name, params object?[] args) => null; ";

    public const string Complete = "[HotswapPlugin] public class World { " + Members + " }";

    public const string Static =
        "[HotswapPlugin] static class World { public static void OnLoad(PluginContext c, object? data, CancellationToken t) { } "
        + "public static Task OnInit(Vault vault) => Task.CompletedTask; internal static ValueTask OnFree() => default; "
        + "public static object? Export() => null; public static object? Import() => null; public static bool Reloadable() => true; "
        + "public static async Task<object?> InvokeFunc(string name, params object?[] args) { await Task.Yield(); return null; } }";
}
