using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0007: an <c>[Invokable]</c> method that cannot be called by name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0007UnfitInvokable : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnfitInvokable,
        "Function cannot be called by name",
        FaultMessages.UnfitInvokable,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnfitInvokable));

    /// <summary>Creates the rule.</summary>
    public HS0007UnfitInvokable()
        : base(Roles.Plugin, _rule)
    {
    }
}
