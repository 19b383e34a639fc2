namespace Hotswap.Runtime.Tests.Queue;

/// <summary>What happens while jobs are enqueued and run.</summary>
internal enum Disturbance
{
    /// <summary>The plugin is reloaded.</summary>
    Reload,

    /// <summary>The queue is stopped, and what is left goes into another.</summary>
    Stop,

    /// <summary>The same, and the handlers that run are cancelled.</summary>
    HurriedStop,
}
