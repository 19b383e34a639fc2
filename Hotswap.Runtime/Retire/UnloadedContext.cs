using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// A load context after Unload, seen through weak references only. Context and assemblies are both watched: each can
/// outlive the other.
/// </summary>
internal sealed class UnloadedContext(AssemblyLoadContext context)
{
    private readonly WeakReference _context = new(context, trackResurrection: true);
    private readonly WeakReference[] _assemblies = [.. context.Assemblies.Select(a => new WeakReference(a, trackResurrection: true))];

    /// <summary>
    /// Unloads a context. Its Unloading event may have handlers of the plugin: what they throw is logged, and they are called only
    /// once, so that the second attempt gets past them.
    /// </summary>
    public static UnloadedContext Begin(AssemblyLoadContext context, PluginVersionId version, ILogger logger)
    {
        UnloadedContext unloaded = new(context);
        try
        {
            context.Unload();
        }
        catch (Exception e)
        {
            logger.UnloadingHandlerFailed(version, ErrorText.Of(e));
            context.Unload();
        }

        return unloaded;
    }

    public bool IsAlive => _context.IsAlive || _assemblies.Any(a => a.IsAlive);
}
