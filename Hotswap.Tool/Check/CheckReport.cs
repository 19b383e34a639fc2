namespace Hotswap.Tool.Check;

/// <summary>What <c>hotswap check</c> found.</summary>
/// <param name="Directory">Full path of the plugin directory.</param>
/// <param name="Host">Full path of the host's folder; null if none was known, so that references were not checked.</param>
/// <param name="Plugins">The plugins, in the order of loading where that is known.</param>
/// <param name="Errors">Everything that is wrong.</param>
internal sealed record CheckReport(string Directory, string? Host, IReadOnlyList<CheckedPlugin> Plugins, IReadOnlyList<CheckError> Errors);
