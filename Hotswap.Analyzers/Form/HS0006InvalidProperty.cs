using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0006: a plugin name, live prefix or lifecycle property that is not valid.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0006InvalidProperty : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.InvalidProperty,
        "Project property is not valid",
        FaultMessages.InvalidProperty,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.InvalidProperty),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>Creates the rule.</summary>
    public HS0006InvalidProperty()
        : base(Roles.Plugin, _rule)
    {
    }
}
