using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>Every log message of the runtime, with its event id. The ids are stable; docs/operations.md explains each.</summary>
internal static partial class Log
{
    public const int LifecycleFailedId = 3;

    [LoggerMessage(1, LogLevel.Information, "{Report} in {Milliseconds:F1} ms")]
    public static partial void Loaded(this ILogger logger, string report, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "Load failed, what served before still serves: {Errors}")]
    public static partial void LoadFailed(this ILogger logger, string errors);

    [LoggerMessage(LifecycleFailedId, LogLevel.Error, "<hotswap:{Plugin}> {Stage} failed: {Error}")]
    public static partial void LifecycleFailed(this ILogger logger, string plugin, LoadStage stage, string error);

    [LoggerMessage(9, LogLevel.Debug, "Generation {Generation} has drained; it is freed in {FreeDelay}")]
    public static partial void GenerationDrained(this ILogger logger, long generation, TimeSpan freeDelay);

    [LoggerMessage(10, LogLevel.Information, "Generation {Generation} is freed; {Versions} of its versions are held by no other and go with it")]
    public static partial void GenerationFreed(this ILogger logger, long generation, int versions);

    [LoggerMessage(11, LogLevel.Error, "Generation {Generation} still has {Leases} open leases at the end of DrainTimeout; it is abandoned, not freed")]
    public static partial void GenerationAbandoned(this ILogger logger, long generation, long leases);

    [LoggerMessage(12, LogLevel.Error, "OnFree of {Version} failed: {Error}")]
    public static partial void OnFreeFailed(this ILogger logger, PluginVersionId version, string error);

    [LoggerMessage(13, LogLevel.Error, "{Version} is abandoned until its {Step} ends: {Error}")]
    public static partial void LifecycleAbandoned(this ILogger logger, PluginVersionId version, string step, string error);

    [LoggerMessage(14, LogLevel.Information, "{Version} is collected, {Milliseconds:F0} ms after its unload")]
    public static partial void VersionCollected(this ILogger logger, PluginVersionId version, double milliseconds);

    [LoggerMessage(15, LogLevel.Error, "{Version} has leaked: {Seconds:F0} s after its unload something still keeps it in memory")]
    public static partial void VersionLeaked(this ILogger logger, PluginVersionId version, double seconds);

    [LoggerMessage(16, LogLevel.Warning, "Generation {Generation} was replaced more than {DrainWarnAfter} ago and still has {Leases} open leases, which keep {Versions}")]
    public static partial void DrainOverdue(this ILogger logger, long generation, TimeSpan drainWarnAfter, long leases, string versions);

    [LoggerMessage(17, LogLevel.Information, "Generation {Generation}, whose drain was overdue, has drained after {Elapsed}")]
    public static partial void DrainEndedLate(this ILogger logger, long generation, TimeSpan elapsed);

    [LoggerMessage(18, LogLevel.Warning, "Caches were to be emptied for versions that are about to be called leaked; {Handler} failed: {Error}")]
    public static partial void CacheNotCleared(this ILogger logger, string handler, string error);

    [LoggerMessage(19, LogLevel.Error, "A lease on generation {Generation} was forgotten: it was never disposed, and nothing refers to it any more. It was taken at:\n{Stack}")]
    public static partial void LeaseForgotten(this ILogger logger, long generation, string stack);

    [LoggerMessage(20, LogLevel.Error, "Background work of {Version} failed: {Error}")]
    public static partial void BackgroundWorkFailed(this ILogger logger, PluginVersionId version, string error);

    [LoggerMessage(21, LogLevel.Error, "A callback that {Version} registered with its Retiring token failed: {Error}")]
    public static partial void RetiringCallbackFailed(this ILogger logger, PluginVersionId version, string error);

    [LoggerMessage(22, LogLevel.Error, "{Version}: {Function}, called by InvokeEach, failed: {Error}")]
    public static partial void InvokeEachFailed(this ILogger logger, PluginVersionId version, string function, string error);

    [LoggerMessage(23, LogLevel.Warning, "{Leases} leases on generation {Generation}, the oldest open for {Elapsed}, were taken at:\n{Stack}")]
    public static partial void LeaseHeld(this ILogger logger, int leases, long generation, TimeSpan elapsed, string stack);

    [LoggerMessage(24, LogLevel.Information, "Caches of the framework are emptied, as hot reload does: versions are about to be called leaked")]
    public static partial void CachesCleared(this ILogger logger);

    [LoggerMessage(25, LogLevel.Error, "A handler of the Unloading event of {Version}'s load context failed; the version is unloaded all the same: {Error}")]
    public static partial void UnloadingHandlerFailed(this ILogger logger, PluginVersionId version, string error);

    [LoggerMessage(30, LogLevel.Warning, "The private copies in {Folder} could not be deleted; the next start tries again: {Error}")]
    public static partial void PrivateCopyNotDeleted(this ILogger logger, string folder, string error);

    [LoggerMessage(31, LogLevel.Warning, "The plugin folder {Folder} can be written by every user of this machine: whoever can write there runs code in this process")]
    public static partial void FolderWritableByOthers(this ILogger logger, string folder);

    [LoggerMessage(32, LogLevel.Information, "Warm-up of {Version} was cut short after {Prepared} of {Methods} methods: its budget of {Budget} is spent")]
    public static partial void WarmUpCutShort(this ILogger logger, PluginVersionId version, int prepared, int methods, TimeSpan budget);

    [LoggerMessage(33, LogLevel.Error, "The static constructor of {Type} in {Version} failed; every use of the type will: {Error}")]
    public static partial void StaticConstructorFailed(this ILogger logger, PluginVersionId version, string type, string error);

    [LoggerMessage(40, LogLevel.Information, "Reload asked for by the trigger {Trigger}: {Reason}")]
    public static partial void ReloadTriggered(this ILogger logger, string trigger, string reason);

    [LoggerMessage(41, LogLevel.Error, "The reload that the trigger {Trigger} asked for failed unexpectedly: {Error}")]
    public static partial void TriggerFailed(this ILogger logger, string trigger, string error);

    [LoggerMessage(42, LogLevel.Warning, "The trigger {Trigger} gets no change events for \"{Directory}\" and looks every {PollInterval} instead: {Error}")]
    public static partial void TriggerPollsOnly(this ILogger logger, string trigger, string directory, TimeSpan pollInterval, string error);

    [LoggerMessage(43, LogLevel.Error, "The trigger {Trigger} cannot look at \"{Directory}\"; it goes on trying: {Error}")]
    public static partial void TriggerCannotLook(this ILogger logger, string trigger, string directory, string error);

    [LoggerMessage(44, LogLevel.Error, "The result file \"{Path}\" could not be written; it would say \"{Result}\": {Error}")]
    public static partial void ResultNotWritten(this ILogger logger, string path, string result, string error);

    [LoggerMessage(45, LogLevel.Error, "The trigger {Trigger} has ended and asks for no more reloads: {Error}")]
    public static partial void TriggerEnded(this ILogger logger, string trigger, string error);

    [LoggerMessage(46, LogLevel.Information, "The deployment {Folder} is deleted: the newest {Kept} are kept")]
    public static partial void DeploymentDeleted(this ILogger logger, string folder, int kept);

    [LoggerMessage(47, LogLevel.Warning, "The old deployment {Folder} could not be deleted; the next deployment tries again: {Error}")]
    public static partial void DeploymentNotDeleted(this ILogger logger, string folder, string error);

    [LoggerMessage(50, LogLevel.Warning, "Queue {Queue}: {Job} (id {Id}) failed at attempt {Attempt} of {MaxAttempts} and is tried again in {Delay}: {Error}")]
    public static partial void JobFailed(this ILogger logger, string queue, string job, string id, int attempt, int maxAttempts, TimeSpan delay, string error);

    [LoggerMessage(51, LogLevel.Error, "Queue {Queue}: {Job} (id {Id}) is a dead letter, {Reason}, after {Attempts} attempts: {Error}")]
    public static partial void JobDead(this ILogger logger, string queue, string job, string id, DeadLetterReason reason, int attempts, string error);

    [LoggerMessage(52, LogLevel.Warning, "Queue {Queue}: {Job} (id {Id}) waits for the next swap: {Why}")]
    public static partial void JobUnrunnable(this ILogger logger, string queue, string job, string id, string why);

    [LoggerMessage(53, LogLevel.Error, "Queue {Queue}: OnDeadLetter failed for {Job} (id {Id}): {Error}")]
    public static partial void DeadLetterCallbackFailed(this ILogger logger, string queue, string job, string id, string error);

    [LoggerMessage(54, LogLevel.Error, "Queue {Queue}: the store failed for {Job} (id {Id}) and is tried again in {Delay}: {Error}")]
    public static partial void JobStoreFailed(this ILogger logger, string queue, string job, string id, TimeSpan delay, string error);

    [LoggerMessage(55, LogLevel.Error, "Queue {Queue}: a callback that a job registered with its token failed: {Error}")]
    public static partial void JobCancellationFailed(this ILogger logger, string queue, string error);

    [LoggerMessage(56, LogLevel.Information, "Queue {Queue} is stopped; {Left} jobs are left")]
    public static partial void QueueStopped(this ILogger logger, string queue, int left);
}
