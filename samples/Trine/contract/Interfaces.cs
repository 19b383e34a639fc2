namespace Trine.Contract;

/// <summary>What the plugin Stock offers.</summary>
public interface IStock
{
    /// <summary>Takes one piece.</summary>
    /// <returns>How many are left; null if there was none.</returns>
    int? Take(string article);
}

/// <summary>What the plugin Prices offers.</summary>
public interface IPrices
{
    /// <summary>The price of one piece, in cents.</summary>
    int Of(string article);
}
