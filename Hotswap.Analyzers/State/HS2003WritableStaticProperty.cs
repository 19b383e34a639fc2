using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS2003: a static property whose field is written after the start, or a static field-like event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS2003WritableStaticProperty : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.WritableStaticProperty,
        "Static property or event holds state",
        "Static {0} '{1}' holds state: each version of the plugin has its own, so {2} at every reload; "
            + "keep the state in the plugin class, as an instance member, or say with [DiscardableState(\"why\")] that it may be lost",
        Categories.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.WritableStaticProperty));

    /// <summary>Creates the rule.</summary>
    public HS2003WritableStaticProperty()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project) =>
        context.RegisterSymbolAction(
            c =>
            {
                switch (c.Symbol)
                {
                    case IPropertySymbol property when DiscardableState.Concerns(property, project) && IsWritable(property, project) && !ThreadBound.Is(property, project):
                        Report(c, property, "property", "its value is lost");
                        break;
                    case IEventSymbol @event when DiscardableState.Concerns(@event, project) && @event.IsStored():
                        Report(c, @event, "event", "its subscribers are lost");
                        break;
                }
            },
            SymbolKind.Property,
            SymbolKind.Event);

    private static bool IsWritable(IPropertySymbol property, HotswapProject project) =>
        property.SetMethod is null ? StoredProperties.IsWrittenByGetter(property, project) : property.IsStored();

    private static void Report(SymbolAnalysisContext context, ISymbol member, string kind, string loss) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, member.NameLocation(), kind, member.ShortName(), loss));
}
