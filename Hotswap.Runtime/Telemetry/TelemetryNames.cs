namespace Hotswap;

/// <summary>The names under which the runtime reports, but for those of the instruments, which stand in <see cref="HostMetrics"/>.</summary>
internal static class TelemetryNames
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Source = "Hotswap";

    /// <summary>The activity of a first load.</summary>
    public const string LoadActivity = "hotswap.load";

    /// <summary>The activity of a reload.</summary>
    public const string ReloadActivity = "hotswap.reload";

    /// <summary>The activity of one phase of either.</summary>
    public const string PhaseActivity = "hotswap.phase";

    /// <summary>Attribute: what asked for the reload.</summary>
    public const string Trigger = "hotswap.trigger";

    /// <summary>Attribute: a <see cref="LoadStage"/>.</summary>
    public const string Phase = "hotswap.phase";

    /// <summary>Attribute: one of the three below.</summary>
    public const string Outcome = "hotswap.outcome";

    /// <summary>Attribute: the number of the generation that serves after the load.</summary>
    public const string Generation = "hotswap.generation";

    /// <summary>Attribute: whether leases are on the generation that serves or on those that were replaced.</summary>
    public const string LeasesOn = "hotswap.leases.on";

    /// <summary>Attribute: the name of a queue.</summary>
    public const string Queue = "hotswap.queue";

    /// <summary>Attribute: how an attempt to run a job ended.</summary>
    public const string JobOutcome = "hotswap.job.outcome";

    /// <summary>Attribute: why a job became a dead letter.</summary>
    public const string JobReason = "hotswap.job.reason";

    /// <summary>Attribute: what a job that is held waits for.</summary>
    public const string JobState = "hotswap.job.state";

    public const string Succeeded = "ok";

    public const string Failed = "failed";

    public const string Cancelled = "cancelled";

    public const string Unreadable = "unreadable";

    public const string Unknown = "unknown";
}
