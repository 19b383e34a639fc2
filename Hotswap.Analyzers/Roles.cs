namespace Hotswap.Analyzers;

/// <summary>What a project is to Hotswap, as its project file says.</summary>
[Flags]
public enum Roles
{
    /// <summary>No rule is for this.</summary>
    None = 0,

    /// <summary><c>HotswapPlugin</c>: a plugin.</summary>
    Plugin = 1,

    /// <summary><c>HotswapPluginLibrary</c>: a private library of a plugin, loaded and unloaded with it.</summary>
    Library = 2,

    /// <summary><c>HotswapContract</c>: shared by host and plugins, never swapped.</summary>
    Contract = 4,

    /// <summary><c>HotswapHost</c>: loads plugins.</summary>
    Host = 8,

    /// <summary>The project sets none of these properties.</summary>
    Unset = 16,

    /// <summary>Code that is swapped.</summary>
    Swapped = Plugin | Library,
}
