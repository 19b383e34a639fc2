using Hello.Contract;
using Hotswap;

namespace Hello.World;

/// <summary>Greets whoever asks.</summary>
[HotswapPlugin]
public sealed partial class World : IWorld
{
    private const string Greeting = "Hello";

    /// <inheritdoc/>
    [Invokable("greet")]
    public string Greet(string name) => $"{Greeting}, {name}!";

    /// <summary>Called once, before anything else of this version.</summary>
    public void OnLoad(object? data)
    {
    }

    /// <summary>Called when the plugins of the new generation are loaded.</summary>
    public void OnInit(Vault vault)
    {
    }

    /// <summary>Called when no call is inside this version any more.</summary>
    public void OnFree()
    {
    }

    /// <summary>What other plugins and the host may use.</summary>
    public IWorld Export() => this;

    /// <summary>No dependencies.</summary>
    public object? Import() => null;

    /// <summary>May be replaced at any time.</summary>
    public bool Reloadable() => true;

    /// <summary>Calls a function by name; the dispatch to what is marked with [Invokable] is generated.</summary>
    public partial object? InvokeFunc(string name, params object?[] args);
}
