namespace Hotswap;

/// <summary>The steps of a load, in their order.</summary>
public enum LoadStage
{
    /// <summary>Finding the plugins on disk.</summary>
    Discover,

    /// <summary>Checking manifests and metadata, before any code of the new set runs.</summary>
    Preflight,

    /// <summary>Loading assemblies and creating plugin objects.</summary>
    Load,

    /// <summary>Asking whether a plugin may be replaced.</summary>
    Reloadable,

    /// <summary>Asking a plugin for its export.</summary>
    Export,

    /// <summary>Asking a plugin for its Import object.</summary>
    Import,

    /// <summary>Setting imports to exports.</summary>
    Link,

    /// <summary>OnLoad.</summary>
    OnLoad,

    /// <summary>Setting up the vault: extension and live registries.</summary>
    Vault,

    /// <summary>OnInit.</summary>
    OnInit,

    /// <summary>OnPublish.</summary>
    OnPublish,

    /// <summary>Preparing the new code, off the callers' threads.</summary>
    WarmUp,

    /// <summary>The host's reload callbacks.</summary>
    Callback,

    /// <summary>Publishing the new generation.</summary>
    Swap,
}
