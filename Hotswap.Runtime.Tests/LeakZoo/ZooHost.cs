using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>The long-lived things of a host that zoo plugins get hold of.</summary>
public static class ZooHost
{
    private static readonly BlockingCollection<Action> _threadWork = [];
    private static WeakReference? _undo;

    static ZooHost() => new Thread(Work) { IsBackground = true }.Start();

    public static event Action? Happened;

    public static CancellationTokenSource Stopping { get; } = new();

    public static ManualResetEvent Signal { get; } = new(false);

    public static SemaphoreSlim Semaphore { get; } = new(0);

    public static Channel<int> Channel { get; } = System.Threading.Channels.Channel.CreateUnbounded<int>();

    public static object Key { get; } = new();

    /// <summary>Something of the host that can be observed.</summary>
    public static DiagnosticListener Diagnostics { get; } = new("zoo");

    /// <summary>What a host long holds and raises events of.</summary>
    public static ZooService Service { get; } = new();

    /// <summary>Options of the host that are not in use yet.</summary>
    public static JsonSerializerOptions Json { get; } = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>What a careless host keeps.</summary>
    public static List<object> Kept { get; } = [];

    /// <summary>Keeps a thing of the host's own.</summary>
    public static T Keep<T>(T thing)
        where T : notnull
    {
        Kept.Add(thing);
        return thing;
    }

    /// <summary>Drops every subscriber, as only the owner of an event can.</summary>
    public static void DropSubscribers() => Happened = null;

    /// <summary>Runs something on a thread of the host that lives as long as it, and waits for it.</summary>
    public static void OnItsThread(Action action)
    {
        // Nothing of the action may stay on that thread: the tests are about what the action leaves there.
        using ManualResetEventSlim done = new();
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _threadWork.Add(() =>
            {
                action();
                done.Set();
            });
        }

        done.Wait();
        _threadWork.Add(() => { });
    }

    /// <summary>
    /// Makes the plugin's own way to undo what it did known. Weakly: the plugin's statics hold it for as long as the version
    /// is in memory, and the zoo must not be what keeps it there.
    /// </summary>
    public static void Register(Action? undo) => _undo = undo is null ? null : new WeakReference(undo);

    /// <summary>Undoes from the outside what a leaked version did.</summary>
    public static void Undo() => ((Action?)_undo?.Target)?.Invoke();

    public static void Raise() => Happened?.Invoke();

    private static void Work()
    {
        while (true)
        {
            WorkOnce();
        }
    }

    // A frame of its own, so that the thread's stack keeps nothing of the work.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void WorkOnce() => _threadWork.Take()();
}

/// <summary>A service of the host.</summary>
public sealed class ZooService
{
    public event Action? Changed;

    public void Raise() => Changed?.Invoke();
}
