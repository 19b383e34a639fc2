using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>Collects the errors of one step and ends the load with all of them at once.</summary>
internal sealed class LoadFailures
{
    public List<PluginLoadError> Errors { get; } = [];

    /// <exception cref="PluginLoadException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (Errors.Count > 0)
        {
            throw new PluginLoadException([.. Errors]);
        }
    }

    /// <summary>Takes the outcome of a lifecycle call.</summary>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    /// <exception cref="PluginLoadException">The call failed.</exception>
    public static void ThrowIfFailed(LifecycleOutcome outcome, string? plugin, LoadStage stage, ILogger logger, CancellationToken cancellation)
    {
        if (outcome.Cancelled)
        {
            throw new OperationCanceledException(cancellation);
        }

        if (outcome.Error is not null)
        {
            logger.LifecycleFailed(plugin ?? "", stage, outcome.Detail ?? outcome.Error);
            throw new PluginLoadException([new PluginLoadError(plugin, stage, outcome.Error)]);
        }
    }
}
