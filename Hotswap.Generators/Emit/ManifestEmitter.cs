using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>
/// Writes the manifest attribute. Its payload is one constant, put together from constants: each live thing keeps its own part
/// in its own file, so that a change of one signature rewrites one file.
/// </summary>
internal static class ManifestEmitter
{
    /// <summary>The contract between generated code and runtime that is generated for.</summary>
    public const int ContractVersion = 1;

    /// <summary>Name of the constant that holds a live thing's part.</summary>
    public const string Part = "Manifest";

    public static SourceText Emit(ManifestModel manifest)
    {
        var pieces = new List<string> { Code.Literal(Head(manifest)) };
        Parts(pieces, "functions", manifest.Functions, manifest.Namespace);
        Parts(pieces, "liveFuncs", manifest.LiveFuncs, manifest.Namespace);
        Parts(pieces, "liveTypes", manifest.LiveTypes, manifest.Namespace);
        pieces.Add(Code.Literal(Tail(manifest)));

        SourceWriter writer = Code.File()
            .Line("[assembly: global::Hotswap.HotswapManifest(")
            .Indent()
            .Line($"{ContractVersion},")
            .Line($"{Code.Literal(Unescaped(manifest.Namespace) + ".PluginEntry")},");
        for (int i = 0; i < pieces.Count; i++)
        {
            writer.Line((i == 0 ? "" : "+ ") + pieces[i] + (i == pieces.Count - 1 ? ")]" : ""));
        }

        return writer.Outdent().ToSourceText();
    }

    private static string Head(ManifestModel manifest)
    {
        JsonText json = new JsonText().Open('{').Property("plugin", manifest.PluginName);
        if (manifest.Export is { } export)
        {
            json.Property("export", export);
        }

        if (manifest.Dependencies.Count > 0)
        {
            json.Name("dependencies").Open('[');
            foreach (DependencyModel dependency in manifest.Dependencies)
            {
                json.Open('{').Property("name", dependency.Name).Property("member", dependency.Member).Property("type", dependency.Type).Close('}');
            }

            json.Close(']');
        }

        return json.ToString();
    }

    private static string Tail(ManifestModel manifest)
    {
        if (manifest.Refused.Count == 0)
        {
            return "}";
        }

        JsonText json = new JsonText().Open('[');
        foreach (RefusalModel refusal in manifest.Refused)
        {
            json.Open('{').Property("id", refusal.Id).Property("message", refusal.Message).Close('}');
        }

        return ",\"refused\":" + json.Close(']') + "}";
    }

    private static void Parts(List<string> pieces, string list, EquatableArray<string> classes, string space)
    {
        for (int i = 0; i < classes.Count; i++)
        {
            pieces.Add(Code.Literal(i == 0 ? $",\"{list}\":[" : ","));
            pieces.Add($"global::{space}.{classes[i]}.{Part}");
        }

        if (classes.Count > 0)
        {
            pieces.Add(Code.Literal("]"));
        }
    }

    private static string Unescaped(string space) => space.Replace("@", "");
}
