namespace Hotswap;

/// <summary>A live type of the newest code: a <c>live_</c>-prefixed class or struct, found by its name. Immutable.</summary>
/// <remarks>It belongs to one plugin version; keep neither it nor what it makes beyond the lease under which it was found.</remarks>
public sealed class LiveType
{
    /// <summary>Created by generated code.</summary>
    /// <param name="name">The type's identifier as written.</param>
    /// <param name="factory">Makes an empty value; null where only reading can make one (a positional record).</param>
    public LiveType(string name, Func<object>? factory)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Factory = factory;
    }

    /// <summary>The wire name: the type's identifier as written, prefix included.</summary>
    public string Name { get; }

    /// <summary>Makes an empty value; null where only reading can make one (a positional record).</summary>
    public Func<object>? Factory { get; }
}
