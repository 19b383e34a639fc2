using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS2001: a static field that is not readonly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS2001WritableStaticField : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.WritableStaticField,
        "Static field can be written",
        "Static field '{0}' can be written: each version of the plugin has its own, so its value is lost at every reload; "
            + "make it readonly, keep the state in a field of the plugin class, or say with [DiscardableState(\"why\")] that it may be lost",
        Categories.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.WritableStaticField));

    /// <summary>Creates the rule.</summary>
    public HS2001WritableStaticField()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project) =>
        context.RegisterSymbolAction(
            c =>
            {
                var field = (IFieldSymbol)c.Symbol;
                if (!field.IsReadOnly && DiscardableState.Concerns(field, project) && !ThreadBound.Is(field, project))
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, field.NameLocation(), field.ShortName()));
                }
            },
            SymbolKind.Field);
}
