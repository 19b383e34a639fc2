using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS5003: a type given to or taken from other plugins that is from no contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS5003TypeOutsideContract : FormAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.TypeOutsideContract,
        "Shared type is from no contract",
        FaultMessages.TypeOutsideContract,
        Categories.Borders,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.TypeOutsideContract));

    /// <summary>Creates the rule.</summary>
    public HS5003TypeOutsideContract()
        : base(Roles.Plugin, _rule, RegisterExtension)
    {
    }

    private static void RegisterExtension(CompilationStartAnalysisContext context, HotswapProject project) => context.RegisterOperationAction(
        c =>
        {
            IMethodSymbol method = ((IInvocationOperation)c.Operation).TargetMethod;
            if (method is { Name: "GetExtension", TypeArguments: [{ } type] }
                && SymbolEqualityComparer.Default.Equals(method.ContainingType, project.Types.Vault)
                && project.Form is { } form
                && SharedTypes.FirstForeign(type, form.Known) is { } foreign)
            {
                c.ReportDiagnostic(Diagnostic.Create(
                    _rule,
                    c.Operation.Syntax.GetLocation(),
                    "The extension that is asked for",
                    TypeText.Message(foreign.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
                    foreign.ContainingAssembly.Name));
            }
        },
        OperationKind.Invocation);
}
