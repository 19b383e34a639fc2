using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>How a plugin is named.</summary>
public static class PluginNaming
{
    /// <summary>The attribute's argument, else HotswapPluginName, else the assembly's name.</summary>
    public static string Of(INamedTypeSymbol? plugin, KnownTypes known, ProjectRole role) =>
        Argument(plugin, known) ?? role.PluginName ?? known.Compilation.AssemblyName ?? "plugin";

    /// <summary>The attribute's argument, or null if it has none.</summary>
    internal static string? Argument(INamedTypeSymbol? plugin, KnownTypes known) =>
        plugin is not null && KnownTypes.Attribute(plugin, known.PluginAttribute) is { ConstructorArguments: [{ Value: string name }] }
            ? name
            : null;
}
