using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Analyzers;

/// <summary>HS1007: the code no longer reads what was shipped, while jobs of old versions may be queued.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1007BrokenLiveContract : LedgerAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.BrokenLiveContract,
        "Live contract is broken",
        "'{0}' {1}; {2}",
        Categories.Live,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.BrokenLiveContract));

    /// <summary>Creates the rule.</summary>
    public HS1007BrokenLiveContract()
        : base(_rule)
    {
    }

    private protected override IEnumerable<Diagnostic> InCode(LiveLedgers ledgers) =>
        (ledgers.Comparison?.Breaks ?? []).Where(b => b.Location.IsInSource).Select(b => Finding(b, b.Location));

    private protected override IEnumerable<Diagnostic> InLedger(LiveLedgers ledgers, AdditionalText file)
    {
        if (file == ledgers.ShippedFile)
        {
            foreach (ContractBreak broken in ledgers.Comparison?.Breaks ?? [])
            {
                if (!broken.Location.IsInSource && ledgers.Shipped!.Lines.FirstOrDefault(l => l.Line.Equals(broken.Line)) is { } line)
                {
                    yield return Finding(broken, Place(file, line.Span));
                }
            }
        }

        foreach (TextSpan span in (file == ledgers.ShippedFile ? ledgers.Shipped : ledgers.Unshipped)!.Unreadable)
        {
            yield return Diagnostic.Create(
                _rule,
                Place(file, span),
                file.GetText()!.ToString(span).Trim(),
                "is no line of a live contract, so that it guards nothing",
                "write it as 'live_Name' or 'Owner.Member: type'");
        }
    }

    private static Diagnostic Finding(ContractBreak broken, Location place) => Diagnostic.Create(
        _rule,
        place,
        broken.What,
        broken.Why,
        broken.Line is null
            ? broken.Remedy
            : $"{broken.Remedy}, or accept it with the line '{LiveLedger.RemovalMark}{broken.Line}' in {LiveLedger.UnshippedFile}");
}
