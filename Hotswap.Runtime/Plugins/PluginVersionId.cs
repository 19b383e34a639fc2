using System.Globalization;

namespace Hotswap;

/// <summary>Names one version of a plugin, in logs, reports and metrics. Holds nothing of the plugin itself.</summary>
/// <param name="Plugin">The plugin's name.</param>
/// <param name="Number">How many versions of this plugin the host has loaded so far, this one included: 1, 2, 3 …</param>
/// <param name="AssemblyVersion">The version that the assembly carries.</param>
/// <param name="ContentHash">The first 8 hexadecimal digits of the SHA-256 over the version's files; empty for a statically linked plugin.</param>
public sealed record PluginVersionId(string Plugin, int Number, Version AssemblyVersion, string ContentHash)
{
    /// <summary>The id on one line, such as <c>world#3 (9f3c2a71)</c>.</summary>
    public override string ToString() => ContentHash.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Plugin}#{Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{Plugin}#{Number} ({ContentHash})");
}
