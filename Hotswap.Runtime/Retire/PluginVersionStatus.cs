namespace Hotswap;

/// <summary>How one version of a plugin stands. A snapshot; it holds nothing of the plugin.</summary>
/// <param name="Version">The version.</param>
/// <param name="State">Its state.</param>
/// <param name="InState">How long it has been in that state.</param>
/// <param name="Age">How long ago it was loaded.</param>
/// <param name="OpenLeases">
/// How many calls and leases are inside the generations that hold it: at least one, where it is <see cref="PluginVersionState.DrainOverdue"/>.
/// </param>
/// <param name="BackgroundWork">How many pieces of work started by <see cref="PluginContext.Run"/> have not ended.</param>
public sealed record PluginVersionStatus(
    PluginVersionId Version, PluginVersionState State, TimeSpan InState, TimeSpan Age, long OpenLeases, int BackgroundWork);
