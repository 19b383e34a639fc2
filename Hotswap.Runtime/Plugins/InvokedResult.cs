using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hotswap;

/// <summary>Takes what a hand-written InvokeFunc returned as an object. Generated code uses it. Stateless; safe to use from any thread.</summary>
// Not inlined: the code of every version is compiled anew before it serves, and this would be compiled into each caller.
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InvokedResult
{
    /// <summary>The result of a call that is not awaited.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="result">What InvokeFunc returned.</param>
    /// <exception cref="PluginInvocationException">It is a task.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static object? Of(string plugin, string function, object? result) =>
        result is Task || IsValueTask(result) ? throw InvokableArguments.ReturnsTask(plugin, function) : result;

    /// <summary>The result of a call that is awaited: that of the task, if it is one.</summary>
    /// <param name="result">What InvokeFunc returned.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async ValueTask<object?> OfAsync(object? result)
    {
        switch (result)
        {
            case Task<object?> task:
                return await task.ConfigureAwait(false);
            case ValueTask<object?> task:
                return await task.ConfigureAwait(false);
            case ValueTask task:
                await task.ConfigureAwait(false);
                return null;
            case Task task:
                await task.ConfigureAwait(false);
                return ResultOf(task);
            default:
                if (IsValueTask(result))
                {
                    Task task = AsTask(result!);
                    await task.ConfigureAwait(false);
                    return ResultOf(task);
                }

                return result;
        }
    }

    private static bool IsValueTask(object? result) =>
        result is ValueTask || (result?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    [DynamicDependency(nameof(ValueTask<>.AsTask), typeof(ValueTask<>))]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The method is kept by the attribute above.")]
    private static Task AsTask(object valueTask) =>
        (Task)valueTask.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(valueTask, null)!;

    /// <summary>The result of an ended task whose type is not known here; null where it has none.</summary>
    [DynamicDependency(nameof(Task<>.Result), typeof(Task<>))]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The property is kept by the attribute above.")]
    private static object? ResultOf(Task task)
    {
        for (Type? type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                // An async method without result returns a Task<VoidTaskResult>, a type that is nobody's.
                return type.GenericTypeArguments[0] is { Name: "VoidTaskResult", Namespace: "System.Threading.Tasks" }
                    ? null
                    : type.GetProperty(nameof(Task<>.Result), BindingFlags.Public | BindingFlags.Instance)!.GetValue(task);
            }
        }

        return null;
    }
}
