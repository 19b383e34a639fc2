using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>The two ledgers of a project, and its live contract held against them. Null where the project has neither file.</summary>
internal sealed class LiveLedgers
{
    private readonly Lazy<LiveContract?> _contract;
    private readonly Lazy<ContractComparison?> _comparison;

    private LiveLedgers(AdditionalText? shipped, AdditionalText? unshipped, HotswapProject project)
    {
        ShippedFile = shipped;
        UnshippedFile = unshipped;
        Shipped = Read(shipped);
        Unshipped = Read(unshipped);

        // Live things that are at fault have rules of their own, and are missing from the contract.
        _contract = new(() => project.Form is { } form && !form.Faults.Any(f => f.IsRefusal) ? LiveContract.Of(form) : null);
        _comparison = new(() => Contract is null ? null : new ContractComparison(
            Lines(Shipped, isRemoval: false), Lines(Unshipped, isRemoval: true), Contract));
    }

    public AdditionalText? ShippedFile { get; }

    public AdditionalText? UnshippedFile { get; }

    public LiveLedger? Shipped { get; }

    public LiveLedger? Unshipped { get; }

    /// <summary>What the code reads now; null while something of it is at fault.</summary>
    public LiveContract? Contract => _contract.Value;

    /// <summary>That held against what was shipped.</summary>
    public ContractComparison? Comparison => _comparison.Value;

    public static LiveLedgers? Of(HotswapProject project)
    {
        AdditionalText? shipped = Find(project, LiveLedger.ShippedFile);
        AdditionalText? unshipped = Find(project, LiveLedger.UnshippedFile);
        return shipped is null && unshipped is null ? null : new LiveLedgers(shipped, unshipped, project);
    }

    public static IEnumerable<LedgerLine> Lines(LiveLedger? ledger, bool isRemoval) =>
        ledger is null ? [] : ledger.Lines.Where(l => l.IsRemoval == isRemoval).Select(l => l.Line);

    private static AdditionalText? Find(HotswapProject project, string name) => project.AdditionalFiles.FirstOrDefault(
        f => string.Equals(Path.GetFileName(f.Path), name, StringComparison.OrdinalIgnoreCase));

    private static LiveLedger? Read(AdditionalText? file) => file?.GetText() is { } text ? LiveLedger.Read(text) : null;
}
