using System.Runtime.Loader;

namespace Hotswap;

/// <summary>
/// A load context after Unload, seen through weak references only. Context and assemblies are both watched: each can
/// outlive the other.
/// </summary>
internal sealed class UnloadedContext(AssemblyLoadContext context)
{
    private readonly WeakReference _context = new(context, trackResurrection: true);
    private readonly WeakReference[] _assemblies = [.. context.Assemblies.Select(a => new WeakReference(a, trackResurrection: true))];

    public bool IsAlive => _context.IsAlive || _assemblies.Any(a => a.IsAlive);
}
