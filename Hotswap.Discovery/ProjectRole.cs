using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Discovery;

/// <summary>What a project is to Hotswap, read from its build properties. Equal by value.</summary>
/// <param name="IsPlugin"><c>HotswapPlugin</c>: the assembly is a plugin.</param>
/// <param name="IsPluginLibrary"><c>HotswapPluginLibrary</c>: a private library of a plugin.</param>
/// <param name="IsContract"><c>HotswapContract</c>: shared by host and plugins.</param>
/// <param name="IsHost"><c>HotswapHost</c>: loads plugins.</param>
/// <param name="StaticLinking"><c>HotswapStaticLinking</c>: the host's plugins are linked in.</param>
/// <param name="PluginName"><c>HotswapPluginName</c>, or null where the project does not say.</param>
/// <param name="LivePrefix"><c>HotswapLivePrefix</c>, <see cref="DefaultLivePrefix"/> where the project does not say.</param>
/// <param name="Lifecycle"><c>HotswapLifecycle</c> as written, or null where the project does not say.</param>
public sealed record ProjectRole(
    bool IsPlugin,
    bool IsPluginLibrary,
    bool IsContract,
    bool IsHost,
    bool StaticLinking,
    string? PluginName,
    string LivePrefix,
    string? Lifecycle)
{
    /// <summary>The prefix of live names where a project sets none.</summary>
    public const string DefaultLivePrefix = "live_";

    /// <summary>The value of <c>HotswapLifecycle</c> that asks for all seven methods; the default.</summary>
    public const string LifecycleRequired = "Required";

    /// <summary>The value of <c>HotswapLifecycle</c> that lets a plugin leave methods out.</summary>
    public const string LifecycleOptional = "Optional";

    /// <summary>Names of the build properties, as they must be made visible to the compiler.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "HotswapPlugin", "HotswapPluginLibrary", "HotswapContract", "HotswapHost", "HotswapStaticLinking",
        "HotswapPluginName", "HotswapLivePrefix", "HotswapLifecycle", "IsTestProject",
    ];

    /// <summary>Whether lifecycle methods may be left out.</summary>
    public bool IsLifecycleOptional => string.Equals(Lifecycle, LifecycleOptional, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether any role is set.</summary>
    public bool HasRole => IsPlugin || IsPluginLibrary || IsContract || IsHost;

    /// <summary>Reads the role from a compilation's global options.</summary>
    public static ProjectRole Read(AnalyzerConfigOptions globalOptions) => new(
        IsTrue(globalOptions, "HotswapPlugin"),
        IsTrue(globalOptions, "HotswapPluginLibrary"),
        IsTrue(globalOptions, "HotswapContract"),
        IsTrue(globalOptions, "HotswapHost"),
        IsTrue(globalOptions, "HotswapStaticLinking"),
        Text(globalOptions, "HotswapPluginName"),
        Text(globalOptions, "HotswapLivePrefix") ?? DefaultLivePrefix,
        Text(globalOptions, "HotswapLifecycle"));

    private static bool IsTrue(AnalyzerConfigOptions options, string property) =>
        string.Equals(Text(options, property), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Text(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
