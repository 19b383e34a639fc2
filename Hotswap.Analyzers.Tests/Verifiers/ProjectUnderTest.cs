namespace Hotswap.Analyzers.Tests;

/// <summary>The project that test code is in.</summary>
internal sealed record ProjectUnderTest
{
    public static ProjectUnderTest Plugin { get; } = new() { Properties = new Dictionary<string, string> { ["HotswapPlugin"] = "true" } };

    public static ProjectUnderTest Library { get; } =
        new() { Properties = new Dictionary<string, string> { ["HotswapPluginLibrary"] = "true" } };

    public static ProjectUnderTest Contract { get; } = new() { Properties = new Dictionary<string, string> { ["HotswapContract"] = "true" } };

    public static ProjectUnderTest Host { get; } = new() { Properties = new Dictionary<string, string> { ["HotswapHost"] = "true" } };

    public static ProjectUnderTest NoRole { get; } = new();

    /// <summary>Properties of the project file that are visible to the compiler.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Lines of an .editorconfig that holds for all files.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>Whether Hotswap.Runtime is not referenced.</summary>
    public bool WithoutRuntime { get; init; }

    /// <summary>Referenced assemblies, by name, as source.</summary>
    public IReadOnlyDictionary<string, string> OtherAssemblies { get; init; } = new Dictionary<string, string>();

    /// <summary>Additional files, by name.</summary>
    public IReadOnlyDictionary<string, string> AdditionalFiles { get; init; } = new Dictionary<string, string>();

    public ProjectUnderTest With(string property, string value) =>
        this with { Properties = new Dictionary<string, string>(Properties) { [property] = value } };

    public ProjectUnderTest Referencing(string assembly, string source) =>
        this with { OtherAssemblies = new Dictionary<string, string>(OtherAssemblies) { [assembly] = source } };
}
