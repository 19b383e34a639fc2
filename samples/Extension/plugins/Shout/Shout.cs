using Extension.Contract;
using Hotswap;

namespace Extension.Shout;

/// <summary>Brings the command that shouts.</summary>
[HotswapPlugin]
public sealed class Shout
{
    /// <summary>Runs for every new generation, also for one that carries this version over: the table is a new one each time.</summary>
    public void OnPublish(Vault vault) =>
        vault.GetExtension<CommandTable>().Add("shout", text => text.ToUpperInvariant() + "!");
}
