using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0007: an <c>[Invokable]</c> method that cannot be called by name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0007UnfitInvokable : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnfitInvokable,
        "Function cannot be called by name",
        FaultMessages.UnfitInvokable,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnfitInvokable));

    /// <summary>Creates the rule.</summary>
    public HS0007UnfitInvokable()
        : base(Roles.Plugin, _rule, RegisterElsewhere)
    {
    }

    private static void RegisterElsewhere(CompilationStartAnalysisContext context, HotswapProject project) => context.RegisterSymbolAction(
        c =>
        {
            if (c.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type } method
                && method.HasAttribute(project.Types.InvokableAttribute)
                && project.Form?.PluginClass is { } plugin
                && !project.Form.PluginClasses.SelectMany(p => p.SelfAndBases()).Select(t => t.OriginalDefinition).Contains(type, SymbolEqualityComparer.Default))
            {
                string text = TypeText.Message(plugin);
                c.ReportDiagnostic(Diagnostic.Create(
                    _rule,
                    method.NameLocation(),
                    TypeText.Message(method),
                    $"only functions of the plugin class '{text}' are; move it there, or call it from one there and remove [Invokable] here"));
            }
        },
        SymbolKind.Method);
}
