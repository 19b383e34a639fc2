using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0001: a plugin class that lacks required lifecycle methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0001MissingLifecycleMethod : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.MissingLifecycleMethod,
        "Plugin class lacks a lifecycle method",
        FaultMessages.MissingLifecycleMethod,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.MissingLifecycleMethod));

    /// <summary>Creates the rule.</summary>
    public HS0001MissingLifecycleMethod()
        : base(Roles.Plugin, _rule)
    {
    }
}
