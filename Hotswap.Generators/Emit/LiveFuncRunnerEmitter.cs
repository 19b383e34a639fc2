using Hotswap.Discovery;
using Hotswap.Generators.Model;

namespace Hotswap.Generators.Emit;

/// <summary>Writes what runs a job of a live function, and what makes one: its parameters as an object by their names.</summary>
internal static class LiveFuncRunnerEmitter
{
    private const string CancellationToken = "global::System.Threading.CancellationToken";

    /// <summary>The runner that a live function is registered with.</summary>
    public static string Lambda(LiveFuncModel func, string plugin, string context, string vault) =>
        $"(job, stopping) => RunAsync({(func.PluginType is null ? "" : plugin + ", ")}{context}, {vault}, job, stopping)";

    public static void Emit(SourceWriter writer, LiveFuncModel func)
    {
        if (func.Job is null)
        {
            return;
        }

        var code = new DataCode();
        Run(writer, func);
        if (func.Data.Count > 0 && !func.IsRaw)
        {
            Write(writer, func, code);
            Read(writer, func, code);
        }

        code.Helpers(writer);
    }

    /// <summary>The factory of jobs, for the plugin's author.</summary>
    public static void Factory(SourceWriter writer, LiveFuncModel func, ParameterModel[] values)
    {
        if (func.Job is not { } job)
        {
            return;
        }

        string space = $"global::{func.EntryNamespace}.{func.ClassName}";
        string data = func.Data.Count switch
        {
            0 => "default",
            1 when func.IsRaw => values[0].Name,
            1 => $"{DataCode.Json}.ToData({values[0].Name}, {space}.WriteParameters)",
            _ => $"{DataCode.Json}.ToData(({string.Join(", ", values.Select(v => v.Name))}), {space}.WriteParameters)",
        };
        Code.InNamespace(writer.Line(), func.Namespace, w => w
            .Open($"internal static partial class {job.Registry}")
            .Line($"/// <summary>A job that runs the newest <c>{Code.Doc(func.Name)}</c>.</summary>")
            .Line(Code.GeneratedCode)
            .Line($"internal static global::Hotswap.LiveJob {job.Factory}({string.Join(", ", values.Select(v => v.Declaration))}) =>")
            .Indent()
            .Line($"new({Code.Literal(func.Name)}, {data});")
            .Outdent()
            .Close());
    }

    private static void Run(SourceWriter writer, LiveFuncModel func)
    {
        string plugin = func.PluginType is null ? "" : $"{func.PluginType} plugin, ";
        writer
            .Line()
            .Line("/// <summary>Reads what a job carries and runs it.</summary>")
            .Open($"private static global::System.Threading.Tasks.ValueTask RunAsync({plugin}global::Hotswap.PluginContext context, global::Hotswap.Vault vault, global::Hotswap.LiveJob job, {CancellationToken} stopping)");
        if (func.Data.Count > 0 && !func.IsRaw)
        {
            writer.Line($"{ParametersType(func)} data = {DataCode.Json}.ReadParameters(job, ReadParameters);");
        }

        int value = 0;
        IEnumerable<string> arguments = func.Parameters.Select(p => p.Argument switch
        {
            Argument.Vault => "vault",
            Argument.PluginContext => "context",
            Argument.CancellationToken => "stopping",
            Argument.LiveJob => "job",
            _ when func.IsRaw => "job.Data",
            _ => func.Data.Count == 1 ? "data" : $"data.Item{++value}",
        });
        string target = (func.StaticType ?? "plugin") + "." + Modelling.Identifiers.Escape(func.Name);
        Code.AwaitedCall(writer, func.Returns, $"{target}({string.Join(", ", arguments)})");
        writer.Close();
    }

    private static void Write(SourceWriter writer, LiveFuncModel func, DataCode code)
    {
        writer
            .Line()
            .Line("/// <summary>Writes the parameters as an object.</summary>")
            .Open($"internal static void WriteParameters({DataCode.JsonWriter}, {ParametersType(func)} value)")
            .Line($"{DataCode.Json}.StartObject(writer);");
        for (int i = 0; i < func.Data.Count; i++)
        {
            writer
                .Line($"writer.WritePropertyName({Code.Literal(func.Data[i].Name)}u8);")
                .Line(code.Write(func.Data[i].Value, func.Data.Count == 1 ? "value" : $"value.Item{i + 1}"));
        }

        writer.Line("writer.WriteEndObject();").Close();
    }

    private static void Read(SourceWriter writer, LiveFuncModel func, DataCode code)
    {
        writer
            .Line()
            .Open($"private static {ParametersType(func)} ReadParameters({DataCode.JsonReader})")
            .Line($"{DataCode.Json}.StartObject(ref reader, \"an object of parameters\");");
        for (int i = 0; i < func.Data.Count; i++)
        {
            LiveParameter parameter = func.Data[i];
            writer.Line($"{parameter.Value.NullableType} arg{i} = {(parameter.Default.Length > 0 ? parameter.Default : "default")};");
            if (parameter.Default.Length == 0)
            {
                writer.Line($"bool has{i} = false;");
            }
        }

        MemberLoop.Emit(writer, [.. func.Data.Select((parameter, i) => new LoopMember(parameter.Name, parameter.FormerNames, w =>
        {
            w.Line($"arg{i} = {code.Read(parameter.Value)};");
            if (parameter.Default.Length == 0)
            {
                w.Line($"has{i} = true;");
            }
        }))]);
        writer.Line();
        for (int i = 0; i < func.Data.Count; i++)
        {
            LiveParameter parameter = func.Data[i];
            if (parameter.Default.Length == 0)
            {
                writer
                    .Open($"if (!has{i})")
                    .Line($"throw {DataCode.Json}.Missing({Code.Literal(parameter.Name)}, {Code.Literal(parameter.Value.Noun)});")
                    .Close()
                    .Line();
            }
        }

        string[] arguments = [.. func.Data.Select((p, i) => $"arg{i}{(p.Value.IsReference ? "!" : "")}")];
        writer.Line($"return {(arguments.Length == 1 ? arguments[0] : $"({string.Join(", ", arguments)})")};").Close();
    }

    private static string ParametersType(LiveFuncModel func) => func.Data.Count == 1
        ? func.Data[0].Value.DeclaredType
        : $"({string.Join(", ", func.Data.Select(d => d.Value.DeclaredType))})";
}
