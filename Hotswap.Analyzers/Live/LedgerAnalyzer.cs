using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Analyzers;

/// <summary>The base of the rules on ledgers of the live contract: findings in the code, and in the ledgers themselves.</summary>
public abstract class LedgerAnalyzer : HotswapAnalyzer
{
    private protected LedgerAnalyzer(DiagnosticDescriptor rule)
        : base(Roles.Plugin, rule)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        if (project.Ledgers is not { } ledgers)
        {
            return;
        }

        Lazy<ILookup<SyntaxTree?, Diagnostic>> inCode = new(() => InCode(ledgers).ToLookup(d => d.Location.SourceTree));
        context.RegisterSemanticModelAction(c => Report(inCode.Value[c.SemanticModel.SyntaxTree], c.ReportDiagnostic));
        context.RegisterAdditionalFileAction(c =>
        {
            if (c.AdditionalFile == ledgers.ShippedFile || c.AdditionalFile == ledgers.UnshippedFile)
            {
                Report(InLedger(ledgers, c.AdditionalFile), c.ReportDiagnostic);
            }
        });
    }

    /// <summary>What is to be said at places in the code.</summary>
    private protected abstract IEnumerable<Diagnostic> InCode(LiveLedgers ledgers);

    /// <summary>What is to be said at lines of a ledger.</summary>
    private protected abstract IEnumerable<Diagnostic> InLedger(LiveLedgers ledgers, AdditionalText file);

    /// <summary>The place of a line.</summary>
    private protected static Location Place(AdditionalText file, TextSpan span) =>
        Location.Create(file.Path, span, file.GetText()!.Lines.GetLinePositionSpan(span));

    private static void Report(IEnumerable<Diagnostic> found, Action<Diagnostic> report)
    {
        foreach (Diagnostic diagnostic in found)
        {
            report(diagnostic);
        }
    }
}
