using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS1001: two live things of one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1001DuplicateLiveName : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.DuplicateLiveName,
        "Two live things of one name",
        FaultMessages.DuplicateLiveName,
        Categories.Live,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.DuplicateLiveName));

    /// <summary>Creates the rule.</summary>
    public HS1001DuplicateLiveName()
        : base(Roles.Plugin, _rule)
    {
    }
}
