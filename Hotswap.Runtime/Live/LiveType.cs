namespace Hotswap;

/// <summary>A live type of the newest code: a <c>live_</c>-prefixed class or struct, found by its name. Immutable.</summary>
/// <remarks>It belongs to one plugin version; keep neither it nor what it makes beyond the lease under which it was found.</remarks>
public sealed class LiveType
{
    /// <summary>Created by generated code.</summary>
    /// <param name="name">The type's identifier as written.</param>
    /// <param name="factory">Makes an empty value; null where only reading can make one (a positional record).</param>
    /// <param name="reader">Restores a value from live data.</param>
    /// <param name="writer">Detaches a value of the type into live data.</param>
    /// <param name="runner">Restores the value that a job carries and calls its handler; null where the type has none.</param>
    public LiveType(
        string name,
        Func<object>? factory,
        Func<LiveData, object> reader,
        Func<object, LiveData> writer,
        LiveRunner? runner = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        Name = name;
        Factory = factory;
        Reader = reader;
        Writer = writer;
        Runner = runner;
    }

    /// <summary>The wire name: the type's identifier as written, prefix included.</summary>
    public string Name { get; }

    /// <summary>Makes an empty value; null where only reading can make one (a positional record).</summary>
    public Func<object>? Factory { get; }

    /// <summary>Restores a value from live data; throws <see cref="LiveDataException"/> for what it cannot read.</summary>
    public Func<LiveData, object> Reader { get; }

    /// <summary>
    /// Detaches a value of this type into live data; throws <see cref="InvalidCastException"/> for an object of another
    /// type, which the type of the same name in another version is, and <see cref="LiveDataException"/> for what cannot be
    /// carried (nested too deep, or a derived type where a base type is declared).
    /// </summary>
    public Func<object, LiveData> Writer { get; }

    /// <summary>Restores the value that a job carries and runs its handler; null where the type has none.</summary>
    public LiveRunner? Runner { get; }

    /// <summary>Names that the type had in earlier versions; jobs queued under them are of this type.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];
}
