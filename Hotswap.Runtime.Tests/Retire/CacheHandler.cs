using System.Reflection.Metadata;
using Hotswap.Runtime.Tests.Retire;

[assembly: MetadataUpdateHandler(typeof(CacheHandler))]

namespace Hotswap.Runtime.Tests.Retire;

/// <summary>A cache of the host's own, as hot reload would tell it to empty itself.</summary>
internal static class CacheHandler
{
    private static int _calls;

    /// <summary>How often it was told.</summary>
    public static int Calls => Volatile.Read(ref _calls);

    /// <summary>What it does then.</summary>
    public static Action? Does { get; set; }

    private static void ClearCache(Type[]? types)
    {
        Assert.Null(types);
        Interlocked.Increment(ref _calls);
        Does?.Invoke();
    }
}
