using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// The start action is the base class's, which asks for the project's role in it.
#pragma warning disable RS1013

namespace Hotswap.Analyzers;

/// <summary>HS5001: a plugin or plugin library that references a plugin's assembly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS5001PluginReferencesPlugin : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.PluginReferencesPlugin,
        "Plugin references a plugin",
        "'{0}' is a plugin and must not be referenced by another one: each has a load context of its own, so a second copy of it would be loaded that no reload replaces; "
            + "declare an interface in a contract, export it there and import it here",
        Categories.Borders,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.PluginReferencesPlugin),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>Creates the rule.</summary>
    public HS5001PluginReferencesPlugin()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project) => context.RegisterCompilationEndAction(c =>
    {
        foreach (IAssemblySymbol plugin in ReferencedPlugins.Of(project))
        {
            c.ReportDiagnostic(Diagnostic.Create(_rule, Location.None, plugin.Name));
        }
    });
}
