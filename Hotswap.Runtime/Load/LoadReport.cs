using System.Globalization;

namespace Hotswap;

/// <summary>What a successful load or reload did. Holds nothing of any plugin.</summary>
/// <param name="Generation">The number of the generation that serves now: 1 for the first.</param>
/// <param name="Plugins">What became of each plugin, by name.</param>
/// <param name="Phases">How long each step took, in their order; steps that had nothing to do are left out.</param>
/// <param name="Elapsed">From the start of the load to the swap, without waiting for another load.</param>
public sealed record LoadReport(
    long Generation, IReadOnlyList<PluginReport> Plugins, IReadOnlyList<PhaseDuration> Phases, TimeSpan Elapsed)
{
    /// <summary>The report on one line, such as <c>generation 2: trade ok, world unchanged</c>.</summary>
    public override string ToString() => Plugins.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"generation {Generation}: no plugins")
        : string.Create(CultureInfo.InvariantCulture, $"generation {Generation}: {string.Join(", ", Plugins.Select(p => $"{p.Name} {p.Note}"))}");
}
