using System.Collections.Concurrent;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>Where the plugin of the queue tests hands its jobs over to the test that enqueued them.</summary>
public static class JobBoard
{
    private static readonly ConcurrentDictionary<string, Func<JobCall, Task>> _handlers = new();

    public static Task CallAsync(string board, JobCall call) => _handlers[board](call);

    internal static void Set(string board, Func<JobCall, Task> handler) => _handlers[board] = handler;

    internal static void Remove(string board) => _handlers.TryRemove(board, out _);
}
