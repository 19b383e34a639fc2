using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Discovery;

/// <summary>Faults of names and build properties: HS0006.</summary>
internal static class PropertyValidity
{
    public static IEnumerable<Fault> Check(INamedTypeSymbol? plugin, string name, KnownTypes known, ProjectRole role)
    {
        if (!IsPluginName(name))
        {
            (Location place, ISymbol? symbol) = plugin is not null && PluginNaming.Argument(plugin, known) is not null
                ? (PlaceOfAttribute(plugin, known), plugin)
                : (Location.None, null);
            yield return new Fault(
                RuleIds.InvalidProperty,
                symbol,
                place,
                ["Plugin name", name, "a plugin's name is made of letters, digits, '.', '_' and '-', begins with a letter, digit or '_', and does not end with '.'; give [HotswapPlugin] or HotswapPluginName another"]);
        }

        if (!SyntaxFacts.IsValidIdentifier(role.LivePrefix))
        {
            yield return new Fault(
                RuleIds.InvalidProperty,
                null,
                Location.None,
                ["HotswapLivePrefix", role.LivePrefix, "no identifier can begin with it; use letters, digits and '_', the first no digit"]);
        }

        if (role.Lifecycle is { } lifecycle
            && !role.IsLifecycleOptional
            && !string.Equals(lifecycle, ProjectRole.LifecycleRequired, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Fault(
                RuleIds.InvalidProperty,
                null,
                Location.None,
                ["HotswapLifecycle", lifecycle, $"use {ProjectRole.LifecycleRequired} or {ProjectRole.LifecycleOptional}"]);
        }
    }

    private static bool IsPluginName(string name) =>
        name.Length > 0
        && (char.IsLetterOrDigit(name[0]) || name[0] == '_')
        && name[name.Length - 1] != '.'
        && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-');

    private static Location PlaceOfAttribute(INamedTypeSymbol plugin, KnownTypes known) =>
        KnownTypes.Attribute(plugin, known.PluginAttribute)?.ApplicationSyntaxReference is { } syntax
            ? Location.Create(syntax.SyntaxTree, syntax.Span)
            : Fault.LocationOf(plugin);
}
