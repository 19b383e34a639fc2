using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>
/// Finds the shortest ways from the roots to the objects of versions: breadth first over all that is reachable, not going on
/// from what belongs to a version that is looked for, so that every way found ends at the first object of it.
/// </summary>
internal sealed class RootSearch(ClrHeap heap, LoadedVersions versions, StaticFields statics)
{
    // Many objects of one holder are one finding; this bounds what is looked at, not what is told.
    private const int MostPaths = 200;

    /// <summary>The ways to each version; a version without any has an empty list.</summary>
    /// <param name="wanted">The versions to look for.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IReadOnlyDictionary<string, List<RootPath>> Find(IReadOnlyCollection<string> wanted, CancellationToken cancellation)
    {
        Dictionary<string, List<RootPath>> found = wanted.ToDictionary(w => w, _ => new List<RootPath>());
        Dictionary<ulong, ClrRoot?> roots = [];
        Dictionary<ulong, ulong> parents = [];
        Queue<ulong> open = [];

        // What belongs to a collectible type's statics is the version's own; those of the host are found in their arrays.
        foreach (ClrRoot root in heap.EnumerateRoots().Where(r => r.RootKind != ClrRootKind.StaticVar && r.Object.Type is not null))
        {
            if (roots.TryAdd(root.Object.Address, root) && !Arrive(root.Object, 0))
            {
                open.Enqueue(root.Object.Address);
            }
        }

        foreach (ulong address in statics.OfThreads)
        {
            if (roots.TryAdd(address, null) && !Arrive(heap.GetObject(address), 0))
            {
                open.Enqueue(address);
            }
        }

        while (open.TryDequeue(out ulong address))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ClrObject child in heap.GetObject(address).EnumerateReferences(carefully: true, considerDependantHandles: true))
            {
                if (child.Type is null || roots.ContainsKey(child.Address) || parents.ContainsKey(child.Address))
                {
                    continue;
                }

                if (!Arrive(child, address))
                {
                    parents.Add(child.Address, address);
                    open.Enqueue(child.Address);
                }
            }
        }

        return found;

        // Whether the object is one that was looked for.
        bool Arrive(ClrObject o, ulong from)
        {
            if (versions.OwnerOf(o) is not { } version || !found.TryGetValue(version, out List<RootPath>? paths))
            {
                return false;
            }

            if (paths.Count < MostPaths)
            {
                List<ClrObject> way = [o];
                for (ulong step = from; step != 0; step = parents.GetValueOrDefault(step))
                {
                    way.Add(heap.GetObject(step));
                }

                way.Reverse();
                paths.Add(new RootPath(roots[way[0].Address], way));
            }

            return true;
        }
    }
}
