namespace Hotswap;

/// <summary>What came of an attempt to run a job; by default, it succeeded. Text only; nothing of a plugin.</summary>
internal readonly record struct JobOutcome(JobOutcomeKind Kind, string Error = "", string Detail = "")
{
    /// <summary>What an exception of <see cref="LiveJobRunner.RunAsync"/> means.</summary>
    public static JobOutcome Of(Exception e) => e switch
    {
        LiveJobFailedException failed => new JobOutcome(JobOutcomeKind.Failed, failed.Error, failed.Detail),
        LiveJobDataException data => new JobOutcome(JobOutcomeKind.UnreadableData, data.Message),
        _ => new JobOutcome(JobOutcomeKind.Cancelled),
    };
}
