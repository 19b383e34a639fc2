using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0003: more than one plugin class in an assembly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0003SeveralPluginClasses : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.SeveralPluginClasses,
        "More than one plugin class",
        FaultMessages.SeveralPluginClasses,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.SeveralPluginClasses));

    /// <summary>Creates the rule.</summary>
    public HS0003SeveralPluginClasses()
        : base(Roles.Plugin, _rule)
    {
    }
}
