namespace Hotswap.Tool.Doctor;

/// <summary>One thing that keeps a version in memory.</summary>
/// <param name="What">What it is, in words.</param>
/// <param name="Remedy">What the plugin has to do.</param>
/// <param name="Rule">The rule that warns of it.</param>
/// <param name="Page">The rule's page.</param>
/// <param name="Path">The way from the root to the first object of the version, one step an element.</param>
internal sealed record Culprit(string What, string Remedy, string Rule, string Page, IReadOnlyList<string> Path)
{
    /// <summary>Whether another one says the same: a cache or a host that holds several things of a version is one finding.</summary>
    public bool IsTheSameAs(Culprit other) => What == other.What
        || (Rule == other.Rule && (Rule == CulpritKind.TypeCache.Rule || Rule == CulpritKind.HostHolds.Rule) && What.Split(": ")[0] == other.What.Split(": ")[0]);
}
