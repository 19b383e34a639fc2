using System.Globalization;
using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Hotswap.Generators.Modelling;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes a host's table of the plugins that are linked into it.</summary>
internal static class StaticPluginsEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList<global::Hotswap.StaticPlugin>";

    public static SourceText Emit(StaticPluginsModel model)
    {
        SourceWriter writer = Code.File()
            .Line("namespace Hotswap;")
            .Line()
            .Line("/// <summary>The plugins that are linked into this host; empty unless HotswapStaticLinking is true.</summary>")
            .Line(Code.GeneratedCode)
            .Open("internal static class StaticPlugins")
            .Line("/// <summary>All of them; give it to PluginHostOptions.StaticPlugins in either mode.</summary>")
            .Line($"internal static {List} All {{ get; }} =")
            .Line("[")
            .Indent();
        foreach (ReferencedPlugin plugin in model.Plugins)
        {
            string entry = "global::" + string.Join(".", plugin.EntryType.Split('.').Select(Identifiers.Escape));
            writer
                .Line("new global::Hotswap.StaticPlugin(")
                .Indent()
                .Line(plugin.ContractVersion.ToString(CultureInfo.InvariantCulture) + ",")
                .Line(Code.Literal(plugin.EntryType) + ",")
                .Line(Code.Literal(plugin.Payload) + ",")
                .Line($"static () => new {entry}()),")
                .Outdent();
        }

        return writer.Outdent().Line("];").Close().ToSourceText();
    }
}
