using System.Collections.Concurrent;

[assembly: Hotswap.HotswapContract]

namespace Hotswap.Runtime.Tests.Harness;

/// <summary>
/// Where plugins of a test leave marks that the test reads. The tests' assembly is the contract of the plugins that they
/// compile; each test has a journal of its own, by a key that stands in the plugins' sources.
/// </summary>
public static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _journals = new();

    public static void Write(string key, string entry) => _journals.GetOrAdd(key, _ => new()).Enqueue(entry);

    public static IReadOnlyList<string> Read(string key) => [.. _journals.GetOrAdd(key, _ => new())];

    public static void Clear(string key) => _journals.GetOrAdd(key, _ => new()).Clear();
}
