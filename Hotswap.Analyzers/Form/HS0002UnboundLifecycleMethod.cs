using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0002: a lifecycle method that generated code cannot call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0002UnboundLifecycleMethod : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnboundLifecycleMethod,
        "Lifecycle method cannot be bound",
        FaultMessages.UnboundLifecycleMethod,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnboundLifecycleMethod));

    /// <summary>Creates the rule.</summary>
    public HS0002UnboundLifecycleMethod()
        : base(Roles.Plugin, _rule)
    {
    }
}
