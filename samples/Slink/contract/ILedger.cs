namespace Slink.Contract;

/// <summary>What the plugin Ledger offers.</summary>
public interface ILedger
{
    /// <summary>Books an amount.</summary>
    /// <returns>The balance after it, in cents.</returns>
    long Book(string owner, long cents);
}
