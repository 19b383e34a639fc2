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
            .Line(Code.NoInlining)
            .Line("internal static int IndexOf(string name) => name switch")
            .Open();
        for (int i = 0; i < functions.Names.Count; i++)
        {
            writer.Line(string.Format(CultureInfo.InvariantCulture, "{0} => {1},", Code.Literal(functions.Names[i].Name), i));
        }

        writer
            .Line("_ => -1,")
            .Close(";")
            .Line()
            .Line(Code.NoInlining)
            .Line($"internal static object? Invoke({plugin}string name, object?[] args) => IndexOf(name) switch");
        Arms(writer, functions, "Invoke", pass);
        writer
            .Line()
            .Line(Code.NoInlining)
            .Line($"internal static global::System.Threading.Tasks.ValueTask<object?> InvokeAsync({plugin}string name, object?[] args) => IndexOf(name) switch");
        Arms(writer, functions, "InvokeAsync", pass);
        string names = string.Concat(functions.Names.Select(n => ", " + Code.Literal(n.Name)));
        writer
            .Line()
            .Line("private static global::System.Exception Unknown(string name) =>")
            .Indent()
            .Line($"global::Hotswap.InvokableArguments.Unknown({Code.Literal(functions.PluginName)}, name{names});")
            .Outdent();
        writer.Close().Close();
        if (functions.Dispatch is { } dispatch)
        {
            Dispatch(writer.Line(), functions.Namespace, dispatch);
        }

        return writer.ToSourceText();
    }

    private static void Arms(SourceWriter writer, FunctionsModel functions, string method, string pass)
    {
        writer.Open();
        for (int i = 0; i < functions.Names.Count; i++)
        {
            writer.Line(string.Format(CultureInfo.InvariantCulture, "{0} => {1}.{2}({3}),", i, functions.Names[i].ClassName, method, pass));
        }

        writer.Line("_ => throw Unknown(name),").Close(";");
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
