namespace Hotswap;

/// <summary>Orders plugins so that each stands after all it imports; ties by name.</summary>
internal static class DependencyOrder
{
    /// <summary>
    /// The plugins in dependency order. Unknown dependencies and cycles are added to <paramref name="errors"/>; then the
    /// order is without meaning.
    /// </summary>
    public static IReadOnlyList<PluginManifest> Of(IEnumerable<PluginManifest> manifests, List<PluginLoadError> errors)
    {
        PluginManifest[] sorted = [.. manifests.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];
        Dictionary<string, PluginManifest> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (PluginManifest manifest in sorted)
        {
            byName.TryAdd(manifest.Name, manifest);
        }

        foreach (PluginManifest manifest in sorted)
        {
            foreach (PluginDependency dependency in manifest.Dependencies.Where(d => !byName.ContainsKey(d.Name)))
            {
                errors.Add(new PluginLoadError(manifest.Name, LoadStage.Preflight,
                    $"unknown dependency: {dependency.Name}. plugin: {manifest.Name}. "
                    + $"Its Import member {dependency.Member} names a plugin that is not in the plugin directory; add that plugin, "
                    + "rename the member, or mark it with [HotswapIgnore]."));
            }
        }

        return Sort(sorted, byName, errors);
    }

    private static List<PluginManifest> Sort(
        PluginManifest[] sorted, Dictionary<string, PluginManifest> byName, List<PluginLoadError> errors)
    {
        List<PluginManifest> order = [];
        HashSet<PluginManifest> done = new(ReferenceEqualityComparer.Instance);
        List<PluginManifest> path = [];
        HashSet<PluginManifest> onPath = new(ReferenceEqualityComparer.Instance);
        foreach (PluginManifest manifest in sorted)
        {
            Visit(manifest);
        }

        return order;

        void Visit(PluginManifest manifest)
        {
            if (done.Contains(manifest))
            {
                return;
            }

            if (!onPath.Add(manifest))
            {
                IEnumerable<string> cycle = path.SkipWhile(m => !ReferenceEquals(m, manifest)).Select(m => m.Name).Append(manifest.Name);
                errors.Add(new PluginLoadError(manifest.Name, LoadStage.Preflight,
                    $"cyclic dependency: {string.Join(" -> ", cycle)}. Take one of these imports out; what both sides need belongs into a third plugin."));
                return;
            }

            path.Add(manifest);
            foreach (PluginDependency dependency in manifest.Dependencies.OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase))
            {
                if (byName.TryGetValue(dependency.Name, out PluginManifest? target))
                {
                    Visit(target);
                }
            }

            path.RemoveAt(path.Count - 1);
            onPath.Remove(manifest);
            done.Add(manifest);
            order.Add(manifest);
        }
    }
}
