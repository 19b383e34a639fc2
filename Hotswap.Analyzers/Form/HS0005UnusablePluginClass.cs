using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0005: a plugin class that generated code cannot make an object of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0005UnusablePluginClass : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnusablePluginClass,
        "Plugin class cannot be used",
        FaultMessages.UnusablePluginClass,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnusablePluginClass));

    /// <summary>Creates the rule.</summary>
    public HS0005UnusablePluginClass()
        : base(Roles.Plugin, _rule)
    {
    }
}
