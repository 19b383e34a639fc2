namespace Hotswap.Tool.Tests.Harness;

/// <summary>Sources of plugins.</summary>
internal static class Sources
{
    /// <summary>The lifecycle that a plugin must have.</summary>
    public const string Lifecycle = """
            public void OnLoad(object? data) { }
            public void OnInit(Vault vault) { }
            public void OnFree() { }
            public bool Reloadable() => true;
            public object? Import() => null;
        """;

    public static string Plugin(string name, string members = "", string types = "", string export = "public object? Export() => null;") => $$"""
        using Hotswap;

        namespace Plugins.{{name}};

        [HotswapPlugin("{{name}}")]
        public sealed partial class Main
        {
        {{Lifecycle}}
            {{export}}
            public object? InvokeFunc(string name, params object?[] args) => name == "greet" ? "hello" : null;
            {{members}}
        }
        {{types}}
        """;
}
