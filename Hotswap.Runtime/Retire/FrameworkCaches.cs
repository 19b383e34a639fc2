using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Empties caches of the framework, and of other libraries of the host, that may hold types of an unloaded version, in the way
/// that hot reload does: through the handlers that assemblies name in <see cref="MetadataUpdateHandlerAttribute"/>. The host's
/// next use of such a cache is slow, so that it is done at most once a minute in the process. Thread-safe.
/// </summary>
internal sealed class FrameworkCaches(TimeProvider time)
{
    private static readonly TimeSpan _interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    // One for each clock: all hosts that live by the system's time share one.
    private static readonly ConditionalWeakTable<TimeProvider, FrameworkCaches> _all = [];

    private readonly Lock _lock = new();
    private long? _clearedAt;

    public static FrameworkCaches For(TimeProvider time) => _all.GetValue(time, static t => new FrameworkCaches(t));

    /// <summary>Empties them, unless that was done less than a minute ago.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryClearAsync(ILogger logger)
    {
        if (!TakeTurn())
        {
            return false;
        }

        logger.CachesCleared();

        // Handlers may be anybody's code, and none of them may end the watch.
        try
        {
            await Task.Run(() => ClearWhereSupported(logger)).WaitAsync(_longest).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            logger.CacheNotCleared("a handler", $"it did not return within {_longest}");
        }

        return true;
    }

    private bool TakeTurn()
    {
        lock (_lock)
        {
            long now = time.GetTimestamp();
            if (_clearedAt is { } last && time.GetElapsedTime(last, now) < _interval)
            {
                return false;
            }

            _clearedAt = now;
            return true;
        }
    }

    private static void ClearWhereSupported(ILogger logger)
    {
        // Elsewhere nothing was loaded, so that nothing can leak.
        if (DynamicLoading.IsSupported)
        {
            Clear(logger);
        }
    }

    [RequiresUnreferencedCode("Handlers are found by reflection.")]
    private static void Clear(ILogger logger)
    {
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies().Where(MayHoldOthersTypes))
        {
            try
            {
                foreach (MetadataUpdateHandlerAttribute handler in assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
                {
                    Clear(handler.HandlerType, logger);
                }
            }
            catch (Exception e)
            {
                logger.CacheNotCleared(assembly.GetName().Name ?? "", ErrorText.Brief(e));
            }
        }
    }

    // Not those of plugins: code of an unloaded version must not be run. Not the core library: what it remembers of a type goes
    // with the type, while its handler makes every type of the process known and reflection slower for good.
    private static bool MayHoldOthersTypes(Assembly assembly) =>
        !assembly.IsCollectible && !assembly.IsDynamic && assembly != typeof(object).Assembly;

    [RequiresUnreferencedCode("Handlers are found by reflection.")]
    private static void Clear(Type handler, ILogger logger)
    {
        try
        {
            const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

            // Null says that any type may have changed.
            handler.GetMethod("ClearCache", Any, [typeof(Type[])])?.Invoke(null, [null]);
        }
        catch (Exception e)
        {
            logger.CacheNotCleared(handler.FullName ?? handler.Name, ErrorText.Brief(e));
        }
    }
}
