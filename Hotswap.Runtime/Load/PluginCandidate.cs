namespace Hotswap;

/// <summary>A plugin on its way into the next generation: what was found, what serves now, and what was decided.</summary>
internal sealed class PluginCandidate
{
    /// <summary>The file that was found; null for a statically linked plugin.</summary>
    public PluginSource? Source { get; init; }

    /// <summary>The statically linked plugin; null for one that was found as a file.</summary>
    public StaticPlugin? Static { get; init; }

    /// <summary>The version that serves now, if there is one.</summary>
    public PluginVersion? Serving { get; init; }

    /// <summary>Its files, where they were read.</summary>
    public PluginImage? Image { get; set; }

    /// <summary>Its manifest, from the new file or the serving version.</summary>
    public PluginManifest? Manifest { get; set; }

    /// <summary>The version that its new assembly carries; there with the manifest of that.</summary>
    public Version? AssemblyVersion { get; private set; }

    /// <summary>One of the values of <see cref="LoadNote"/>.</summary>
    public string Note { get; set; } = LoadNote.Ok;

    /// <summary>The version that will serve: the serving one, or the new one once it is loaded.</summary>
    public PluginVersion? Version { get; set; }

    /// <summary>What the host remembers of the new version; there before any of its code runs, and without a version where that hangs or throws.</summary>
    public VersionRecord? Record { get; set; }

    /// <summary>Whether the serving version stays.</summary>
    public bool IsCarriedOver => Note is LoadNote.Unchanged or LoadNote.NotReloadable;

    /// <summary>The name for messages: the plugin's own, or the file's where that is not known yet.</summary>
    public string Name => Manifest?.Name ?? Source?.Name ?? Static!.EntryType;

    /// <summary>Reads the manifest of the new files; what is wrong with it is added to <paramref name="errors"/>.</summary>
    public void ReadManifest(List<PluginLoadError> errors)
    {
        Manifest = PreflightChecks.ReadManifest(Image!, errors);
        AssemblyVersion = Manifest is null ? null : Image!.Assembly(Image.MainPath).Version;
    }
}
