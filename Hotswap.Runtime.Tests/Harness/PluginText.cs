using System.Text;

namespace Hotswap.Runtime.Tests.Harness;

/// <summary>
/// The source of a plugin. Every lifecycle method writes its name into the journal; a test replaces those that it is about.
/// </summary>
internal sealed record PluginText(string Name, string Key)
{
    /// <summary>What InvokeFunc("greet") returns.</summary>
    public string Greeting { get; init; } = "hello";

    /// <summary>The body of the constructor.</summary>
    public string Constructor { get; init; } = "";

    public string OnLoad { get; init; } = "";

    public string OnInit { get; init; } = "";

    /// <summary>The body of OnPublish; null leaves the method out.</summary>
    public string? OnPublish { get; init; }

    public string OnFree { get; init; } = "";

    public string Reloadable { get; init; } = "return true;";

    public string ExportType { get; init; } = "object?";

    public string Export { get; init; } = "return null;";

    public string ImportType { get; init; } = "object?";

    public string Import { get; init; } = "return null;";

    /// <summary>What InvokeFunc does with names other than "greet".</summary>
    public string InvokeFunc { get; init; } = "return null;";

    /// <summary>Further members of the plugin class.</summary>
    public string Members { get; init; } = "";

    /// <summary>A resource of the assembly, named <c>zoo</c>; null for none.</summary>
    public byte[]? Resource { get; init; }

    /// <summary>Further types.</summary>
    public string Types { get; init; } = "";

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Reflection;
            using System.Runtime.InteropServices;
            using System.Runtime.Loader;
            using System.Threading;
            using System.Threading.Tasks;
            using Hotswap;
            using Hotswap.Runtime.Tests.Harness;
            using Hotswap.Runtime.Tests.LeakZoo;

            namespace Plugins.{{Name}};

            [HotswapPlugin("{{Name}}")]
            public sealed partial class Main
            {
                public Main()
                {
                    {{Constructor}}
                }

                internal static void Mark(string entry) => Journal.Write("{{Key}}", "{{Name}}." + entry);

                public void OnLoad(object? data) { Mark("OnLoad"); {{OnLoad}} }
                public void OnInit(Vault vault, PluginContext context) { Mark("OnInit"); {{OnInit}} }
                public void OnFree() { Mark("OnFree"); {{OnFree}} }
                public bool Reloadable() { Mark("Reloadable"); {{Reloadable}} }
                public {{ExportType}} Export() { Mark("Export"); {{Export}} }
                public {{ImportType}} Import() { Mark("Import"); {{Import}} }

                public object? InvokeFunc(string name, params object?[] args)
                {
                    if (name == "greet") return "{{Greeting}}";
                    {{InvokeFunc}}
                }
            """);
        if (OnPublish is not null)
        {
            text.AppendLine($$"""    public void OnPublish(Vault vault, PluginContext context) { Mark("OnPublish"); {{OnPublish}} }""");
        }

        text.AppendLine(Members).AppendLine("}").AppendLine(Types);
        return text.ToString();
    }
}
