using System.ComponentModel;

namespace Hotswap;

/// <summary>
/// What the generator wrote about a plugin into its assembly; read from the file's metadata, without loading it.
/// The payload's form is described in docs/manifest.md.
/// </summary>
/// <param name="contractVersion">The version of the contract between generated code and runtime; see <see cref="PluginManifest.CurrentContractVersion"/>.</param>
/// <param name="entryType">Full name of the generated <see cref="IPluginEntry"/>.</param>
/// <param name="payload">The manifest as JSON.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HotswapManifestAttribute(int contractVersion, string entryType, string payload) : Attribute
{
    /// <summary>The version of the contract between generated code and runtime.</summary>
    public int ContractVersion { get; } = contractVersion;

    /// <summary>Full name of the generated <see cref="IPluginEntry"/>.</summary>
    public string EntryType { get; } = entryType;

    /// <summary>The manifest as JSON.</summary>
    public string Payload { get; } = payload;
}
