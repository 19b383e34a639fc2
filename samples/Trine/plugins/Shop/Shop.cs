using System.Globalization;
using Hotswap;
using Trine.Contract;

namespace Trine.Shop;

/// <summary>Sells what is in stock at its price.</summary>
[HotswapPlugin]
public sealed partial class Shop
{
    private readonly Dependencies _dependencies = new();

    /// <summary>The settable members name the plugins; each is set to what that plugin exports, before OnLoad.</summary>
    public Dependencies Import() => _dependencies;

    /// <summary>Calls a function by name; the dispatch to what is marked with [Invokable] is generated.</summary>
    public partial object? InvokeFunc(string name, params object?[] args);

    [Invokable("sell")]
    internal string Sell(string article) => _dependencies.Stock.Take(article) is { } left
        ? string.Create(CultureInfo.InvariantCulture, $"Sold a {article} for {_dependencies.Prices.Of(article) / 100m:0.00}, {left} left")
        : $"No {article} left";

    /// <summary>What this plugin needs of others.</summary>
    public sealed class Dependencies
    {
        /// <summary>The export of the plugin Stock.</summary>
        public IStock Stock { get; set; } = null!;

        /// <summary>The export of the plugin Prices.</summary>
        public IPrices Prices { get; set; } = null!;
    }
}
