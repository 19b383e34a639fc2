using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS1002: a live function that generated code cannot call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1002UncallableLiveFunction : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UncallableLiveFunction,
        "Live function cannot be called",
        FaultMessages.UncallableLiveFunction,
        Categories.Live,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UncallableLiveFunction));

    /// <summary>Creates the rule.</summary>
    public HS1002UncallableLiveFunction()
        : base(Roles.Plugin, _rule)
    {
    }
}
