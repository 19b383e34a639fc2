using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>Every log message of the runtime, with its event id. The ids are stable; docs/operations.md explains each.</summary>
internal static partial class Log
{
    [LoggerMessage(20, LogLevel.Error, "Background work of {Version} failed: {Error}")]
    public static partial void BackgroundWorkFailed(this ILogger logger, PluginVersionId version, string error);

    [LoggerMessage(21, LogLevel.Error, "A callback that {Version} registered with its Retiring token failed: {Error}")]
    public static partial void RetiringCallbackFailed(this ILogger logger, PluginVersionId version, string error);
}
