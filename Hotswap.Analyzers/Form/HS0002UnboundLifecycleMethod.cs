using System.Collections.Immutable;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS0002: a lifecycle method that generated code cannot call, or whose misspelled name it does not know.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0002UnboundLifecycleMethod : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnboundLifecycleMethod,
        "Lifecycle method cannot be bound",
        FaultMessages.UnboundLifecycleMethod,
        Categories.Plugin,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnboundLifecycleMethod));

    /// <summary>Creates the rule.</summary>
    public HS0002UnboundLifecycleMethod()
        : base(Roles.Plugin, _rule, RegisterMisspelled)
    {
    }

    private static void RegisterMisspelled(CompilationStartAnalysisContext context, HotswapProject project) => context.RegisterSymbolAction(
        c =>
        {
            var type = (INamedTypeSymbol)c.Symbol;
            if (!type.HasAttribute(project.Types.HotswapPluginAttribute))
            {
                return;
            }

            foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (MisspelledLifecycle.Meant(method, type, project) is { } kind)
                {
                    c.ReportDiagnostic(Diagnostic.Create(
                        _rule,
                        method.NameLocation(),
                        ImmutableDictionary<string, string?>.Empty.Add(Fault.Reason, nameof(FaultReason.Misspelled)).Add(Fault.Name, kind.ToString()),
                        TypeText.Message(method),
                        $"no code calls it by that name, and there is no '{kind}'; rename it to '{kind}' if that is meant, else to something less like it"));
                }
            }
        },
        SymbolKind.NamedType);
}
