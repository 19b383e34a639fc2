using Hotswap;

namespace Victim;

/// <summary>The plugin: jobs that say on standard output what becomes of them. Every fifth fails at first.</summary>
[HotswapPlugin("work")]
public sealed class Work
{
    internal static void live_Step(string lane, int number, LiveJob job)
    {
        Console.WriteLine($"start {lane} {number} {job.Attempt}");
        if (number % 5 == 0 && job.Attempt == 0)
        {
            throw new InvalidOperationException("the first attempt fails");
        }

        Console.WriteLine($"end {lane} {number}");
    }

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
