using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes a live type: what registers and runs it, its part of the manifest, its wire name and its job factory.</summary>
internal static class LiveTypeEmitter
{
    private const string CancellationToken = "global::System.Threading.CancellationToken";

    public static SourceText Emit(LiveTypeModel type)
    {
        SourceWriter writer = Code.File();
        string runner = type.Handler is null ? "" : ", (job, stopping) => RunAsync(context, vault, job, stopping)";
        writer
            .Open($"namespace {type.EntryNamespace}")
            .Line($"/// <summary>Makes the live type <c>{Code.Doc(type.Name)}</c>.</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static class {type.ClassName}")
            .Line($"internal const string {ManifestEmitter.Part} = {Code.Literal(Manifest(type))};")
            .Line()
            .Line("internal static global::Hotswap.LiveType Create(global::Hotswap.PluginContext context, global::Hotswap.Vault vault) => new(")
            .Indent()
            .Line($"{Code.Literal(type.Name)},")
            .Line($"{(type.HasFactory ? $"static () => new {type.Type}()" : "null")},")
            .Line($"static data => {DataCode.Json}.Read(data, Read),")
            .Line($"static value => ToData(({type.Type})value){runner}){Code.FormerNames(type.FormerNames)};")
            .Outdent()
            .Line()
            .Line("/// <summary>Detaches a value.</summary>")
            .Line($"internal static global::Hotswap.LiveData ToData({type.Type} value) => {DataCode.Json}.ToData(value, {type.DataClass}.Write);")
            .Line()
            .Open($"private static {type.Type} Read({DataCode.JsonReader})")
            .Line($"return {type.DataClass}.Read(ref reader){(type.IsStruct ? "" : $" ?? throw {DataCode.Json}.Unexpected(ref reader, {Code.Literal(type.Noun)})")};")
            .Close();
        if (type.Handler is { } handler)
        {
            Run(writer, type, handler);
        }

        writer.Close().Close().Line();
        Registries(writer, type);
        return writer.ToSourceText();
    }

    private static string Manifest(LiveTypeModel type)
    {
        JsonText json = new JsonText().Open('{').Property("name", type.Name).Property("type", type.MetadataName);
        if (type.Members.Count > 0)
        {
            json.Name("members").Open('[');
            foreach (LiveMemberModel member in type.Members)
            {
                json.Open('{').Property("name", member.Name).Property("type", member.Type).Close('}');
            }

            json.Close(']');
        }

        return json.Close('}').ToString();
    }

    private static void Run(SourceWriter writer, LiveTypeModel type, HandlerModel handler)
    {
        IEnumerable<string> arguments = handler.Arguments.Select(a => a.Kind switch
        {
            Argument.Vault => "vault",
            Argument.PluginContext => "context",
            Argument.CancellationToken => "stopping",
            _ => "job",
        });
        writer
            .Line()
            .Line("/// <summary>Restores what a job carries and runs it.</summary>")
            .Open($"private static global::System.Threading.Tasks.ValueTask RunAsync(global::Hotswap.PluginContext context, global::Hotswap.Vault vault, global::Hotswap.LiveJob job, {CancellationToken} stopping)")
            .Line($"{type.Type} value = {DataCode.Json}.Read(job, Read);");
        Code.AwaitedCall(writer, handler.Returns, $"value.{handler.Name}({string.Join(", ", arguments)})");
        writer.Close();
    }

    private static void Registries(SourceWriter writer, LiveTypeModel type) => Code.InNamespace(writer, type.Namespace, w => w
        .Open($"internal static partial class {type.Registry}")
        .Line($"/// <summary>The name of the live type <c>{Code.Doc(type.Name)}</c>, by which any version finds the newest one.</summary>")
        .Line(Code.GeneratedCode)
        .Line($"internal const string {type.Constant} = {Code.Literal(type.Name)};")
        .Close()
        .Line()
        .Open($"internal static partial class {type.Job.Registry}")
        .Line($"/// <summary>A job that restores the value in the newest version and runs its handler there.</summary>")
        .Line(Code.GeneratedCode)
        .Line($"internal static global::Hotswap.LiveJob {type.Job.Factory}({type.Type} value) =>")
        .Indent()
        .Line($"new({Code.Literal(type.Name)}, global::{type.EntryNamespace}.{type.ClassName}.ToData(value));")
        .Outdent()
        .Close());
}
