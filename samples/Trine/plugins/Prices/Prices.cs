using Hotswap;
using Trine.Contract;

namespace Trine.Prices;

/// <summary>Knows what things cost.</summary>
[HotswapPlugin]
public sealed class Prices : IPrices
{
    private const int Lamp = 4900;

    /// <summary>What other plugins get.</summary>
    public IPrices Export() => this;

    /// <inheritdoc/>
    public int Of(string article) => article == "lamp" ? Lamp : throw new ArgumentException($"There is no price for {article}.", nameof(article));
}
