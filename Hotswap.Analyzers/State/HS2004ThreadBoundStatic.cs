using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS2004: a thread-static field, or a static ThreadLocal or AsyncLocal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS2004ThreadBoundStatic : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.ThreadBoundStatic,
        "Static state of a thread or flow",
        "'{0}' keeps a value for each thread or flow of calls: the host's threads outlive this version, a reload loses every value, "
            + "and a value of the plugin that stays behind can keep the version in memory; pass the value as an argument, keep it in a "
            + "field of the plugin class, or say with [DiscardableState(\"why\")] that it may be lost",
        Categories.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.ThreadBoundStatic));

    /// <summary>Creates the rule.</summary>
    public HS2004ThreadBoundStatic()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project) =>
        context.RegisterSymbolAction(
            c =>
            {
                ISymbol member = c.Symbol;
                if (DiscardableState.Concerns(member, project)
                    && ThreadBound.Is(member, project)
                    && (member is not IPropertySymbol property || property.IsStored()))
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, member.NameLocation(), member.ShortName()));
                }
            },
            SymbolKind.Field,
            SymbolKind.Property);
}
