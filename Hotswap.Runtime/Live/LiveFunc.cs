namespace Hotswap;

/// <summary>A live function of the newest code: a <c>live_</c>-prefixed method, found by its name. Immutable.</summary>
/// <remarks>It belongs to one plugin version; keep neither it nor its delegates beyond the lease under which it was found.</remarks>
public sealed class LiveFunc
{
    /// <summary>Created by generated code.</summary>
    /// <param name="name">The method's identifier as written.</param>
    /// <param name="function">The delegate; injected parameters are bound already and left out of its type.</param>
    /// <param name="runner">Runs a job of this name; null where a parameter cannot be live data.</param>
    public LiveFunc(string name, Delegate function, LiveRunner? runner = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(function);
        Name = name;
        Function = function;
        Runner = runner;
    }

    /// <summary>The wire name: the method's identifier as written, prefix included.</summary>
    public string Name { get; }

    /// <summary>The function, without its injected parameters.</summary>
    public Delegate Function { get; }

    /// <summary>Runs a job of this name; null where the function can be called through the vault only.</summary>
    public LiveRunner? Runner { get; }

    /// <summary>Names that the function had in earlier versions; jobs queued under them run it.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];
}
