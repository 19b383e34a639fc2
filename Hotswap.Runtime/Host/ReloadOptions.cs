namespace Hotswap;

/// <summary>What is particular to one reload.</summary>
public sealed class ReloadOptions
{
    /// <summary>
    /// The folder to load from, from this reload on; as <see cref="PluginHostOptions.PluginDirectory"/>. Null: the one that
    /// was used last.
    /// </summary>
    public string? PluginDirectory { get; set; }

    /// <summary>Called after <see cref="PluginHostOptions.ReloadCallback"/>, for this reload only.</summary>
    public ReloadCallback? Callback { get; set; }

    /// <summary>Whether every file is read and hashed again, even where size and times are as they were. Default: false.</summary>
    public bool Force { get; set; }

    /// <summary>What asked for the reload.</summary>
    internal ReloadTrigger Trigger { get; init; }

    /// <summary>The version of the flag file that this reload is for.</summary>
    internal string? PatchVersion { get; init; }

    /// <exception cref="ArgumentException">The folder is named by an empty text.</exception>
    internal void Validate()
    {
        if (PluginDirectory is not null && string.IsNullOrWhiteSpace(PluginDirectory))
        {
            throw new ArgumentException($"{nameof(PluginDirectory)} must not be empty: give it a path, or null for the folder that was used last.");
        }
    }
}
