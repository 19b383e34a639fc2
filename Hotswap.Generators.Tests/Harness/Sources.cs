namespace Hotswap.Generators.Tests.Harness;

/// <summary>Plugin sources that tests start from.</summary>
internal static class Sources
{
    /// <summary>The seven lifecycle methods, as members of an instance class.</summary>
    public const string Lifecycle = """
            public void OnLoad(object? data) { }
            public void OnInit(Hotswap.Vault vault) { }
            public void OnFree() { }
            public object? Export() => null;
            public object? Import() => null;
            public object? InvokeFunc(string name, params object?[] args) => name;
            public bool Reloadable() => true;
        """;

    /// <summary>A complete plugin, with further members and types.</summary>
    public static string Plugin(string members = "", string types = "", string space = "Worlds") => $$"""
        using Hotswap;

        {{(space.Length == 0 ? "" : $"namespace {space};")}}

        [HotswapPlugin("world")]
        public sealed partial class World
        {
        {{Lifecycle}}
        {{members}}
        }

        {{types}}
        """;
}
