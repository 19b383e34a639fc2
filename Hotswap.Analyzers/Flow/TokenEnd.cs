namespace Hotswap.Analyzers;

/// <summary>When a cancellation token fires.</summary>
internal enum TokenEnd
{
    /// <summary>Perhaps before the version is freed, or it cannot be told.</summary>
    InTime,

    /// <summary>When the host says so, such as at its shutdown.</summary>
    Host,

    /// <summary>Half a minute or more after the plugin made its source, which nothing on the way to OnFree cancels.</summary>
    Late,

    /// <summary>Never: it is no token, or nothing cancels its source.</summary>
    Never,
}
