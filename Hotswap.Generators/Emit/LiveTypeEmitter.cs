using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes a live type: what registers it, its part of the manifest, and its wire name.</summary>
internal static class LiveTypeEmitter
{
    public static SourceText Emit(LiveTypeModel type)
    {
        SourceWriter writer = Code.File();
        JsonText json = new JsonText().Open('{').Property("name", type.Name).Property("type", type.MetadataName).Close('}');
        writer
            .Open($"namespace {type.EntryNamespace}")
            .Line($"/// <summary>Makes the live type <c>{Code.Doc(type.Name)}</c>.</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static class {type.ClassName}")
            .Line($"internal const string {ManifestEmitter.Part} = {Code.Literal(json.ToString())};")
            .Line()
            .Line("internal static global::Hotswap.LiveType Create() => new(")
            .Indent()
            .Line($"{Code.Literal(type.Name)},")
            .Line($"{(type.HasFactory ? $"static () => new {type.Type}()" : "null")},")
            .Line("static data => throw new global::System.NotSupportedException(data.ToString()),")
            .Line("static value => throw new global::System.NotSupportedException(value.ToString()));")
            .Outdent()
            .Close()
            .Close()
            .Line();
        if (type.Namespace.Length > 0)
        {
            writer.Open($"namespace {type.Namespace}");
        }

        writer
            .Open($"internal static partial class {type.Registry}")
            .Line($"/// <summary>The name of the live type <c>{Code.Doc(type.Name)}</c>, by which any version finds the newest one.</summary>")
            .Line(Code.GeneratedCode)
            .Line($"internal const string {type.Constant} = {Code.Literal(type.Name)};")
            .Close();
        if (type.Namespace.Length > 0)
        {
            writer.Close();
        }

        return writer.ToSourceText();
    }
}
