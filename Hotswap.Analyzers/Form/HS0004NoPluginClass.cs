using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0004: a plugin project without a plugin class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0004NoPluginClass : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.NoPluginClass,
        "Plugin project without a plugin class",
        FaultMessages.NoPluginClass,
        Categories.Plugin,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.NoPluginClass),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>Creates the rule.</summary>
    public HS0004NoPluginClass()
        : base(Roles.Plugin, _rule)
    {
    }
}
