using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0008: a plugin class in a project that is no plugin.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0008PluginClassOutsidePlugin : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.PluginClassOutsidePlugin,
        "Plugin class in a project that is no plugin",
        FaultMessages.PluginClassOutsidePlugin,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.PluginClassOutsidePlugin));

    /// <summary>Creates the rule.</summary>
    public HS0008PluginClassOutsidePlugin()
        : base(Roles.Unset | Roles.Library | Roles.Contract | Roles.Host, _rule)
    {
    }
}
