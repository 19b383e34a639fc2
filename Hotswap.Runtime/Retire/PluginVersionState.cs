namespace Hotswap;

/// <summary>The states in the life of a plugin version, in their order.</summary>
public enum PluginVersionState
{
    /// <summary>It is being loaded.</summary>
    Loading,

    /// <summary>The newest generation holds it.</summary>
    Serving,

    /// <summary>It was replaced; calls are still inside a generation that holds it, or its free delay has not passed.</summary>
    Draining,

    /// <summary>As <see cref="Draining"/>, and calls have been inside for longer than <see cref="PluginHostOptions.DrainWarnAfter"/>.</summary>
    DrainOverdue,

    /// <summary>Its background work is being stopped, or OnFree runs.</summary>
    Freeing,

    /// <summary>It was unloaded; whether its memory comes back is not yet known.</summary>
    Unloading,

    /// <summary>Its memory came back. Final.</summary>
    Collected,

    /// <summary>Something keeps it in memory. Not quite final: if it is collected after all, that is said.</summary>
    Leaked,

    /// <summary>It could not be freed: a call, a lifecycle method or background work does not return.</summary>
    Abandoned,
}
