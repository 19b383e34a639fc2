using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS3005: a hosted or background service class in a plugin.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3005HostedService : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.HostedService,
        "Hosted service in a plugin",
        "'{0}' is a hosted service: the host starts such services once, when it starts, and never replaces one; after a reload this version's goes on and keeps it in memory; "
            + "start the work in OnInit with PluginContext.Run, or end it in OnFree",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.HostedService));

    /// <summary>Creates the rule.</summary>
    public HS3005HostedService()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        if (project.Types.Get("Microsoft.Extensions.Hosting.IHostedService") is not { } service)
        {
            return;
        }

        context.RegisterSymbolAction(
            c =>
            {
                var type = (INamedTypeSymbol)c.Symbol;
                if (type.TypeKind == TypeKind.Class
                    && !SymbolEqualityComparer.Default.Equals(type, service)
                    && type.AllInterfaces.Contains(service, SymbolEqualityComparer.Default)
                    && !(type.BaseType is { } parent && project.IsOwn(parent.OriginalDefinition) && parent.AllInterfaces.Contains(service, SymbolEqualityComparer.Default)))
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, type.NameLocation(), type.Name));
                }
            },
            SymbolKind.NamedType);
    }
}
