namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>Where the hammer makes a load fail.</summary>
public enum HammerStage
{
    StaticConstructor,
    Constructor,
    Reloadable,
    Export,
    Import,
    OnLoad,
    OnInit,
    OnPublish,
    Extension,
    Callback,

    /// <summary>The load goes well, OnFree throws.</summary>
    OnFree,

    /// <summary>The file is cut off.</summary>
    DamagedFile,

    /// <summary>The plugin's folder is gone.</summary>
    MissingFolder,
}
