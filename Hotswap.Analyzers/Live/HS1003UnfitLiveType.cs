using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS1003: a live type that is no plain class or struct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1003UnfitLiveType : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnfitLiveType,
        "Live type cannot be made from its members",
        FaultMessages.UnfitLiveType,
        Categories.Live,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnfitLiveType));

    /// <summary>Creates the rule.</summary>
    public HS1003UnfitLiveType()
        : base(Roles.Plugin, _rule)
    {
    }
}
