using System.Collections.Immutable;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS1008: a live name, parameter or member that neither ledger has, or a line of the unshipped one that is in no code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1008UnrecordedLiveContract : LedgerAnalyzer
{
    /// <summary>Property of a finding in the code: the line that a ledger should have.</summary>
    public const string Line = "Line";

    /// <summary>Property of a finding in the code: the shipped line whose place it takes without harm; empty if there is none.</summary>
    public const string Replaced = "Replaced";

    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UnrecordedLiveContract,
        "Live contract is not recorded",
        "'{0}' {1}; {2}",
        Categories.Live,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UnrecordedLiveContract));

    /// <summary>Creates the rule.</summary>
    public HS1008UnrecordedLiveContract()
        : base(_rule)
    {
    }

    private protected override IEnumerable<Diagnostic> InCode(LiveLedgers ledgers)
    {
        if (ledgers.Contract is not { } contract)
        {
            yield break;
        }

        var recorded = new HashSet<LedgerLine>(
            LiveLedgers.Lines(ledgers.Shipped, isRemoval: false).Concat(LiveLedgers.Lines(ledgers.Unshipped, isRemoval: false)));
        foreach ((LedgerLine line, Location location) in contract.Lines)
        {
            if (location.IsInSource && recorded.Add(line))
            {
                yield return Diagnostic.Create(
                    _rule,
                    location,
                    ImmutableDictionary<string, string?>.Empty
                        .Add(Line, line.ToString())
                        .Add(Replaced, ledgers.Comparison!.ReplacedBy(line)?.ToString() ?? ""),
                    line,
                    "is stored with jobs, but in no ledger of the live contract, so that a later change of it goes unnoticed",
                    $"add it to {LiveLedger.UnshippedFile}");
            }
        }
    }

    private protected override IEnumerable<Diagnostic> InLedger(LiveLedgers ledgers, AdditionalText file)
    {
        if (file != ledgers.UnshippedFile || ledgers.Contract is not { } contract)
        {
            yield break;
        }

        var now = new HashSet<LedgerLine>(contract.Lines.Select(l => l.Line));
        var shipped = new HashSet<LedgerLine>(LiveLedgers.Lines(ledgers.Shipped, isRemoval: false));
        foreach (PlacedLine line in ledgers.Unshipped!.Lines)
        {
            if (!(line.IsRemoval ? shipped : now).Contains(line.Line))
            {
                yield return Diagnostic.Create(
                    _rule,
                    Place(file, line.Span),
                    line.Line,
                    line.IsRemoval ? $"is accepted as removed, but is not in {LiveLedger.ShippedFile}" : "is recorded, but no longer in the code, and was never shipped",
                    "remove the line");
            }
        }
    }
}
