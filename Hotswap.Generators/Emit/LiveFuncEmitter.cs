using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Hotswap.Generators.Modelling;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes a live function: what registers it, its part of the manifest, and its typed forwarder.</summary>
internal static class LiveFuncEmitter
{
    public static SourceText Emit(LiveFuncModel func)
    {
        ParameterModel[] values = [.. func.Parameters.Where(p => p.Argument is Argument.Value or Argument.LiveData)];
        string delegateType = DelegateTypes.Of(
            values.Select(v => v.Type),
            func.Returns is ReturnKind.Void or ReturnKind.AsyncVoid ? null : func.ReturnType);
        SourceWriter writer = Code.File();
        Registration(writer, func, values, delegateType);
        writer.Line();
        Forwarder(writer, func, values, delegateType);
        LiveFuncRunnerEmitter.Factory(writer, func, values);
        return writer.ToSourceText();
    }

    private static void Registration(SourceWriter writer, LiveFuncModel func, ParameterModel[] values, string delegateType)
    {
        var json = new JsonText().Open('{').Property("name", func.Name).Property("signature", func.Signature).Close('}');
        var taken = new HashSet<string>(values.Select(p => p.Name));
        string plugin = Identifiers.Unique(taken, "plugin");
        string context = Identifiers.Unique(taken, "context");
        string vault = Identifiers.Unique(taken, "vault");
        string target = (func.StaticType ?? plugin) + "." + Identifiers.Escape(func.Name);
        string head = func.PluginType is null ? "" : $"{func.PluginType} {plugin}, ";
        string arguments = string.Join(", ", func.Parameters.Select(p => p.Argument switch
        {
            Argument.Vault => vault,
            Argument.PluginContext => context,
            Argument.CancellationToken => "default",
            Argument.LiveJob => "null!",
            _ => p.Name,
        }));
        bool isDirect = values.Length == func.Parameters.Count;
        string function = isDirect
            ? target
            : $"({string.Join(", ", values.Select(v => v.Type + " " + v.Name))}) => {target}({arguments})";
        writer
            .Open($"namespace {func.EntryNamespace}")
            .Line($"/// <summary>Makes the live function <c>{Code.Doc(func.Name)}</c>.</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static class {func.ClassName}")
            .Line($"internal const string {ManifestEmitter.Part} = {Code.Literal(json.ToString())};")
            .Line()
            .Line($"internal static global::Hotswap.LiveFunc Create({head}global::Hotswap.PluginContext {context}, global::Hotswap.Vault {vault}) => new(")
            .Indent()
            .Line($"{Code.Literal(func.Name)},")
            .Line($"new {delegateType}({function}){(func.Job is null ? "" : $", {LiveFuncRunnerEmitter.Lambda(func, plugin, context, vault)}")}){Code.FormerNames(func.FormerNames)};")
            .Outdent();
        LiveFuncRunnerEmitter.Emit(writer, func);
        writer.Close().Close();
    }

    private static void Forwarder(SourceWriter writer, LiveFuncModel func, ParameterModel[] values, string delegateType)
    {
        var taken = new HashSet<string>(values.Select(p => p.Name));
        string vault = Identifiers.Unique(taken, "vault");
        string lease = Identifiers.Unique(taken, "lease");
        string function = Identifiers.Unique(taken, "function");
        bool isTask = func.Returns is ReturnKind.Task or ReturnKind.TaskOfT or ReturnKind.ValueTask or ReturnKind.ValueTaskOfT;
        bool hasResult = func.Returns is ReturnKind.Value or ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT;
        string parameters = string.Concat(values.Select(v => ", " + v.Declaration));
        string call = $"{function}({string.Join(", ", values.Select(v => v.Name))})";
        if (func.Namespace.Length > 0)
        {
            writer.Open($"namespace {func.Namespace}");
        }

        writer
            .Open($"internal static partial class {func.Registry}")
            .Line($"/// <summary>Calls the newest <c>{Code.Doc(func.Name)}</c>, inside a lease{(isTask ? " that lasts until its task has ended" : "")}.</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static {(isTask ? "async " : "")}{func.ReturnType} {func.Forwarder}(global::Hotswap.Vault {vault}{parameters})")
            .Line(isTask
                ? $"using global::Hotswap.AsyncLease {lease} = {vault}.EnterAsync({Code.Literal(func.Name)}, out {delegateType} {function});"
                : $"using global::Hotswap.Lease {lease} = {vault}.Enter({Code.Literal(func.Name)}, out {delegateType} {function});")
            .Line((hasResult ? "return " : "") + (isTask ? $"await {call}.ConfigureAwait(false);" : $"{call};"))
            .Close()
            .Close();
        if (func.Namespace.Length > 0)
        {
            writer.Close();
        }
    }
}
