using System.Globalization;
using Hotswap;
using Slink.Contract;

namespace Slink.Teller;

/// <summary>Serves customers.</summary>
[HotswapPlugin]
public sealed partial class Teller
{
    private readonly Dependencies _dependencies = new();

    /// <summary>Needs the ledger.</summary>
    public Dependencies Import() => _dependencies;

    /// <summary>Calls a function by name; the dispatch to what is marked with [Invokable] is generated.</summary>
    public partial object? InvokeFunc(string name, params object?[] args);

    [Invokable("pay in")]
    internal string PayIn(string owner, long cents) =>
        string.Create(CultureInfo.InvariantCulture, $"{owner} has {_dependencies.Ledger.Book(owner, cents) / 100m:0.00}");

    /// <summary>A live function: found by its name, in the newest code.</summary>
    internal void live_Transfer(Transfer transfer)
    {
        _dependencies.Ledger.Book(transfer.From, -transfer.Cents);
        _dependencies.Ledger.Book(transfer.To, transfer.Cents);
    }

    /// <summary>What this plugin needs of others.</summary>
    public sealed class Dependencies
    {
        /// <summary>The export of the plugin Ledger.</summary>
        public ILedger Ledger { get; set; } = null!;
    }
}
