using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>What of the plugin a way holds, in words.</summary>
internal static class Holding
{
    private const string Code = "System.Reflection.LoaderAllocator";

    /// <summary>The object of the plugin; where its code alone is held, what on the way holds that.</summary>
    public static string Of(RootPath path)
    {
        if (path.Objects.Count > 1 && path.Objects[^2].IsDelegate && Handler(path) is { } called)
        {
            return $"a delegate of the plugin: {called}";
        }

        if (path.Held.Type!.Name is { } name && name != Code)
        {
            return name.Contains("+<", StringComparison.Ordinal) ? $"what {MethodNames.Readable(name)} returned" : $"an object of {name}";
        }

        if (path.Objects.FirstOrDefault(o => o.Type!.IsException) is { Type: { } exception })
        {
            return $"an exception ({exception.Name}) with frames of the plugin in its stack trace";
        }

        string[] types = [.. path.Objects.Select(o => o.Type!.Name ?? "")];
        return types.Contains("System.Runtime.ExceptionServices.ExceptionDispatchInfo") ? "an exception with frames of the plugin in its stack trace"
            : types.Contains("System.Diagnostics.StackTrace") || types.Contains("System.Diagnostics.StackFrame") ? "a stack trace with frames of the plugin"
            : types.Any(t => t.EndsWith("ManifestResourceStream", StringComparison.Ordinal)) ? "the stream of a resource of the plugin"
            : Handler(path) is { } handler ? $"a delegate of the plugin: {handler}"
            : TypeOf(path) is { } type ? $"{(types.Any(t => t.StartsWith("System.Reflection.Runtime", StringComparison.Ordinal)) ? "a member of " : "")}the type {type}"
            : "the plugin's code (a delegate, type or method of it)";
    }

    /// <summary>The type of the plugin that is held as a type, or that of the held object.</summary>
    public static string? TypeOf(RootPath path)
    {
        if (path.Held.Type!.Name != Code)
        {
            return path.Held.Type.Name;
        }

        ClrObject last = path.Objects.LastOrDefault(o => o.Type!.Name == "System.RuntimeType");
        return last.Type is null ? null : last.AsRuntimeType()?.Name;
    }

    /// <summary>The method of the plugin that a delegate on the way calls.</summary>
    public static string? Handler(RootPath path)
    {
        ClrObject last = path.Objects.LastOrDefault(o => o.IsDelegate);
        if (last.Type is null)
        {
            return null;
        }

        IEnumerable<ClrDelegateTarget> targets = last.AsDelegate().EnumerateDelegateTargets();
        return targets.Select(t => t.Method).FirstOrDefault(m => m is { Type.IsCollectible: true } && !Name(m).StartsWith('(')) is { } method
            ? MethodNames.Readable(Name(method))
            : null;
    }

    /// <summary>A method's name with that of its type.</summary>
    public static string Name(ClrMethod method) => $"{method.Type.Name}.{method.Name}";

    /// <summary>A type's name without its generic arguments' count.</summary>
    public static string TypeWords(ClrObject o) => o.Type!.Name is { } name ? name.Split('`')[0] : "an object";
}
