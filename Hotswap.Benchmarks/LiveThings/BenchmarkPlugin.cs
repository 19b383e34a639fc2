namespace Hotswap.Benchmarks.LiveThings;

/// <summary>Makes the generator write readers and writers for the measured types; loaded for the measurements of queues alone.</summary>
[HotswapPlugin("benchmark")]
public sealed class BenchmarkPlugin
{
    public void OnLoad(object? data)
    {
    }

    public void OnInit(Vault vault)
    {
    }

    public void OnFree()
    {
    }

    public object? Export() => null;

    public object? Import() => null;

    public object? InvokeFunc(string name, params object?[] args) => null;

    public bool Reloadable() => true;
}
