using System.Collections.Concurrent;

namespace Native.Contract;

/// <summary>What happened, in its order.</summary>
public static class Journal
{
    private static readonly ConcurrentQueue<string> _lines = new();

    /// <summary>All lines so far.</summary>
    public static IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Adds a line.</summary>
    public static void Write(string line) => _lines.Enqueue(line);
}
