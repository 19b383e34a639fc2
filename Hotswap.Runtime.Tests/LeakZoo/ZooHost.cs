namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>The long-lived things of a host that zoo plugins get hold of.</summary>
public static class ZooHost
{
    private static WeakReference? _undo;

    public static event Action? Happened;

    public static CancellationTokenSource Stopping { get; } = new();

    public static ManualResetEvent Signal { get; } = new(false);

    public static SemaphoreSlim Semaphore { get; } = new(0);

    public static object Key { get; } = new();

    /// <summary>What a careless host keeps.</summary>
    public static List<object> Kept { get; } = [];

    /// <summary>
    /// Makes the plugin's own way to undo what it did known. Weakly: the plugin's statics hold it for as long as the version
    /// is in memory, and the zoo must not be what keeps it there.
    /// </summary>
    public static void Register(Action? undo) => _undo = undo is null ? null : new WeakReference(undo);

    /// <summary>Undoes from the outside what a leaked version did.</summary>
    public static void Undo() => ((Action?)_undo?.Target)?.Invoke();

    public static void Raise() => Happened?.Invoke();
}
