using System.ComponentModel;

namespace Hotswap;

/// <summary>A plugin that is linked into the host: its manifest and how to make its entry. Immutable.</summary>
/// <remarks>Generated: a host with static linking finds them in <c>StaticPlugins.All</c>. Nothing of the plugin runs before it is loaded.</remarks>
public sealed class StaticPlugin
{
    private readonly Func<IPluginEntry> _createEntry;

    /// <summary>Created by generated code.</summary>
    /// <param name="contractVersion">The contract between generated code and runtime that the plugin was generated for.</param>
    /// <param name="entryType">Full name of its entry.</param>
    /// <param name="payload">Its manifest as JSON; see docs/manifest.md.</param>
    /// <param name="createEntry">Makes its entry.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StaticPlugin(int contractVersion, string entryType, string payload, Func<IPluginEntry> createEntry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entryType);
        ArgumentException.ThrowIfNullOrEmpty(payload);
        ArgumentNullException.ThrowIfNull(createEntry);
        ContractVersion = contractVersion;
        EntryType = entryType;
        Payload = payload;
        _createEntry = createEntry;
    }

    /// <summary>The contract between generated code and runtime that the plugin was generated for.</summary>
    public int ContractVersion { get; }

    /// <summary>Full name of the plugin's entry.</summary>
    public string EntryType { get; }

    /// <summary>The plugin's manifest as JSON; see docs/manifest.md.</summary>
    public string Payload { get; }

    /// <summary>Makes the plugin's entry; the plugin class itself is made by <see cref="IPluginEntry.Create"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IPluginEntry CreateEntry() => _createEntry();
}
