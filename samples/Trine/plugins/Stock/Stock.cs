using System.Collections.Concurrent;
using Hotswap;
using Trine.Contract;

namespace Trine.Stock;

/// <summary>Knows what is there. Its field is kept for as long as this version serves, whatever is reloaded beside it.</summary>
[HotswapPlugin]
public sealed class Stock : IStock
{
    private readonly ConcurrentDictionary<string, int> _pieces = new() { ["lamp"] = 3 };

    /// <summary>What other plugins get.</summary>
    public IStock Export() => this;

    /// <inheritdoc/>
    public int? Take(string article)
    {
        while (_pieces.TryGetValue(article, out int pieces) && pieces > 0)
        {
            if (_pieces.TryUpdate(article, pieces - 1, pieces))
            {
                return pieces - 1;
            }
        }

        return null;
    }
}
