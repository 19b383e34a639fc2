using Hotswap;
using Native.Contract;

namespace Native.Probe;

/// <summary>Exports something, and dispatches by hand.</summary>
[HotswapPlugin]
public sealed class Probe : IProbe
{
    public void OnLoad(object? data) => Journal.Write($"Probe.OnLoad {data}");

    public void OnPublish(Vault vault) => vault.DataBag["probe"] = "here";

    public void OnFree() => Journal.Write("Probe.OnFree");

    public IProbe Export() => this;

    /// <summary>Results whose types the runtime learns at run time only.</summary>
    public object? InvokeFunc(string name, params object?[] args) => name switch
    {
        "plain" => args.Length,
        "task" => CountAsync(args),
        "value task" => new ValueTask<Measure>(new Measure("m", 1.5)),
        "task without result" => Task.Delay(1),
        _ => throw new ArgumentException($"There is no {name}.", nameof(name)),
    };

    public string Reverse(string text) => string.Concat(text.Reverse());

    private static async Task<int> CountAsync(object?[] args)
    {
        await Task.Yield();
        return args.Length;
    }
}
