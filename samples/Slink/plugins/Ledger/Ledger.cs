using System.Collections.Concurrent;
using Hotswap;
using Slink.Contract;

namespace Slink.Ledger;

/// <summary>Keeps the balances.</summary>
[HotswapPlugin]
public sealed class Ledger : ILedger
{
    private readonly ConcurrentDictionary<string, long> _balances = new(StringComparer.Ordinal);

    /// <summary>What other plugins get.</summary>
    public ILedger Export() => this;

    /// <inheritdoc/>
    public long Book(string owner, long cents) => _balances.AddOrUpdate(owner, cents, (_, balance) => balance + cents);
}
