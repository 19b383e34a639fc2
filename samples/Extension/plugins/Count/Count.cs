using Extension.Contract;
using Hotswap;

namespace Extension.Count;

/// <summary>Brings the command that counts letters, and how often this version has been published.</summary>
[HotswapPlugin]
public sealed class Count
{
    private int _published;

    /// <summary>The same object is asked again for each generation that carries it over: its fields are kept.</summary>
    public void OnPublish(Vault vault)
    {
        _published++;
        vault.GetExtension<CommandTable>().Add("count", text => $"{text.Count(char.IsLetter)} letters, published {_published} times");
    }
}
