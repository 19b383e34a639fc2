using System.Globalization;
using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes a function that can be called by name: its call with checked arguments, its delegate, its part of the manifest.</summary>
internal static class FunctionEmitter
{
    private const string Arguments = "global::Hotswap.InvokableArguments";
    private const string Result = "global::System.Threading.Tasks.ValueTask<object?>";

    public static SourceText Emit(FunctionModel function)
    {
        JsonText json = new JsonText().Open('{').Property("name", function.Name).Property("signature", function.Signature).Close('}');
        string target = function.IsStatic ? function.Target : "plugin." + function.Target;
        SourceWriter writer = Code.File("#pragma warning disable CS8621, CS8622 // a contract's delegate type may differ in what can be null")
            .Line($"namespace {function.Namespace};")
            .Line()
            .Line($"/// <summary>Calls <c>{Code.Doc(function.Signature)}</c> by the name \"{Code.Doc(function.Name)}\".</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static class {function.ClassName}")
            .Line($"internal const string {ManifestEmitter.Part} = {Code.Literal(json.ToString())};")
            .Line()
            .Line($"internal static global::System.Delegate Create({function.PluginType}{(function.PluginType is null ? "" : " plugin")}) => new {function.DelegateType}({target});")
            .Line();
        if (function.Returns is ReturnKind.Void or ReturnKind.Value)
        {
            Synchronous(writer, function, target);
        }
        else
        {
            Asynchronous(writer, function, target);
        }

        return writer.Close().ToSourceText();
    }

    private static string Parameters(FunctionModel function) =>
        (function.PluginType is { } type ? type + " plugin, " : "") + "object?[] args";

    private static void Synchronous(SourceWriter writer, FunctionModel function, string target)
    {
        writer.Line(Code.NoInlining).Open($"internal static object? Invoke({Parameters(function)})");
        Call(writer, function, target, function.Returns == ReturnKind.Value ? "return " : "", ";");
        if (function.Returns == ReturnKind.Void)
        {
            writer.Line("return null;");
        }

        writer.Close();
    }

    private static void Asynchronous(SourceWriter writer, FunctionModel function, string target)
    {
        bool hasResult = function.Returns is ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT;
        writer.Open($"internal static async {Result} InvokeAsync({Parameters(function)})");
        Call(writer, function, target, hasResult ? "return await " : "await ", ".ConfigureAwait(false);");
        if (!hasResult)
        {
            writer.Line("return null;");
        }

        writer.Close();
    }

    private static void Call(SourceWriter writer, FunctionModel function, string target, string before, string after)
    {
        string who = $"{Code.Literal(function.PluginName)}, {Code.Literal(function.Name)}";
        int required = function.Parameters.Count(p => p.Default is null && !p.IsParams);
        int allowed = function.Parameters.Any(p => p.IsParams) ? -1 : function.Parameters.Count;
        writer.Line(string.Format(
            CultureInfo.InvariantCulture,
            "{5}{0}.CheckCount({1}, {2}, args, {3}, {4});",
            Arguments,
            who,
            Code.Literal(function.Signature),
            required,
            allowed,
            function.Parameters.Count == 0 ? "_ = " : "args = "));
        if (function.Parameters.Count == 0)
        {
            writer.Line($"{before}{target}(){after}");
            return;
        }

        writer.Line($"{before}{target}(").Indent();
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            string end = i == function.Parameters.Count - 1 ? ")" + after : ",";
            writer.Line(Argument(function.Parameters[i], i, who) + end);
        }

        writer.Outdent();
    }

    private static string Argument(FunctionParameterModel parameter, int position, string who)
    {
        string get = string.Format(
            CultureInfo.InvariantCulture,
            "{0}.{1}<{2}>({3}, {4}, args, {5}, {6})",
            Arguments,
            parameter.IsParams ? "GetRest" : "Get",
            parameter.Type,
            who,
            Code.Literal(parameter.Name),
            position,
            parameter.AllowsNull ? "true" : "false");
        return parameter.Default is { } value
            ? string.Format(CultureInfo.InvariantCulture, "args.Length > {0} ? {1} : {2}", position, get, value)
            : get;
    }
}
