using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS5003: a type given to or taken from other plugins that is from no contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS5003TypeOutsideContract : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.TypeOutsideContract,
        "Shared type is from no contract",
        FaultMessages.TypeOutsideContract,
        Categories.Borders,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.TypeOutsideContract));

    /// <summary>Creates the rule.</summary>
    public HS5003TypeOutsideContract()
        : base(Roles.Plugin, _rule)
    {
    }
}
