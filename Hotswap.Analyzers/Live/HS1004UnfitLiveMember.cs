using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS1004: a member of a live type that cannot be live data.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1004UnfitLiveMember : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnfitLiveMember,
        "Member cannot be live data",
        FaultMessages.UnfitLiveMember,
        Categories.Live,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnfitLiveMember));

    /// <summary>Creates the rule.</summary>
    public HS1004UnfitLiveMember()
        : base(Roles.Plugin, _rule)
    {
    }
}
