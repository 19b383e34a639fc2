using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// The start action is the base class's, which asks for the project's role in it.
#pragma warning disable RS1013

namespace Hotswap.Analyzers;

/// <summary>HS5002: a host that references a plugin's assembly without static linking.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS5002HostReferencesPlugin : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.HostReferencesPlugin,
        "Host references a plugin",
        "'{0}' is a plugin and this host references its assembly without static linking: the host's copy would be loaded for ever and no reload would replace it; "
            + "reference the project with HotswapPlugin=\"true\" ReferenceOutputAssembly=\"$(HotswapStaticLinking)\", and speak to the plugin through a contract",
        Categories.Borders,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.HostReferencesPlugin),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>Creates the rule.</summary>
    public HS5002HostReferencesPlugin()
        : base(Roles.Host, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        // A test project may look into a plugin.
        if (project.Role.StaticLinking || project.IsTrue("IsTestProject"))
        {
            return;
        }

        context.RegisterCompilationEndAction(c =>
        {
            foreach (IAssemblySymbol plugin in ReferencedPlugins.Of(project))
            {
                c.ReportDiagnostic(Diagnostic.Create(_rule, Location.None, plugin.Name));
            }
        });
    }
}
