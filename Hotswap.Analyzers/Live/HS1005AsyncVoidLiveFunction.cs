using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS1005: a live function that is async void.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1005AsyncVoidLiveFunction : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.AsyncVoidLiveFunction,
        "Live function is async void",
        FaultMessages.AsyncVoidLiveFunction,
        Categories.Live,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.AsyncVoidLiveFunction));

    /// <summary>Creates the rule.</summary>
    public HS1005AsyncVoidLiveFunction()
        : base(Roles.Plugin, _rule)
    {
    }
}
