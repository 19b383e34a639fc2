using System.Globalization;
using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes the dispatch of calls by name, and the body of a partial InvokeFunc.</summary>
internal static class FunctionsEmitter
{
    /// <summary>Name of the class.</summary>
    public const string ClassName = "Functions";

    public static SourceText Emit(FunctionsModel functions)
    {
        SourceWriter writer = Code.File().Open($"namespace {functions.Namespace}");
        string plugin = functions.PluginType is { } type ? type + " plugin, " : "";
        string pass = functions.PluginType is null ? "args" : "plugin, args";
        writer
            .Line($"/// <summary>Calls functions of the plugin \"{Code.Doc(functions.PluginName)}\" by name.</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static class {ClassName}")
            .Line("/// <summary>Their names, each at its position below.</summary>")
            .Line($"internal static readonly global::Hotswap.FunctionNames Names = new({Code.Literal(functions.PluginName)}{string.Concat(functions.Names.Select(n => ", " + Code.Literal(n.Name)))});")
            .Line()
            .Line(Code.NoInlining)
            .Line($"internal static object? Invoke({plugin}string name, object?[] args) => Names.IndexOf(name) switch");
        Arms(
            writer,
            functions.Names.Select(n => n.ReturnsTask
                ? $"throw global::Hotswap.InvokableArguments.ReturnsTask({Code.Literal(functions.PluginName)}, {Code.Literal(n.Name)})"
                : $"{n.ClassName}.Invoke({pass})"),
            "throw Names.Unknown(name)");
        if (functions.HasTasks || functions.Dispatch is { Returns: not ReturnKind.Value })
        {
            InvokeAsync(writer.Line(), functions, plugin, pass);
        }

        writer.Close().Close();
        if (functions.Dispatch is { } dispatch)
        {
            Dispatch(writer.Line(), functions.Namespace, dispatch);
        }

        return writer.ToSourceText();
    }

    // What returns no task is called as it is: a call of its own for each function would be compiled for each version.
    private static void InvokeAsync(SourceWriter writer, FunctionsModel functions, string plugin, string pass)
    {
        string rest = $"new(Invoke({(functions.PluginType is null ? "" : "plugin, ")}name, args))";
        string head = $"internal static global::System.Threading.Tasks.ValueTask<object?> InvokeAsync({plugin}string name, object?[] args) =>";
        if (!functions.HasTasks)
        {
            writer.Line($"{head} {rest};");
            return;
        }

        writer.Line(Code.NoInlining).Line($"{head} Names.IndexOf(name) switch");
        Arms(writer, functions.Names.Select(n => n.ReturnsTask ? $"{n.ClassName}.InvokeAsync({pass})" : null), rest);
    }

    private static void Arms(SourceWriter writer, IEnumerable<string?> arms, string rest)
    {
        writer.Open();
        int index = 0;
        foreach (string? arm in arms)
        {
            if (arm is not null)
            {
                writer.Line(string.Format(CultureInfo.InvariantCulture, "{0} => {1},", index, arm));
            }

            index++;
        }

        writer.Line($"_ => {rest},").Close(";");
    }

    private static void Dispatch(SourceWriter writer, string space, DispatchModel dispatch)
    {
        if (dispatch.Namespace.Length > 0)
        {
            writer.Open($"namespace {dispatch.Namespace}");
        }

        foreach (string type in dispatch.Types)
        {
            writer.Open(type);
        }

        string target = $"global::{space}.{ClassName}.";
        string arguments = (dispatch.IsStatic ? "" : "this, ") + dispatch.Name + ", " + dispatch.Args;
        string body = dispatch.Returns switch
        {
            ReturnKind.Task or ReturnKind.TaskOfT => $"{target}InvokeAsync({arguments}).AsTask()",
            ReturnKind.ValueTaskOfT => $"{target}InvokeAsync({arguments})",
            ReturnKind.ValueTask => $"new({target}InvokeAsync({arguments}).AsTask())",
            _ => $"{target}Invoke({arguments})",
        };
        writer.Line(Code.GeneratedCode).Line($"{dispatch.Head} => {body};");
        foreach (string _ in dispatch.Types)
        {
            writer.Close();
        }

        if (dispatch.Namespace.Length > 0)
        {
            writer.Close();
        }
    }
}
